/**
 * `node scripts/l10n.mjs`: collects what the extension says (`vscode.l10n.t`) into client/l10n/bundle.l10n.json, from which translations are
 * made. With `--check` it writes nothing, and names what is stale or not translated.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { root, runMain, say } from './setup/step.mjs';

const SOURCES = 'client/src/**/*.ts';
const FOLDER = 'client/l10n';
const BUNDLE = 'bundle.l10n.json';

/** A text is the first argument of `t(…)`, written out: only then can it be looked up in a bundle. */
const CALL =
  /(?<![\w$.])(?:(?:vscode\.)?l10n\.)?t\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\$])*)`)/g;

/** The texts that a source says, in their order. */
export function textsOf(source) {
  return [...source.matchAll(CALL)].map((match) =>
    (match[1] ?? match[2] ?? match[3]).replace(/\\u([\da-f]{4})|\\(.)/gi, (_all, code, char) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : char === 'n' ? '\n' : char,
    ),
  );
}

/** What is wrong with the bundles, a line each. Without `check`, the bundle of the texts themselves is written first. */
export function buildL10n({ check = false } = {}) {
  const files = globSync(SOURCES, { cwd: root, ignore: ['**/*.test.ts'] });
  const texts = [...new Set(files.flatMap((file) => textsOf(readFileSync(path.join(root, file), 'utf8'))))].sort();
  const bundle = `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
  const file = path.join(root, FOLDER, BUNDLE);
  if (!check) writeFileSync(file, bundle);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === bundle;
  return [
    ...(isCurrent ? [] : [`${FOLDER}/${BUNDLE} is stale`]),
    ...translations(FOLDER, /^bundle\.l10n\.\w+\.json$/).flatMap((name) => differences(`${FOLDER}/${name}`, texts)),
    ...translations('client', /^package\.nls\.\w+\.json$/).flatMap((name) =>
      differences(`client/${name}`, Object.keys(readJson('client/package.nls.json'))),
    ),
  ];
}

function translations(folder, pattern) {
  return readdirSync(path.join(root, folder)).filter((name) => pattern.test(name));
}

function differences(file, wanted) {
  const translated = readJson(file);
  const has = (text) => Object.hasOwn(translated, text);
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
function places(text) {
  return [...text.matchAll(/\{\d\}|\$\([\w-]+\)/g)]
    .map(([place]) => place)
    .sort()
    .join();
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const wrong = buildL10n({ check: process.argv.includes('--check') });
    for (const line of wrong) say(line);
    return wrong.length > 0 ? 1 : 0;
  });
}
