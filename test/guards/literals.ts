/** Names and numbers of the packs and the catalogue, looked for among the literals of code that must not know them. */
import type { CatalogData } from '../../server/src/catalog/types.ts';
import type { PackSpec } from '../../server/src/regime/pack.ts';
import type { Sources } from './sources.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What no literal may be. `names`: name -> what it is. `numbers`: value -> where it comes from. */
export interface Forbidden {
  readonly names: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<number, string>;
}

export interface Violation {
  readonly file: string;
  readonly line: number;
  /** The name or number. */
  readonly found: string;
  readonly is: string;
}

/** Everything in the data that only data may say. */
export function forbiddenBy(packs: readonly PackSpec[], catalog: CatalogData): Forbidden {
  const names = new Map<string, string>();
  const numbers = new Map<number, string>();
  const name = (text: string | undefined, is: string) => {
    if (text !== undefined && text.length > 1 && !names.has(text)) {
      names.set(text, is);
    }
  };
  for (const { code, alpha3, name: full, aliases } of catalog.countries) {
    for (const text of [code, alpha3, full, ...(aliases ?? [])]) {
      name(text, 'a country');
    }
  }
  for (const { id, name: full, aliases, partNumbers } of catalog.items) {
    for (const text of [id, full, ...(aliases ?? []), ...(partNumbers ?? [])]) {
      name(text.length > 3 || text === id ? text : undefined, 'an item of the catalogue');
    }
  }
  for (const pack of packs) {
    const part = (what: string, entries: object | undefined) => {
      for (const id of Object.keys(entries ?? {})) {
        name(id, `${what} of ${pack.pack}`);
      }
    };
    part('a set', pack.sets);
    part('a list', pack.lists);
    part('a condition', pack.conditions);
    part('a requirement', pack.requirements);
    part('a review policy', pack.policies);
    part('an authority', pack.authorities);
    part('an allocation', pack.allocations);
    part('a reason', pack.reasons);
    part('a kind of transaction', pack.transactions);
    part('a list of parties', pack.partyLists);
    part('a review policy', pack.reviewPolicies);
    name(pack.pack, 'a pack');
    name(pack.jurisdiction, 'a jurisdiction');
    part('a reading', pack.readings);
    for (const reading of Object.values(pack.readings ?? {})) {
      part('a status of text', { ...reading, extends: undefined });
    }
    for (const { id, label, sub } of pack.classes ?? []) {
      name(id, `a class of ${pack.pack}`);
      name(label, `a class of ${pack.pack}`);
      part('a class', sub);
    }
    for (const requirement of Object.values(pack.requirements ?? {})) {
      for (const group of [requirement.under ?? []].flat()) {
        name(group, `a group of requirements of ${pack.pack}`);
      }
    }
    for (const authority of Object.values(pack.authorities ?? {})) {
      name(authority.code, `an authority of ${pack.pack}`);
    }
    for (const allocation of Object.values(pack.allocations ?? {})) {
      name(allocation.finding, `a finding of ${pack.pack}`);
    }
    for (const reason of Object.values(pack.reasons ?? {})) {
      name(reason.trigger, `a trigger of ${pack.pack}`);
      name(reason.rule, `a rule of ${pack.pack}`);
    }
    walk(pack, (key, value) => {
      if (key === 'has' && typeof value === 'string' && /-/.test(value)) {
        name(value, `a paper or list that ${pack.pack} asks for`);
      }
      if (typeof value === 'number' && saysMuch(value)) {
        numbers.set(value, pack.pack);
      }
    });
  }
  // Of an item the TPP is what a limit is held against; its other figures are everyday numbers.
  for (const { id, tpp } of catalog.items) {
    for (const value of [tpp?.computed, tpp?.published]) {
      if (value !== undefined && saysMuch(value)) {
        numbers.set(value, `the TPP of ${id}`);
      }
    }
  }
  names.delete('extends');
  return { names, numbers };
}

/** Small whole numbers and simple fractions stand everywhere; what is above 100, or as odd as 5.92, comes from somewhere. */
const saysMuch = (value: number) => value > 100 || (value > 1 && !Number.isInteger(value));

function walk(value: unknown, visit: (key: string, value: unknown) => void, key = ''): void {
  visit(key, value);
  if (typeof value === 'object' && value !== null) {
    for (const [inner, below] of Object.entries(value)) {
      walk(below, visit, Array.isArray(value) ? key : inner);
    }
  }
}

/** Literals that are a forbidden name or number, or, for longer texts and regular expressions, contain a name as a word. */
export function violations(sources: Sources, forbidden: Forbidden): readonly Violation[] {
  const found: Violation[] = [];
  const telling = [...forbidden.names].filter(([name]) => tellsByItself(name));
  const pattern =
    telling.length > 0
      ? new RegExp(
          `(?<![\\p{L}\\p{N}_-])(?:${telling
            .map(([name]) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
            .sort((a, b) => b.length - a.length)
            .join('|')})(?![\\p{L}\\p{N}_-])`,
          'gu',
        )
      : undefined;
  for (const [file, text] of sources) {
    const tokens = tokensOf(text);
    tokens.forEach((token, i) => {
      const add = (name: string, is: string) => found.push({ file, line: token.line, found: name, is });
      if (token.kind === 'number') {
        const value = Number(token.text);
        const from = forbidden.numbers.get(value);
        if (from !== undefined) {
          add(String(value), `a number of ${from}`);
        }
      }
      if (!isText(token) || isModule(tokens, i)) {
        return;
      }
      const whole = forbidden.names.get(token.text);
      if (whole !== undefined) {
        add(token.text, whole);
        return;
      }
      for (const [name] of pattern ? token.text.matchAll(pattern) : []) {
        add(name, forbidden.names.get(name) ?? '');
      }
      // A list written as one text (`'AR AT AU'.split(' ')`, /^(AR|AT)$/), of which every word is a code.
      const words = token.text.match(/[\p{L}\p{N}-]+/gu) ?? [];
      if (words.length > 1 && words.every((word) => forbidden.names.get(word) === 'a country')) {
        add(token.text, 'a list of countries');
      }
    });
  }
  return found;
}

const isText = ({ kind }: Token) => kind === 'string' || kind === 'template' || kind === 'regex';

/** `from './military.ts'`, `import('node:path')`. */
const isModule = (tokens: readonly Token[], i: number) =>
  ['from', 'import'].includes(tokens[i - 1]?.text ?? '') || tokens[i - 2]?.text === 'import';

/** A name that is not a word of the language: found inside longer texts too. `lpp-consignee`, `RTX 4090`, `LPP`; not `military` or `US`. */
const tellsByItself = (name: string) =>
  (/[-\d]/.test(name) && name.length > 3) || (/^[A-Z]{3,}$/.test(name) && !COMMON.has(name));

/** Abbreviations that are also someone's country or board, and are in messages for what they mean everywhere. */
const COMMON: ReadonlySet<string> = new Set(['USA']);
