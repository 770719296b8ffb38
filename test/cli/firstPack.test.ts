/** The first pack of docs/writing-packs.md does what the page says: its files are laid out, its command is run, its output is compared. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf, markdownFiles } from '../guards/markdown.ts';
import { bundleCli } from './bundle.ts';
import { runScenario } from './run.ts';

const page = markdownFiles().find(({ file }) => file === 'docs/writing-packs.md');
const blocks = page ? blocksOf(page) : [];
const files = blocks.flatMap(({ language, text }) => {
  const name = language === 'yaml' ? /^# (\S+\.yaml)$/m.exec(text)?.[1] : undefined;
  return name === undefined ? [] : [{ name, text: `${text.trimEnd()}\n` }];
});
const [judged, refused] = blocks.filter(({ language }) => language === 'text').map(({ text }) => text.trimEnd());

let cli = '';
beforeAll(async () => {
  cli = await bundleCli();
}, 60_000);
afterAll(() => rmSync(dirname(cli), { recursive: true, force: true }));

const run = (command: string, change: (text: string) => string = (text) => text) =>
  runScenario(
    {
      about: 'the first pack',
      sections: [
        ...files.map(({ name, text }) => ({ title: `file ${name}`, body: change(text) })),
        { title: `run ${command}`, body: '' },
      ],
    },
    cli,
  );

test('there are the three files and the two outputs', () => {
  expect(files.map(({ name }) => name)).toEqual(['exportlint.yaml', 'policy/pack.yaml', 'june.manifest.yaml']);
  expect([judged, refused]).not.toContain(undefined);
});

test('the shipment is judged by the pack', { timeout: 60_000 }, async () => {
  const { exit, stdout, stderr } = await run('exportlint check --as-of 2026-11-24');
  expect(stderr).toBe('');
  expect(stdout.trimEnd()).toBe(judged);
  expect(exit).toBe(1);
});

test('us-ear alone lets it go', { timeout: 60_000 }, async () => {
  expect(await run('exportlint check --regime us-ear')).toMatchObject({ exit: 0, stderr: '' });
});

test('with a mistake the pack judges nothing', { timeout: 60_000 }, async () => {
  const { exit, stdout, stderr } = await run('exportlint check', (text) => text.replace('in: closed', 'in: closd'));
  expect(stdout).toBe('');
  expect(stderr.trimEnd()).toBe(refused);
  expect(exit).toBe(2);
});
