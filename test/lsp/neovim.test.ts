/** An editor that is not VS Code and knows less of the protocol: diagnostics pushed, hovers and code actions, over `exportlint lsp --stdio`. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { command, folderWith } from './overStdio.ts';
import { OVER_CAP } from './real.ts';

vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = fileURLToPath(new URL('../neovim/converse.lua', import.meta.url));
const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
const isThere = version.status === 0;
if (!isThere) console.warn('SKIPPED: Neovim is not installed, so nothing is known about it (apt-get install neovim).');

interface Result {
  readonly problem?: string;
  readonly diagnostics: readonly { code: string; severity: number; line: number; message: string }[];
  readonly hover?: string;
  readonly actions: readonly string[];
  readonly text: string;
}

it.skipIf(!isThere)('Neovim shows the findings, the hover and the quick fixes of a document, and applies one', () => {
  const { folder } = folderWith({ 'a.manifest.yaml': OVER_CAP });
  const result = join(folder, 'result.json');
  const run = spawnSync('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${SCRIPT}`], {
    encoding: 'utf8',
    timeout: 50_000,
    env: {
      ...process.env,
      NODE: process.execPath,
      SERVER: command(),
      FOLDER: folder,
      FILE: join(folder, 'a.manifest.yaml'),
      HOVER: 'nvidia-h100',
      RESULT: result,
      // Its state and its log stay in the folder that goes with the test.
      XDG_CACHE_HOME: folder,
      XDG_STATE_HOME: folder,
      XDG_DATA_HOME: folder,
    },
  });
  expect(run.error).toBeUndefined();
  const got = JSON.parse(readFileSync(result, 'utf8')) as Result;
  expect(got.problem).toBeUndefined();
  expect(got.diagnostics).toContainEqual(
    expect.objectContaining({ code: 'us-ai-diffusion/lpp-consignee-cap', severity: 1, line: 19 }),
  );
  expect(got.hover).toContain('15,840');
  expect(got.actions[0]).toBe('Reduce to 1,698');
  expect(got.text).toContain('    quantity: 1698\n');
});
