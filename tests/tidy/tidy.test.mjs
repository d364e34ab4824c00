// Our sources as they lie in the tree, held to the rules of this folder. What is excused stands in allowed.json with
// its number, which may only fall. Knows nothing of what the code does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { allowed, findings, strict } from './findings.mjs';
import { MOST, bad_subjects, ratchet } from './rules.mjs';

const RULES = {
  long_lines: `a line has at most ${MOST.columns} columns`,
  long_files: `a file has at most ${MOST.file_lines} lines`,
  long_functions: `a function has at most ${MOST.function_lines} lines`,
  defined_elsewhere: 'a function that x.hpp declares is defined in x.cpp, or in the folder whose face the header is',
  unread: 'what a header declares is read somewhere',
  key_literals: 'the keys of nodes are named in core/state/keys.hpp alone',
  hand_written_json: 'JSON is written by JsonWriter alone',
  banned_words: 'comments and names do without the banned words',
  untested: 'what web/till.d.ts promises is mentioned by a test',
};

for (const [rule, sentence] of Object.entries(RULES)) {
  test(sentence, () => assert.deepEqual(ratchet(findings[rule], allowed[rule]), []));
}

test('every source is named by a CMakeLists.txt', () => assert.deepEqual(strict.unlisted, []));

test('no tabs, and no blanks at the end of a line', () => assert.deepEqual(strict.stray_blanks, []));

test('what reads a pipe in a script reads it to the end', () => assert.deepEqual(strict.early_readers, []));

test('a commit is named by its room, in at most 72 columns', () => {
  const { since, rooms } = JSON.parse(readFileSync('tests/tidy/commits.json', 'utf8'));
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
  const git = (...args) => execFileSync('git', args, options).split('\n').filter(Boolean);
  const known = (() => {
    try {
      return git('merge-base', '--is-ancestor', since, 'HEAD') && true;
    } catch {
      return false;
    }
  })();
  // In a shallow clone the first of our commits is missing: what is there came after it.
  const subjects = git('log', '--no-merges', '--format=%s', known ? `${since}..HEAD` : 'HEAD');
  assert.deepEqual(bad_subjects(subjects, rooms), []);
});
