/** The command as it is installed keeps what it prints, and prints it again. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundleCli } from './bundle.ts';

let cli = '';
beforeAll(async () => {
  cli = await bundleCli();
}, 60_000);
afterAll(() => rmSync(path.dirname(cli), { recursive: true, force: true }));
const manifest = (quantity: number) => `kind: ShipmentManifest
id: SHP-JUNE
date: 2025-06-02
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none}
  ultimateConsignee: {name: Nordlys Compute AS, country: "NO", headquarters: "NO", ultimateParent: none}
lines:
  - item: nvidia-a16
    quantity: ${quantity}
`;

test('a report is printed again, until a file changes; clean removes it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'exportlint-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [workspace, cache] = [path.join(folder, 'work'), path.join(folder, 'cache', 'exportlint')];
  const exportlint = (...args: string[]) => {
    const env = { ...process.env, XDG_CACHE_HOME: path.dirname(cache) };
    const { status, stdout } = spawnSync(process.execPath, [cli, ...args], { cwd: workspace, env, encoding: 'utf8' });
    return { status, stdout };
  };
  const kept = () => readdirSync(cache);
  const write = (quantity: number) => writeFileSync(path.join(workspace, 'june.manifest.yaml'), manifest(quantity));
  mkdirSync(workspace);
  write(8);

  const first = exportlint('check');
  expect(first.stdout).toContain('1 clear');
  const [name = ''] = kept();
  expect(exportlint('check')).toEqual(first);
  // What is not as it was written is not printed; the check is made again and kept.
  const file = path.join(cache, name);
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('1 clear', '2 clear'));
  expect(exportlint('check')).toEqual(first);
  expect(kept()).toEqual([name]);

  write(0);
  const changed = exportlint('check');
  expect(changed.status).toBe(1);
  expect(changed.stdout).not.toBe(first.stdout);
  expect(exportlint('check', '--no-cache')).toEqual(changed);
  write(8);
  expect(exportlint('check')).toEqual(first);
  expect(exportlint('cache', 'path').stdout.trim()).toBe(cache);
  expect(exportlint('cache', 'clean').stdout).toMatch(/^Removed [12] reports? from /);
  expect(kept()).toEqual([]);
});
