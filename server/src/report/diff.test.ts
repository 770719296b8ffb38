import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from './diff.ts';

const numbers = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `${from + at}\n`).join('');

describe('unifiedDiff', () => {
  test('equal texts have none', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toEqual([]);
  });

  test('changes that are near are in one hunk, those that are far in two', () => {
    const after = numbers(1, 30).replace('5\n', 'five\n').replace('\n9\n', '\nnine\n').replace('25\n', '');
    expect(unifiedDiff('a', numbers(1, 30), after).filter((line) => !line.startsWith(' '))).toEqual([
      '--- a/a',
      '+++ b/a',
      '@@ -2,11 +2,11 @@',
      '-5',
      '+five',
      '-9',
      '+nine',
      '@@ -22,7 +22,6 @@',
      '-25',
    ]);
  });

  test('a last line without a break is told, and so is a change of line ends', () => {
    expect(unifiedDiff('a', 'x\ny', 'x\r\ny').slice(2)).toEqual([
      '@@ -1,2 +1,2 @@',
      '-x',
      '+x\r',
      ' y',
      '\\ No newline at end of file',
    ]);
  });

  test('git applies it, whatever changed', { timeout: 60_000 }, () => {
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', '  - item: x\n', '\n');
    const text = fc
      .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('', 'end'))
      .map(([lines, end]) => lines.join('') + end);
    const folder = mkdtempSync(join(tmpdir(), 'exportlint-diff-'));
    try {
      fc.assert(
        fc.property(text, text, (before, after) => {
          // An empty file is created or deleted in a patch, which is another form.
          fc.pre(before !== after && before !== '' && after !== '');
          writeFileSync(join(folder, 'f'), before);
          const patch = `${unifiedDiff('f', before, after).join('\n')}\n`;
          const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
            cwd: folder,
            input: patch,
            encoding: 'utf8',
            env: { ...process.env, GIT_CEILING_DIRECTORIES: '/' },
          });
          expect(`${status} ${stderr}`, patch).toBe('0 ');
          expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(after);
        }),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
