/** The examples of docs/library.md, run with the built package: in Node, against its types, and where there is no Node. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = process.cwd();
/** The package as it is installed, where the installed one is tested. */
const PACKAGE = process.env['EXPORTLINT_PACKAGE'] ?? path.join(ROOT, 'server');
const examples = [...readFileSync('docs/library.md', 'utf8').matchAll(/^```js\n([\s\S]*?)^```/gm)].map(
  ([, code]) => code ?? '',
);
const WANTED = [
  /nvidia-h100-sxm5 x 8 to PT: caution/,
  /Unknown regime us-eer\. Known regimes: us-agreements/,
  /\b16\b/,
];

let folder = '';
beforeAll(() => {
  expect(existsSync(path.join(PACKAGE, 'dist/index.js')), 'npm run build comes first').toBe(true);
  folder = mkdtempSync(path.join(tmpdir(), 'exportlint-library-'));
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(PACKAGE, path.join(folder, 'node_modules/exportlint'));
  examples.forEach((code, index) => void writeFileSync(path.join(folder, `${index}.mts`), code));
  examples.forEach((code, index) => void writeFileSync(path.join(folder, `${index}.mjs`), code));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there is an example for each thing that the page explains', () => expect(examples).toHaveLength(WANTED.length));

describe.each(WANTED.map((wanted, index) => [index, wanted] as const))('example %i', (index, wanted) => {
  test('runs in Node', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [`${index}.mjs`], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(wanted);
  });

  test('runs where there is no Node, as in a web worker', async () => {
    const { outputFiles } = await build({
      entryPoints: [path.join(folder, `${index}.mjs`)],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      logLevel: 'silent',
    });
    const printed: string[] = [];
    const console = { log: (...all: unknown[]) => void printed.push(all.map(String).join(' ')) };
    // What a worker has; no process, no require, no Buffer.
    const globals = { console, TextEncoder, TextDecoder, URL, structuredClone, setTimeout, queueMicrotask };
    vm.runInNewContext(outputFiles[0]?.text ?? '', globals);
    expect(printed.join('\n')).toMatch(wanted);
  });
});

test('the examples agree with the types, and a wrong use does not', () => {
  const wrong = "import { check } from 'exportlint';\ncheck({ files: { a: 5 } }).lines[0]?.determination.verdikt;\n";
  writeFileSync(path.join(folder, 'wrong.mts'), wrong);
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom',
  ];
  const tsc = (...files: string[]) =>
    spawnSync(path.join(ROOT, 'node_modules/.bin/tsc'), [...options, ...files], { cwd: folder, encoding: 'utf8' });
  const sound = tsc(...examples.map((_, index) => `${index}.mts`));
  expect([sound.status, sound.stdout]).toEqual([0, '']);
  const { status, stdout } = tsc('wrong.mts');
  expect(status).not.toBe(0);
  expect(stdout).toContain("'number' is not assignable to type 'string'");
  expect(stdout).toContain('verdikt');
});
