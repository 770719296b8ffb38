import { describe, expect, it } from 'vitest';
import { type Location, type Path, type Pos, read, type Source } from '../yaml/index.ts';
import { safeEdits, type TextEdit, textEdits } from './edits.ts';
import type { Finding, Fix, FixEdit } from './types.ts';

const SECTIONS = new Set(['lines']);

function sourceOf(text: string): Source {
  return read('a.manifest.yaml', text, SECTIONS);
}

/** The location of a path from the document's root. */
function location(source: Source, path: Path): Location {
  const doc = source.docs[0];
  const pieces = doc?.sections.find(({ key }) => key === path[0])?.blocks.flatMap((block) => block.pieces);
  const piece = pieces?.[path[1] as number];
  if (piece) return { piece, path: path.slice(2) };
  return { piece: doc?.head as Location['piece'], path };
}

function apply(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n/g)].map((match) => match.index + match[0].length)];
  const offset = ({ line, character }: Pos): number => (starts[line] ?? text.length) + character;
  const ordered = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return ordered.reduce(
    (now, edit) => now.slice(0, offset(edit.range.start)) + edit.text + now.slice(offset(edit.range.end)),
    text,
  );
}

function fixed(text: string, edit: (source: Source) => FixEdit): string {
  const source = sourceOf(text);
  const fix: Fix = { title: 'fix', safety: 'safe', edits: [edit(source)] };
  return apply(text, textEdits(source, fix));
}

function replaced(text: string, path: Path, by: string): string {
  return fixed(text, (source) => ({ kind: 'replace', at: location(source, path), text: by }));
}

function inserted(text: string, path: Path, key: string, by: string): string {
  return fixed(text, (source) => ({ kind: 'insert', at: location(source, path), key, text: by }));
}

describe('replacing a value', () => {
  it.each([
    ['a plain value, with its comment kept', 'from: Portugal   # by sea\n', ['from'], 'PT', 'from: PT   # by sea\n'],
    ['a quoted value', "from: 'Portugal'\n", ['from'], 'PT', 'from: PT\n'],
    [
      'a value in a flow map',
      'to: {country: Portugal, name: X}\n',
      ['to', 'country'],
      'PT',
      'to: {country: PT, name: X}\n',
    ],
    [
      'an item of a list',
      'route:\n  - US\n  - Portugal # port\n',
      ['route', 1],
      'PT',
      'route:\n  - US\n  - PT # port\n',
    ],
    [
      'a value of a line item',
      'id: a\nlines:\n  - item: x\n    eccn: 3E001\n',
      ['lines', 0, 'eccn'],
      '"3E001"',
      'id: a\nlines:\n  - item: x\n    eccn: "3E001"\n',
    ],
    ['a missing value', 'from: # where?\nid: a\n', ['from'], 'PT', 'from: PT # where?\nid: a\n'],
    ['a written null', 'from: ~\nid: a\n', ['from'], 'PT', 'from: PT\nid: a\n'],
    [
      'a value with an anchor, which stays',
      'from: &home Portugal\nto: *home\n',
      ['from'],
      'PT',
      'from: &home PT\nto: *home\n',
    ],
    ['text with CRLF', 'id: a\r\nfrom: Portugal\r\nto: b\r\n', ['from'], 'PT', 'id: a\r\nfrom: PT\r\nto: b\r\n'],
    [
      'a value behind astral characters',
      'to: {name: "🚢🚢", country: Portugal}\n',
      ['to', 'country'],
      'PT',
      'to: {name: "🚢🚢", country: PT}\n',
    ],
  ])('%s', (_name, text, path, by, expected) => {
    expect(replaced(text, path, by)).toBe(expected);
  });

  it.each([
    ['an alias', 'from: &home Portugal\nto: *home\n', ['to']],
    ['a merge key', 'base: &base {country: Portugal}\nto:\n  <<: *base\n  name: x\n', ['to', 'country']],
    ['nothing', 'id: a\n', ['from']],
  ])('leaves alone what comes through %s', (_name, text, path) => {
    expect(replaced(text, path, 'PT')).toBe(text);
  });
});

describe('adding an entry', () => {
  it.each([
    [
      'to a block map',
      'to:\n  name: X\n  country: PT # Lisbon\nid: a\n',
      ['to'],
      'to:\n  name: X\n  country: PT # Lisbon\n  headquarters: PT\nid: a\n',
    ],
    [
      'to a line item',
      'lines:\n  - item: x\n    quantity: 1\n  - item: y\n',
      ['lines', 0],
      'lines:\n  - item: x\n    quantity: 1\n    headquarters: PT\n  - item: y\n',
    ],
    [
      'to the last line item, without a line break at the end',
      'lines:\n  - item: x',
      ['lines', 0],
      'lines:\n  - item: x\n    headquarters: PT',
    ],
    [
      'behind a block scalar',
      'to:\n  note: |\n    a\n    b\nid: a\n',
      ['to'],
      'to:\n  note: |\n    a\n    b\n  headquarters: PT\nid: a\n',
    ],
    [
      'behind a nested map',
      'to:\n  parent:\n    name: x\nid: a\n',
      ['to'],
      'to:\n  parent:\n    name: x\n  headquarters: PT\nid: a\n',
    ],
    [
      'to a document, not between a key and its items',
      'id: a\nlines:\n  - item: x\n',
      [],
      'id: a\nheadquarters: PT\nlines:\n  - item: x\n',
    ],
    ['to a flow map', 'to: {country: PT}\n', ['to'], 'to: {country: PT, headquarters: PT}\n'],
    ['to a flow map with spaces', 'to: { country: PT }\n', ['to'], 'to: { country: PT, headquarters: PT }\n'],
    ['to an empty flow map', 'to: {}\n', ['to'], 'to: {headquarters: PT}\n'],
    [
      'to a flow map over several lines',
      'to: {\n  country: PT,\n}\n',
      ['to'],
      'to: {\n  country: PT, headquarters: PT,\n}\n',
    ],
    ['with CRLF', 'to:\r\n  name: X\r\nid: a\r\n', ['to'], 'to:\r\n  name: X\r\n  headquarters: PT\r\nid: a\r\n'],
  ])('%s', (_name, text, path, expected) => {
    expect(inserted(text, path, 'headquarters', 'PT')).toBe(expected);
  });
});

describe('safe fixes together', () => {
  function finding(
    source: Source,
    path: Path,
    by: string,
    more: Partial<Finding> & { safety?: Fix['safety'] } = {},
  ): Finding {
    const at = location(source, path);
    const fix: Fix = { title: 'fix', safety: more.safety ?? 'safe', edits: [{ kind: 'replace', at, text: by }] };
    const finding: Finding = {
      rule: 'trade/x',
      severity: 'warning',
      certainty: 'certain',
      at,
      message: '',
      related: [],
      fixes: [fix],
      suppressed: null,
    };
    return { ...finding, ...more };
  }

  it('takes the safe ones, once per place, and none of a suppressed finding', () => {
    const text = 'from: Portugal\nto: Spain\nvia: Norway\nby: sea\n';
    const source = sourceOf(text);
    const edits = safeEdits(source, [
      finding(source, ['to'], 'ES'),
      finding(source, ['from'], 'PT'),
      finding(source, ['from'], 'BR'),
      finding(source, ['via'], 'NO', { safety: 'unsafe' }),
      finding(source, ['by'], 'air', { suppressed: { reason: 'x' } }),
    ]);
    expect(apply(text, edits)).toBe('from: PT\nto: ES\nvia: Norway\nby: sea\n');
  });
});
