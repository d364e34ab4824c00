// Validates GLSL ES 3.00 and writes it as one ES module: shaders/box.frag becomes `export const box_frag`.
// Knows nothing of what the shaders draw.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const [validator, out, ...files] = process.argv.slice(2);

// Comments and indentation are for readers of shaders/, not for shoppers' bandwidth; line breaks end directives.
const shorten = (source) =>
  source.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '').replace(/^[ \t]+|[ \t]+$/gm, '').replace(/\n+/g, '\n')
    .trim() + '\n';

const lines = ['// Made from shaders/ by tools/shaders.mjs.'];
for (const file of files.sort()) {
  try {
    execFileSync(validator, [file], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    console.error(error.stdout || error.message);
    process.exit(1);
  }
  lines.push(
    `export const ${basename(file).replace(/\W/g, '_')} = ${JSON.stringify(shorten(readFileSync(file, 'utf8')))};`,
  );
}
writeFileSync(out, lines.join('\n') + '\n');
