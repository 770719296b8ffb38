/** The packs in the documentation: whole ones load and decide as their cases say; excerpts say what the shipped packs say. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { extendCatalog } from '../../server/src/catalog/customItems.ts';
import { shippedCatalog } from '../../server/src/catalog/shipped.ts';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { readCustomCatalog } from '../../server/src/lint/custom/catalog.ts';
import { check, loadCore, newCache, type Workspace } from '../../server/src/lint/index.ts';
import { assemblePack } from '../../server/src/pack/assemble.ts';
import { loadRegimes, type PackSpec } from '../../server/src/regime/index.ts';
import { shippedPacks } from '../../server/src/regime/shipped.ts';
import { packValidator } from '../../server/src/regime/validatePack.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { rangeOf, read } from '../../server/src/yaml/index.ts';
import { readCase } from '../cases/load.ts';
import { blocksOf, markdownFiles } from './markdown.ts';

const page = markdownFiles().find(({ file }) => file === 'docs/writing-packs.md');
const blocks = page ? blocksOf(page).filter(({ language }) => language === 'yaml') : [];
const whole = blocks.filter(({ text }) => /^pack:/m.test(text));
const cases = blocks.filter(({ text }) => /^# case:/m.test(text));
/** Files of the first pack; test/cli runs them. */
const files = blocks.filter(({ text }) => /^# \S+\.yaml$/m.test(text));
const excerpts = blocks.filter((block) => ![...whole, ...cases, ...files].includes(block));
const packs = whole.map(({ text }) => parse(text) as PackSpec);

test('whole packs are of the format and load', () => {
  expect(packs.length).toBeGreaterThan(0);
  expect(packs.flatMap(packValidator())).toEqual([]);
  expect(loadRegimes([...shippedPacks, ...packs]).problems).toEqual([]);
});

describe('cases decide as they say', () => {
  test.each(cases.map((block) => [block.line, block] as const))('line %i', (_line, block) => {
    decidesAsItSays(block.text, packs);
  });
});

test('the items of one’s own in the guide to the configuration fit together', () => {
  const guide = markdownFiles().find(({ file }) => file === 'docs/configuration.md');
  const found = (guide ? blocksOf(guide) : []).filter(({ text }) => /^items:/m.test(text));
  expect(found).toHaveLength(1);
  for (const { text } of found) {
    const { own, findings } = readCustomCatalog(read('/w/items.yaml', text, new Set()));
    expect(findings).toEqual([]);
    expect(extendCatalog(shippedCatalog, own ?? { items: [] }).problems).toEqual([]);
  }
});

test('the rule in ten minutes of CONTRIBUTING.md', () => {
  const found = markdownFiles().find(({ file }) => file === 'CONTRIBUTING.md');
  const [provision = '', row = '', own = ''] = (found ? blocksOf(found) : [])
    .filter(({ language }) => language === 'yaml')
    // A reader of the page has the rule in the pack by then; here it gets another name.
    .map(({ text }) => text.replace(/^ {3}/gm, '').replaceAll('new-destinations', 'rule-of-the-page'));
  const head = {
    ...(packs.at(-1) as PackSpec),
    ...{ pack: 'us-ear-and-more', relaxes: {}, sets: {}, requirements: {}, authorities: {}, reasons: {} },
  };
  const { pack, declared, problems } = assemblePack([
    { file: 'pack.yaml', value: head },
    { file: '742.6-rule-of-the-page.yaml', value: parse(provision) },
    { file: 'coverage.yaml', value: { coverage: { requirements: parse(row) } } },
  ]);
  expect([problems, packValidator()(declared)]).toEqual([[], []]);
  decidesAsItSays(own.replaceAll('regime: us-ear', 'regime: us-ear-and-more'), [pack as unknown as PackSpec]);
});

function decidesAsItSays(text: string, own: readonly PackSpec[]): void {
  const { regimes, problems } = loadRegimes([...shippedPacks, ...own]);
  expect(problems).toEqual([]);
  const one = readCase('case.yaml', text);
  const source = read(one.file, one.text, SECTIONS);
  const sources = new Map([[one.file, { source, config: DEFAULTS }]]);
  const workspace: Workspace = { sources, ...loadCore(), regimes, asOf: '2026-11-24' };
  const answers = new Map(
    [...check(workspace, newCache()).lines(one.file)].map((line) => {
      const { verdict, outcome, reasons, exceptions } = line.determinations[0] ?? {};
      const codes = (reasons ?? []).map(({ code }) => `reason=${code}`);
      const open = (exceptions ?? []).map(({ code, status }) => `${code}=${status}`);
      return [rangeOf(source, line.at).start.line, [verdict, outcome, ...codes, ...open]] as const;
    }),
  );
  expect(one.wants.length).toBeGreaterThan(0);
  for (const want of one.wants) {
    if (want.type !== 'determination') throw new Error('only determinations are compared here');
    const details = want.details.map(({ key, value }) => `${key}=${value}`);
    expect(answers.get(want.line)).toEqual(expect.arrayContaining([want.verdict, want.outcome, ...details]));
  }
}

describe('excerpts are from the shipped packs', () => {
  test.each(excerpts.map((block) => [block.line, block] as const))('line %i', (_line, block) => {
    const excerpt = parse(block.text) as object;
    // As it is written in a file, or as it is once the files are put together.
    const all = 'provision' in excerpt ? packFiles() : shippedPacks;
    expect(all.some((one) => isPartOf(excerpt, one))).toBe(true);
  });
});

const packFiles = () =>
  globSync('regimes/*/*.yaml').map((file) => parse(readFileSync(file, 'utf8')) as Record<string, unknown>);

/** Maps may be parts of maps, lists of objects with an id parts of such lists; everything else is the same. */
function isPartOf(part: unknown, all: unknown): boolean {
  if (Array.isArray(part) && Array.isArray(all)) {
    return part.every((item) => all.some((one) => hasId(item, one) && isPartOf(item, one))) || same(part, all);
  }
  if (isMap(part) && isMap(all)) {
    return Object.entries(part).every(([key, value]) => key in all && isPartOf(value, all[key]));
  }
  return same(part, all);
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasId = (a: unknown, b: unknown): boolean => isMap(a) && isMap(b) && 'id' in a && a.id === b.id;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
