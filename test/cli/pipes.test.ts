import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleCli } from './bundle.ts';

let cli = '';
let folder = '';
beforeAll(async () => {
  cli = await bundleCli();
  folder = mkdtempSync(join(tmpdir(), 'exportlint-pipes-'));
  const head = 'kind: ShipmentManifest\nid: SHP-LARGE\ndate: 2025-06-02\nfrom: US\n';
  const parties =
    'parties:\n  ultimateConsignee: {name: Fjord AS, country: "NO", headquarters: "NO", ultimateParent: none}\n';
  writeFileSync(
    join(folder, 'large.manifest.yaml'),
    `${head}${parties}lines:\n${'  - item: nvidia-t4\n    quantity: 1\n'.repeat(2_000)}`,
  );
}, 60_000);
afterAll(() => {
  rmSync(dirname(cli), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `check --format json`; `take` says after each part whether to go on reading. */
function check(take: (text: string) => boolean | Promise<boolean>): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [cli, 'check', '--format', 'json'], { cwd: folder });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', async (text: string) => {
      stdout += text;
      child.stdout.pause();
      if (await take(stdout)) child.stdout.resume();
      else child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
}

test('a reader that goes away early, such as head, is not an error', { timeout: 60_000 }, async () => {
  const { code, signal, stdout, stderr } = await check(() => false);
  expect(stdout.length).toBeLessThan(1_000_000);
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
});

test('a slow reader gets everything before the program ends', { timeout: 60_000 }, async () => {
  let parts = 0;
  const slowly = async () => {
    parts += 1;
    if (parts < 20) await new Promise((next) => setTimeout(next, 5));
    return true;
  };
  const { code, stdout } = await check(slowly);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).lines).toHaveLength(2_000);
  expect(stdout.length).toBeGreaterThan(1_000_000);
});

test('no one reads the help to its end, and that is not an error', { timeout: 60_000 }, () => {
  const shell = `"${process.execPath}" "${cli}" check --help | true; exit "\${PIPESTATUS[0]}"`;
  const { status, stderr } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
