/** The schema of packs: the shipped packs fit it, it names exactly the facts that there are, and a mistake gives one clear error. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { factsSchema } from '../condition/schema.ts';
import { readPack } from '../lint/custom/pack.ts';
import { rangeOf, rangeOfOffsets, read } from '../yaml/index.ts';
import { shippedPacks } from './shipped.ts';
import { packValidator } from './validatePack.ts';

const REGIMES = new URL('../../../regimes/', import.meta.url);
const shape = packValidator();

/** The first mistake in a pack of one file, after its line. */
function problemOf(text: string): string | undefined {
  const source = read('pack.yaml', text, new Set());
  const [first] = readPack(source, shape, () => source).findings;
  if (!first) return undefined;
  const { at, aspect, offsets, message } = first.finding;
  const { start } = offsets ? rangeOfOffsets(source, at.piece, offsets.from, offsets.to) : rangeOf(source, at, aspect);
  return `${start.line + 1}: ${[at.path.join('.'), message].filter((part) => part !== '').join(': ')}`;
}

const shipped = readdirSync(REGIMES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test('the packs that ship', () => {
  expect(shipped).toEqual(['us-agreements', 'us-ai-diffusion', 'us-ear']);
});

test('the patterns of citations are regular expressions', () => {
  for (const { cite } of shippedPacks.flatMap(({ links = [] }) => links)) {
    expect(() => new RegExp(cite)).not.toThrow();
  }
});

test.each(shipped)('the files of %s are those that its head lists', (id) => {
  const { files } = parse(readFileSync(new URL(`${id}/pack.yaml`, REGIMES), 'utf8')) as { files: string[] };
  const there = readdirSync(new URL(id, REGIMES)).filter((name) => name.endsWith('.yaml') && name !== 'register.yaml');
  expect(['pack.yaml', ...files].sort()).toEqual(there.sort());
});

test('the schema has the facts of the table, each with the test of its kind', () => {
  const written = readFileSync(new URL('../../../schemas/pack-facts.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(written)).toEqual(factsSchema());
});

const HEAD = `pack: mine
format: 1
title: Mine
version: '1'
home: [US]
verified: {until: 2026-09-24, reason: later, staleAfterDays: 90, later: review}
`;

/** A pack with one requirement, line 8 on. */
const requirement = (more: string) => `${HEAD}requirements:
  mine:
    title: Mine
    summary: Something.
    todo: Something.
    when: {place: {in: [DE]}}
    text: [{status: in-force, cite: 15 CFR 742.6}]
    confidence: primary
    coverage: modelled
${more}`;

test('the smallest pack', () => {
  expect(problemOf(HEAD)).toBeUndefined();
  expect(problemOf(requirement(''))).toBeUndefined();
});

const condition = (text: string) => requirement('').replace('{place: {in: [DE]}}', text);

test.each([
  [
    'a key misspelt',
    requirement('    sumary: x\n'),
    '16: requirements.mine.sumary: Unknown key `sumary`. Did you mean `summary`?',
  ],
  [
    'a key misspelt that is needed',
    HEAD.replace('format:', 'fromat:'),
    '2: fromat: Unknown key `fromat`. Did you mean `format`?',
  ],
  [
    'a section misspelt',
    `${HEAD}requirement: {}\n`,
    '7: requirement: Unknown key `requirement`. Did you mean `requirements`?',
  ],
  [
    'a comparison misspelt',
    condition('{tpp: {atleast: 4800}}'),
    '12: requirements.mine.when.tpp.atleast: Unknown key `atleast`. Did you mean `atLeast`?',
  ],
  [
    'text for a number',
    condition("{tpp: {atLeast: '4800'}}"),
    '12: requirements.mine.when.tpp.atLeast: Must be a number.',
  ],
  [
    'text for true',
    condition('{purchaseOrder: yes please}'),
    '12: requirements.mine.when.purchaseOrder: Must be true or false.',
  ],
  [
    'a country by name',
    condition('{place: {in: [Germany]}}'),
    '12: requirements.mine.when.place.in.0: Must be a country, as its two-letter code in quotes where YAML needs them.',
  ],
  [
    'NO without quotes as YAML 1.1 reads it',
    condition('{place: {in: [false]}}'),
    '12: requirements.mine.when.place.in.0: Must be a country code, or members with dates.',
  ],
  [
    'a role misspelt',
    condition('{some: {of: [consignee], listed: dpl}}'),
    '12: requirements.mine.when.some.of.0: Must be exporter, purchaser, ultimateConsignee, intermediateConsignees or endUsers.',
  ],
  [
    'no roles',
    condition('{some: {listed: {has: dpl}, type: government}}'),
    '12: requirements.mine.when.some: Missing `of`.',
  ],
  [
    'an empty condition',
    condition('{}'),
    '12: requirements.mine.when: Incomplete. What belongs here: a condition, such as {tpp: {atLeast: 4800}}.',
  ],
  [
    'in and notIn at once',
    condition('{place: {in: D5, notIn: A5}}'),
    '12: requirements.mine.when.place: Too much at once. What belongs here: A country, or one of several, is in a set; notIn: it is not.',
  ],
  [
    'a list for a condition',
    condition('[{tpp: {atLeast: 1}}]'),
    '12: requirements.mine.when: Must be a condition, such as {tpp: {atLeast: 4800}}.',
  ],
  [
    'a date of another form',
    requirement('').replace('status: in-force', 'status: in-force, from: 13 May 2025'),
    '13: requirements.mine.text.0.from: Must be a day, written YYYY-MM-DD.',
  ],
  ['no text', requirement('').replace(/ {4}text: .*\n/, ''), '8: requirements.mine: Missing `text`.'],
  [
    'a weight that there is not',
    `${HEAD}reasons: {later: {raises: warning, say: x, title: x, summary: x, todo: x}}\n`,
    '7: reasons.later.raises: Must be note, caution, review or blocked.',
  ],
  [
    'a policy without a citation',
    `${HEAD}policies: {p: {policy: case-by-case, title: x, confidence: primary, coverage: partial, when: {military: true}}}\n`,
    '7: policies.p: Missing `cite` or `text`.',
  ],
  [
    'a share of nothing',
    `${HEAD}allocations: {a: {title: x, coverage: partial, key: {year: year}, unit: tpp, limit: {share: 0.5}}}\n`,
    '7: allocations.a.limit: `share` needs `of` as well.',
  ],
  [
    'a set that is a word',
    `${HEAD}sets: {D5: DE}\n`,
    '7: sets.D5: Must be a list of dated members, or {union: …} or {minus: …}.',
  ],
  [
    'lifts what is no list',
    `${HEAD}authorities: {NAC: {kind: exception, lifts: everything, title: x, summary: x, todo: x, confidence: primary, coverage: partial, text: [{status: s, cite: c}]}}\n`,
    '7: authorities.NAC.lifts: Must be a list of requirements, or all.',
  ],
  ['YAML that is none', `${HEAD}sets: {D5: [\n`, '7: Not valid YAML: this bracket is not closed; add ] or }.'],
])('%s', (_name, text, problem) => {
  const said = problemOf(text) ?? '';
  expect(said.startsWith(problem), said).toBe(true);
});
