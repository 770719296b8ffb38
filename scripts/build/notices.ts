/** The licences of the packages that a bundle contains, as those licences ask for. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from '../setup/step.mjs';

/** `metafiles`: of the bundles; `target`: the file to write, relative to the root. */
export function writeNotices(metafiles: readonly Metafile[], target: string): void {
  const folders = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
  const notices = [...new Set(folders)].map(noticeOf).sort();
  writeFileSync(path.join(root, target), `${notices.join(`\n${'-'.repeat(80)}\n\n`)}`);
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(path.join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(path.join(root, folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
}
