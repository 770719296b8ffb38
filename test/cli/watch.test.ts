import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundleCli } from './bundle.ts';
import { manifestTo } from './manifest.ts';

let cli = '';
let folder = '';
let child: ChildProcess | undefined;
beforeAll(async () => {
  cli = await bundleCli();
}, 60_000);
afterAll(() => rmSync(dirname(cli), { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exportlint-watch-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Watching {
  /** What was printed since the last time, once the round is over. */
  readonly round: () => Promise<string>;
  readonly stop: () => Promise<number | null>;
}

function watching(...args: string[]): Watching {
  const started = spawn(process.execPath, [cli, 'check', '--watch', ...args], { cwd: folder });
  child = started;
  const ended = new Promise<number | null>((done) => started.on('close', done));
  let printed = '';
  let rounds = 0;
  let seen = 0;
  let wake = (): void => {};
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    rounds += text.split('watching for changes').length - 1;
    wake();
  });
  return {
    round: async () => {
      while (rounds <= seen) {
        await new Promise<void>((next) => {
          wake = next;
        });
      }
      seen = rounds;
      const text = printed;
      printed = '';
      return text;
    },
    stop: () => {
      started.kill('SIGINT');
      return ended;
    },
  };
}

test('checks again when a file changes, when one is added in a new folder, and ends on Ctrl-C', {
  timeout: 60_000,
}, async () => {
  writeFileSync(join(folder, 'a.manifest.yaml'), manifestTo('NO'));
  const { round, stop } = watching('--format', 'csv');
  expect(await round()).toContain('clear');
  writeFileSync(join(folder, 'a.manifest.yaml'), manifestTo('IR'));
  expect(await round()).toContain('blocked');
  mkdirSync(join(folder, 'new'));
  await round();
  writeFileSync(join(folder, 'new/b.manifest.yaml'), manifestTo('NO'));
  expect(await round()).toContain('new/b.manifest.yaml');
  expect(await stop()).toBe(0);
});

test('a report that it writes itself starts no new round', { timeout: 60_000 }, async () => {
  writeFileSync(join(folder, 'a.manifest.yaml'), manifestTo('NO'));
  const { round, stop } = watching('--format', 'csv=report.csv', '--format', 'github');
  await round();
  await new Promise((next) => setTimeout(next, 500));
  writeFileSync(join(folder, 'a.manifest.yaml'), manifestTo('IR'));
  expect((await round()).match(/watching for changes/g)).toHaveLength(1);
  expect(await stop()).toBe(0);
});

test('a configuration that is wrong for a while ends nothing', { timeout: 60_000 }, async () => {
  writeFileSync(join(folder, 'a.manifest.yaml'), manifestTo('NO'));
  const { round, stop } = watching('--format', 'csv');
  await round();
  writeFileSync(join(folder, 'exportlint.yaml'), 'regime: us-eer\n');
  expect(await round()).toContain('Nothing was checked. Fix exportlint.yaml');
  writeFileSync(join(folder, 'exportlint.yaml'), 'regime: us-ear\n');
  expect(await round()).toContain('clear');
  expect(await stop()).toBe(0);
});

test('an own pack that lies elsewhere is watched too, with its mistakes', { timeout: 60_000 }, async () => {
  const pack = (members: string): string =>
    `pack: house\nformat: 1\ntitle: House\nversion: '1'\nextends: us-ear\nsets: {closed: [{members: [${members}]}]}\nreasons:\n  closed: {title: Closed, summary: Closed., todo: Wait., cite: Rule 1, coverage: modelled, raises: blocked, for: always, at: place, when: {place: {in: closed}}, say: Closed.}\n`;
  mkdirSync(join(folder, 'work'));
  mkdirSync(join(folder, 'shared'));
  writeFileSync(join(folder, 'shared/house.yaml'), pack('SE'));
  writeFileSync(join(folder, 'work/exportlint.yaml'), 'regime: house\nregimes: [../shared/house.yaml]\n');
  writeFileSync(join(folder, 'work/a.manifest.yaml'), manifestTo('NO'));
  const { round, stop } = watching('work', '--format', 'csv');
  expect(await round()).toContain('clear');
  writeFileSync(join(folder, 'shared/house.yaml'), pack('NO'));
  expect(await round()).toContain('blocked');
  writeFileSync(join(folder, 'shared/house.yaml'), pack('NO').replace('in: closed', 'in: closd'));
  expect(await round()).toContain('Unknown set "closd".');
  expect(await stop()).toBe(0);
});
