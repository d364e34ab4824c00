// What eslint holds every script of the repository to. TypeScript finds names that do not exist, so `no-undef` stays
// off; the layout is written by hand and only its width is checked. Knows nothing of what the scripts do.
import js from '@eslint/js';

export default [
  { ignores: ['build/', 'node_modules/', 'web/engine/shaders.js'] },
  {
    files: ['**/*.js', '**/*.mjs'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { ecmaVersion: 2025, sourceType: 'module' },
    rules: {
      ...js.configs.recommended.rules,
      'no-undef': 'off',
      'no-unused-vars': [
        'error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': ['error', { destructuring: 'all' }],
      'no-shadow': 'error',
      complexity: ['error', 25],
      'max-params': ['error', 6],
      'max-len': ['error', { code: 120, tabWidth: 2 }],
    },
  },
  {
    // A function that is sent to the page takes its values by the names they have here, and cannot see the outer ones.
    files: ['tests/browser/**'],
    rules: { 'no-shadow': 'off' },
  },
];
