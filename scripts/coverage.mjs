/**
 * docs/coverage.md: what the packs hold of the provisions that their sources list (regimes/coverage.yaml), how far, and which cases decide
 * by it. `node scripts/coverage.mjs` writes the page; with `--check` it writes nothing and fails when the page is stale.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { bundleForNode } from './build/forNode.mjs';
import { Refusal, root, runMain, say } from './setup/step.mjs';

const LIST = 'regimes/coverage.yaml';
const PAGE = 'docs/coverage.md';
/** The parts of a pack whose entries decide, in the order in which a person reads them. */
const PARTS = ['classes', 'requirements', 'authorities', 'allocations', 'policies', 'reasons'];
const SHOWN_CASES = 3;

/** @returns the groups of regimes/coverage.yaml: `{title, provisions: {id: {what, by?, left-out?}}}[]` */
export function readProvisions() {
  return parse(readFileSync(path.join(root, LIST), 'utf8'));
}

/** The pack's own entries that can hold a provision: `{part, id, spec}[]`. */
export function entriesOf(pack) {
  return PARTS.flatMap((part) =>
    part === 'classes'
      ? (pack.classes ?? []).map((spec) => ({
          part,
          id: spec.id,
          spec: { title: `Class ${spec.label}: ${spec.id}`, ...spec },
        }))
      : Object.entries(pack[part] ?? {}).map(([id, spec]) => ({
          part,
          id,
          spec: { ...(spec.extends === undefined ? undefined : pack[part][spec.extends]), ...spec },
        })),
  );
}

/** Which entries hold each provision, by id: what the packs name under `models`, and what the list names under `by`. */
export function holdersOf(groups, packs) {
  const holders = new Map();
  const add = (id, holder) => holders.set(id, [...(holders.get(id) ?? []), holder]);
  for (const pack of packs) {
    for (const { part, id, spec } of entriesOf(pack)) {
      for (const provision of new Set(spec.models ?? [])) {
        add(provision, `${pack.pack}/${part}.${id}`);
      }
    }
  }
  for (const [id, { by = [] }] of groups.flatMap(({ provisions }) => Object.entries(provisions))) {
    for (const holder of by) {
      add(id, holder);
    }
  }
  return holders;
}

/**
 * The page as text. `reached` says which entry took part in the answer to which case (test/guards/reach.ts).
 */
export function coveragePage(groups, packs, reached) {
  const inOrder = [...packs].sort(
    (a, b) => (a.extends === undefined ? 0 : 1) - (b.extends === undefined ? 0 : 1) || (a.pack < b.pack ? 1 : -1),
  );
  const lines = [
    '# Coverage',
    '',
    '<!-- Made by scripts/coverage.mjs. Edit the packs or regimes/coverage.yaml instead. -->',
    '',
    'What Exportlint judges, what it judges in part, and what it only points at. *modelled*: the answer follows from the documents, and a case',
    'shows it. *partial*: the note says what is left to a person. *pointer-only*: the provision is named, and every answer goes to a person.',
    'What is in no table is not judged. What a country decides in each role of a',
    'shipment is in [sensitive places](places.md).',
  ];
  for (const pack of inOrder) {
    lines.push(
      '',
      `## ${pack.title} (\`${pack.pack}\`)`,
      '',
      `Compared with its sources until ${pack.verified.until}:`,
      '',
      '| what was compared | issue | on |',
      '| --- | --- | --- |',
      ...(pack.compared ?? []).map(({ what, issue, on }) => row([what, issue, on])),
      '',
      ...unjudged(pack),
    );
    lines.push('| entry | citation | coverage | note | cases |', '| --- | --- | --- | --- | --- |');
    for (const { part, id, spec } of entriesOf(pack)) {
      const cite = spec.cite ?? spec.text?.at(-1)?.cite;
      const title = spec.title ?? id;
      lines.push(
        row([
          `${title}<br>\`${part}.${id}\``,
          cite ?? '',
          spec.coverage ?? 'not said',
          spec.coverageNote ?? '',
          casesOf(pack, part, id, packs, reached),
        ]),
      );
    }
  }
  lines.push('', '## Provisions of the sources', '', 'By the ids under which the sources of the packs are kept.');
  const holders = holdersOf(groups, packs);
  for (const { title, provisions } of groups) {
    lines.push('', `### ${title}`, '', '| provision | what | held by |', '| --- | --- | --- |');
    for (const [id, { what, 'left-out': leftOut }] of Object.entries(provisions)) {
      const by = (holders.get(id) ?? []).map((holder) => `\`${holder}\``).join(', ');
      lines.push(row([`\`${id}\``, what, by || `left out: ${leftOut ?? '?'}`]));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The exceptions that the pack knows of and does not judge. */
const unjudged = ({ unjudged: exceptions = [] }) =>
  exceptions.length === 0
    ? []
    : [
        'Exceptions that are not judged; a line that cites one goes to a person where it may lift what the line needs:',
        '',
        '| exception | what | citation |',
        '| --- | --- | --- |',
        ...exceptions.map(({ code, title, cite }) => row([code, title, cite])),
        '',
      ];

const row = (cells) =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

/** A few cases, as links, and how many more there are. */
function casesOf(pack, part, id, packs, reached) {
  const speakers = [pack, ...packs.filter((other) => other.extends === pack.pack && !(id in (other[part] ?? {})))].map(
    (one) => one.pack,
  );
  const own = reached.filter((one) => one.part === part && one.id === id && speakers.includes(one.regime));
  // What names an entry says more than what it only takes part in, and a case of the pack itself more than another one's.
  const weight = (one) => (one.told ? 2 : 0) + (one.file.startsWith(`regimes/${pack.pack}/`) ? 1 : 0);
  const files = [
    ...new Set(
      [...own]
        .sort((a, b) => weight(b) - weight(a) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
        .map(({ file }) => file),
    ),
  ];
  const links = files.slice(0, SHOWN_CASES).map((file) => `[${path.posix.basename(file, '.yaml')}](../${file})`);
  return [...links, ...(files.length > SHOWN_CASES ? [`${files.length - SHOWN_CASES} more`] : [])].join(', ');
}

/**
 * Makes the page from the sources as they are now. Gives whether it differed from what stands on the disk; with `check` it is not written.
 * Throws a Refusal when the packs have not been generated.
 */
export async function buildCoverage({ check = false } = {}) {
  if (!existsSync(path.join(root, 'server/src/regime/generated/regimes.json'))) {
    throw new Refusal('server/src/regime/generated/regimes.json is missing: run `npm run generate` first.');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'exportlint-coverage-'));
  try {
    await bundleForNode({
      stdin: {
        contents:
          "export * from './test/guards/reach.ts';\nexport { shippedPacks } from './server/src/regime/shipped.ts';\n",
        resolveDir: root,
      },
      outfile: path.join(folder, 'reach.mjs'),
    });
    const { reach, documents, shippedPacks } = await import(pathToFileURL(path.join(folder, 'reach.mjs')).href);
    const page = coveragePage(readProvisions(), shippedPacks, reach(documents(root), root));
    const file = path.join(root, PAGE);
    const stale = !existsSync(file) || readFileSync(file, 'utf8') !== page;
    if (stale && !check) {
      writeFileSync(file, page);
    }
    return stale;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const check = process.argv.includes('--check');
    const stale = await buildCoverage({ check });
    if (stale) {
      say(check ? `stale: ${PAGE}\nRun \`node scripts/coverage.mjs\`.` : `- ${PAGE}`);
    }
    return check && stale ? 1 : 0;
  });
}
