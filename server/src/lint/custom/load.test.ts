import { describe, expect, test } from 'vitest';
import { packValidator } from '../../regime/validatePack.ts';
import { broken, read, type Source } from '../../yaml/index.ts';
import { loadCore } from '../index.ts';
import { withoutCustom } from './findings.ts';
import { type Loaded, loadCustom } from './load.ts';

const shipped = loadCore();
const shape = packValidator();

const pack = (id: string, more = ''): string => `pack: ${id}
format: 1
title: House policy
version: '1'
extends: us-ear
${more}`;

const ITEM = '{vendor: NVIDIA, kind: chip, denseTops: {fp16: 400}, confidence: recollection';
const items = (...entries: string[]): string => `items:\n${entries.map((one) => `  - ${ITEM}, ${one}}\n`).join('')}`;

/** Files by name in /w; a folder `policy` is short for `policy/pack.yaml`. */
function workspace(files: Readonly<Record<string, string>>): {
  readonly load: (before?: Loaded) => Loaded;
  readonly write: (name: string, text: string) => void;
} {
  const sources = new Map<string, Source>();
  const write = (name: string, text: string): void => {
    sources.set(`/w/${name}`, read(`/w/${name}`, text, new Set()));
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const open = (path: string): Source =>
    sources.get(path) ??
    sources.get(`${path}/pack.yaml`) ??
    broken(path, 'lint/unreadable', { reason: 'it does not exist' });
  return {
    write,
    load: (before) => {
      const configurations = [...sources].filter(([name]) => name.endsWith('/exportlint.yaml')).map(([, one]) => one);
      return loadCustom(configurations, { shipped, shape, open }, before);
    },
  };
}

const saidOf = ({ core }: Loaded, file: string) => core.own?.findings.get(`/w/${file}`)?.map(({ message }) => message);
const wrongIn = ({ core }: Loaded, file: string) =>
  core.own?.files.find(({ source }) => source.file === `/w/${file}`)?.findings.map(({ message }) => message);

describe('loadOwn', () => {
  test('without own data the core is what ships', () => {
    const { core } = workspace({ 'exportlint.yaml': 'regime: us-ear\n' }).load();
    expect(core.regimes).toBe(shipped.regimes);
    expect(core.catalog).toBe(shipped.catalog);
    expect(core.own).toBeUndefined();
  });

  test('the regimes that ship stay the same objects beside own ones', () => {
    const { core } = workspace({ 'exportlint.yaml': 'regimes: policy\n', 'policy/pack.yaml': pack('house') }).load();
    expect([...core.regimes.keys()]).toEqual([...shipped.regimes.keys(), 'house']);
    for (const [id, regime] of shipped.regimes) expect(core.regimes.get(id)).toBe(regime);
    expect(core.catalog).toBe(shipped.catalog);
    expect(saidOf(workspace({}).load(), 'exportlint.yaml')).toBeUndefined();
  });

  test('an own pack does not judge by default', () => {
    const files = { 'exportlint.yaml': 'regimes: policy\n', 'policy/pack.yaml': pack('house', 'default: true\n') };
    const loaded = workspace(files).load();
    expect(wrongIn(loaded, 'policy/pack.yaml')).toEqual([
      'Only packs that ship judge by default. Name this one under `regime` in the configuration.',
    ]);
    expect(loaded.core.regimes.has('house')).toBe(false);
  });

  test('the same files give the same regimes and catalogue, whatever else the configuration says', () => {
    const files = workspace({
      'exportlint.yaml': 'regimes: policy\ncatalog: ours.yaml\n',
      'policy/pack.yaml': pack('house'),
      'ours.yaml': items('id: house-x1, name: House X1'),
    });
    const first = files.load();
    files.write('exportlint.yaml', 'staleAfterDays: 3\nregimes: policy\ncatalog: ours.yaml\n');
    const second = files.load(first);
    expect(second.core.regimes).toBe(first.core.regimes);
    expect(second.core.catalog).toBe(first.core.catalog);
    files.write('policy/pack.yaml', pack('house', 'begins: 2020-01-01\n'));
    const third = files.load(second);
    expect(third.core.regimes).not.toBe(first.core.regimes);
  });

  test('two configurations may name one file', () => {
    const loaded = workspace({
      'exportlint.yaml': 'regimes: policy\n',
      'east/exportlint.yaml': 'regimes: ../policy\n',
      'policy/pack.yaml': pack('house'),
    }).load();
    expect(loaded.core.regimes.has('house')).toBe(true);
    expect(saidOf(loaded, 'exportlint.yaml')).toEqual([]);
    expect(saidOf(loaded, 'east/exportlint.yaml')).toEqual([]);
  });

  test('one id in two files: neither judges, and both places say so', () => {
    const loaded = workspace({
      'exportlint.yaml': 'regimes: [policy, other.yaml]\n',
      'policy/pack.yaml': pack('house'),
      'other.yaml': pack('house'),
    }).load();
    expect(loaded.core.regimes.has('house')).toBe(false);
    expect(loaded.core.own?.unusable.has('house')).toBe(true);
    expect(saidOf(loaded, 'exportlint.yaml')).toEqual([
      'Duplicate pack id house in policy/pack.yaml and other.yaml: neither judges. Give one of them another id.',
      'Duplicate pack id house in other.yaml and policy/pack.yaml: neither judges. Give one of them another id.',
    ]);
  });

  test('an id that ships keeps its regime', () => {
    const loaded = workspace({ 'exportlint.yaml': 'regimes: p.yaml\n', 'p.yaml': pack('us-agreements') }).load();
    expect(loaded.core.regimes.get('us-agreements')).toBe(shipped.regimes.get('us-agreements'));
    expect(saidOf(loaded, 'exportlint.yaml')).toEqual([
      'Pack judges nothing: its id us-agreements is a regime of Exportlint. Give it another id.',
    ]);
  });

  test.each([
    [
      'reasons:\n  x: {raises: note, title: a, summary: b, todo: c, say: d, cite: e, for: always, coverage: modelled, when: {place: {in: nowhere}}}\n',
      'Unknown set "nowhere".',
    ],
    [
      'reasons:\n  x: {raises: note, title: a, summary: b, todo: c, say: d, cite: e, for: always, coverage: modelled, class: [z]}\n',
      'Unknown class "z".',
    ],
    ['conditions: {x: {some: {of: [ultimateConsignee], named: nobody}}}\n', 'Unknown list "nobody".'],
    ["links: [{cite: '(', url: 'https://a.example'}]\n", 'Not a regular expression: "(".'],
    ['sets: {x: {union: [d5-macau, nowhere]}}\n', 'Unknown set "nowhere".'],
  ])('what nothing answers to is a mistake: %#', (more, message) => {
    const loaded = workspace({ 'exportlint.yaml': 'regimes: p.yaml\n', 'p.yaml': pack('house', more) }).load();
    expect(wrongIn(loaded, 'p.yaml')).toEqual([message]);
    expect(loaded.core.regimes.has('house')).toBe(false);
  });

  test.each([
    ['', 'Must be a pack'],
    ['- a\n', 'Must be a pack'],
    [`${pack('house')}---\n${pack('house')}`, 'one document'],
  ])('what is not a pack is a mistake: %#', (text, message) => {
    const loaded = workspace({ 'exportlint.yaml': 'regimes: p.yaml\n', 'p.yaml': text }).load();
    expect(wrongIn(loaded, 'p.yaml')?.join(' ')).toContain(message);
    expect(saidOf(loaded, 'exportlint.yaml')?.[0]).toContain('judges nothing');
  });

  test('a pack may extend an own one, whatever their order, and cannot be used where that cannot', () => {
    const files = workspace({
      'exportlint.yaml': 'regimes: [east.yaml, house.yaml]\n',
      'east.yaml': pack('east').replace('us-ear', 'house'),
      'house.yaml': pack('house', 'conditions: {busy: {quantity: {above: 5}}}\n'),
    });
    const { core } = files.load();
    expect([...core.regimes.keys()].slice(-2)).toEqual(['house', 'east']);
    expect(core.regimes.get('east')?.pack.spec.conditions).toHaveProperty('busy');
    files.write('house.yaml', pack('house', 'conditions: {busy: {quantity: {above: many}}}\n'));
    const loaded = files.load();
    expect([...loaded.core.regimes.keys()]).toEqual([...shipped.regimes.keys()]);
    expect(wrongIn(loaded, 'east.yaml')).toEqual(['The pack "house" cannot be used itself.']);
    expect([...(loaded.core.own?.unusable.keys() ?? [])].sort()).toEqual(['east', 'house']);
  });

  test('packs that extend each other in a circle judge nothing', () => {
    const loaded = workspace({
      'exportlint.yaml': 'regimes: [a.yaml, b.yaml]\n',
      'a.yaml': pack('house-a').replace('us-ear', 'house-b'),
      'b.yaml': pack('house-b').replace('us-ear', 'house-a'),
    }).load();
    expect(wrongIn(loaded, 'a.yaml')).toEqual(['The pack "house-b" cannot be used itself.']);
    expect(wrongIn(loaded, 'b.yaml')).toEqual(['The pack "house-a" ends in a circle: it extends this one.']);
    const self = workspace({
      'exportlint.yaml': 'regimes: a.yaml\n',
      'a.yaml': pack('house').replace('us-ear', 'house'),
    });
    expect(wrongIn(self.load(), 'a.yaml')).toEqual(['The pack "house" ends in a circle: it extends this one.']);
  });

  describe('a pack of several files', () => {
    const reason = (more: string): string =>
      `provision: policy 2\namendments: {closing: {from: 2026-01-15, cite: e}}\nparameters: {most-units: {title: t, unit: units, cite: e, value: 8}}\nreasons:\n  x: {raises: note, title: a, summary: b, todo: c, say: 'over {most-units}', cite: e, for: always, coverage: modelled, since: closing, ${more}}\n`;
    const sound = reason('when: {quantity: {above: $most-units}}');
    const folder = (files: string, more: Readonly<Record<string, string>>) =>
      workspace({
        'exportlint.yaml': 'regimes: policy\n',
        'policy/pack.yaml': pack('house', `files: ${files}\n`),
        ...more,
      });

    test('is put together, and the same regimes stay until one of its files changes', () => {
      const files = folder('[2.yaml]', { 'policy/2.yaml': sound });
      const first = files.load();
      expect(saidOf(first, 'exportlint.yaml')).toEqual([]);
      expect(first.core.regimes.get('house')?.pack.spec.reasons?.['x']).toMatchObject({
        say: 'over 8',
        from: '2026-01-15',
        when: { quantity: { above: 8 } },
      });
      expect(files.load(first).core.regimes).toBe(first.core.regimes);
      files.write('policy/2.yaml', sound.replace('value: 8', 'value: 9'));
      expect(files.load(first).core.regimes.get('house')?.pack.spec.reasons?.['x']?.say).toBe('over 9');
    });

    test.each([
      ['a shape', reason('when: {quantity: {abov: 5}}, unknown: $most-units'), 'Unknown key'],
      ['a name', sound.replace('$most-units', '$most-unit'), 'Unknown parameter "most-unit".'],
      [
        'a set',
        reason('when: {all: [{quantity: {above: $most-units}}, {place: {in: nowhere}}]}'),
        'Unknown set "nowhere".',
      ],
      ['the text', 'reasons: [\n', 'Not valid YAML: this bracket is not closed; add ] or }.'],
      ['nothing', '', 'Must be a part of a pack'],
      ['a list', '- reasons\n', 'Must be a part of a pack'],
    ])('a mistake in %s is told in the file that makes it, and the configuration points there', (_, text, message) => {
      const loaded = folder('[2.yaml]', { 'policy/2.yaml': text });
      expect(wrongIn(loaded.load(), 'policy/2.yaml')?.join(' ')).toContain(message);
      const core = loaded.load();
      expect(wrongIn(core, 'policy/pack.yaml')).toEqual([]);
      expect(saidOf(core, 'exportlint.yaml')?.join(' ')).toContain('in the pack policy/2.yaml, so it judges nothing.');
      expect(core.core.regimes.has('house')).toBe(false);
      expect(core.core.own?.unusable.has('house')).toBe(true);
    });

    test('one key in two files is told with both names', () => {
      const loaded = folder('[2.yaml, 3.yaml]', { 'policy/2.yaml': sound, 'policy/3.yaml': 'reasons: {x: {}}\n' });
      expect(wrongIn(loaded.load(), 'policy/3.yaml')).toEqual([
        'Two files have reasons.x, 2.yaml and 3.yaml; keep one.',
      ]);
    });

    test.each(['../2.yaml', '/w/2.yaml', 'c:/2.yaml', 'a/../../2.yaml', '..\\2.yaml', './2.yaml'])(
      '%s leads out of the folder, and is not read',
      (path) => {
        const loaded = folder(`['${path}']`, { '2.yaml': sound, 'policy/2.yaml': sound }).load();
        expect(wrongIn(loaded, 'policy/pack.yaml')?.[0]).toContain('leads out of the folder of the pack');
        expect(loaded.core.own?.files).toHaveLength(1);
        expect(loaded.core.regimes.has('house')).toBe(false);
      },
    );

    test('a file that does not exist, and one that is listed twice', () => {
      expect(wrongIn(folder('[3.yaml]', {}).load(), 'policy/pack.yaml')).toEqual([
        'The file cannot be read: it does not exist.',
      ]);
      expect(wrongIn(folder('[2.yaml, 2.yaml]', { 'policy/2.yaml': sound }).load(), 'policy/pack.yaml')).toEqual([
        '"2.yaml" is listed twice.',
      ]);
    });
  });

  test('two files of items may not name the same thing', () => {
    const loaded = workspace({
      'exportlint.yaml': 'catalog: [a.yaml, b.yaml]\n',
      'a.yaml': items('id: house-x1, name: House X1'),
      'b.yaml': items('id: house-x2, name: house x1'),
    }).load();
    expect(loaded.core.catalog.findItem('House X1')?.item.id).toBe('house-x1');
    expect(loaded.core.catalog.findItem('house-x2')).toBeUndefined();
    expect(wrongIn(loaded, 'b.yaml')).toEqual(['Duplicate name house x1: house-x1 has it already.']);
    expect(saidOf(loaded, 'exportlint.yaml')).toEqual([
      'A mistake in the catalogue b.yaml, so none of its items is known.',
    ]);
  });
});

test('without trust, what ships judges alone, and each key says so once', () => {
  const text = 'regimes: [a, b]\ncatalog: c\n';
  const core = withoutCustom([read('/w/exportlint.yaml', text, new Set())], shipped);
  expect(core.regimes).toBe(shipped.regimes);
  expect(core.own?.findings.get('/w/exportlint.yaml')).toMatchObject([
    { rule: 'lint/untrusted', severity: 'info', at: { path: ['regimes'] } },
    { rule: 'lint/untrusted', severity: 'info', at: { path: ['catalog'] } },
  ]);
  expect(withoutCustom([read('/w/exportlint.yaml', 'regime: us-ear\n', new Set())], shipped).own).toBeUndefined();
});
