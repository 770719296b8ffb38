/**
 * `npm run l10n`: collects what the extension says (`vscode.l10n.t`) into client/l10n/bundle.l10n.json, from which translations are made.
 * With `--check` it writes nothing, and names what is stale or not translated.
 */
import { getL10nJson } from '@vscode/l10n-dev';
import { globSync } from 'tinyglobby';
import { readJson, readText, writeOutput } from './setup/files.ts';
import { isMain, root, runMain, say } from './setup/step.mjs';

const FOLDER = 'client/l10n';
const BUNDLE = `${FOLDER}/bundle.l10n.json`;

/** The extension writes `t` for `vscode.l10n.t`, which l10n-dev knows only by its whole name. */
const spelledOut = (source: string) =>
  `import * as vscode from 'vscode';\n${source.replace(/(?<![\w$.])t\(/g, 'vscode.l10n.t(')}`;

/** What is wrong with the bundles, a line each. Without `check`, the bundle of the texts themselves is written first. */
export async function buildL10n({ check = false } = {}): Promise<string[]> {
  const files = globSync('client/src/**/*.ts', { cwd: root, ignore: ['**/*.test.ts'] });
  const sources = files.map((file) => ({ extension: '.ts', contents: spelledOut(readText(file)) }));
  const texts = Object.keys(await getL10nJson(sources)).sort();
  const bundle = `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
  if (!check) writeOutput(BUNDLE, bundle);
  const translated = (pattern: string, wanted: readonly string[]) =>
    globSync(pattern, { cwd: root }).flatMap((file) => differences(file, wanted));
  return [
    ...(readText(BUNDLE) === bundle ? [] : [`${BUNDLE} is stale`]),
    ...translated(`${FOLDER}/bundle.l10n.*.json`, texts),
    ...translated('client/package.nls.*.json', Object.keys(readJson('client/package.nls.json'))),
  ];
}

function differences(file: string, wanted: readonly string[]): string[] {
  const translated = readJson(file);
  const has = (text: string) => Object.hasOwn(translated, text);
  return [
    ...wanted.filter((text) => !has(text)).map((text) => `${file} lacks ${JSON.stringify(text)}`),
    ...Object.keys(translated)
      .filter((text) => !wanted.includes(text))
      .map((text) => `${file} has ${JSON.stringify(text)}, which nothing says any more`),
    ...wanted
      .filter((text) => file.startsWith(FOLDER) && has(text) && places(text) !== places(translated[text]))
      .map((text) => `${file}: other places to fill in ${JSON.stringify(text)}`),
  ];
}

/** What a translation has to keep: numbered places and icons. */
function places(text: string): string {
  return [...text.matchAll(/\{\d\}|\$\([\w-]+\)/g)]
    .map(([place]) => place)
    .sort()
    .join();
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const wrong = await buildL10n({ check: process.argv.includes('--check') });
    for (const line of wrong) say(line);
    return wrong.length > 0 ? 1 : 0;
  });
}
