/** Parties that are written elsewhere in the workspace: their names, and whole parties, as text to write again. */
import { normalName } from '../../trade/partyNames.ts';
import { parsed, type Source } from '../../yaml/index.ts';
import type { Suggestion } from './suggestion.ts';

const KEYS = ['id', 'name', 'country', 'headquarters', 'ultimateParent', 'type', 'government', 'founded', 'address'];

/** Each party once; of several that have one name, the one of which most is said. */
export function partiesIn(sources: Iterable<Source>): readonly Readonly<Record<string, unknown>>[] {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  for (const source of sources) {
    for (const doc of source.docs) {
      const head = parsed(doc, doc.head).value as { parties?: unknown } | null;
      for (const party of partiesOf(head?.parties)) {
        const name = normalName(String(party['name']));
        const before = found.get(name);
        if (!before || Object.keys(party).length > Object.keys(before).length) found.set(name, party);
      }
    }
  }
  return [...found.values()];
}

function partiesOf(parties: unknown): Readonly<Record<string, unknown>>[] {
  if (parties === null || typeof parties !== 'object') return [];
  return Object.values(parties)
    .flat()
    .filter((one) => one !== null && typeof one === 'object' && typeof one.name === 'string' && one.name !== '');
}

export function nameSuggestions(
  parties: readonly Readonly<Record<string, unknown>>[],
  write: (text: string) => string,
): Suggestion[] {
  return parties.map((party) => {
    const name = String(party['name']);
    return { label: name, detail: [party['country'], party['id']].filter(Boolean).join(' · '), text: write(name) };
  });
}

/** The whole party as a map of its own lines under its key; `indent` is that of the key. */
export function partySuggestions(
  parties: readonly Readonly<Record<string, unknown>>[],
  indent: string,
  write: (text: string) => string,
): Suggestion[] {
  return parties.map((party) => {
    const rows = KEYS.flatMap((key) => {
      const text = textOf(party[key], write);
      return text === undefined ? [] : [`\n${indent}  ${key}: ${text}`];
    });
    return {
      label: String(party['name']),
      detail: ['the whole party', party['country']].filter(Boolean).join(' · '),
      text: rows.join(''),
    };
  });
}

function textOf(value: unknown, write: (text: string) => string): string | undefined {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : write(value);
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const parts = Object.entries(value).flatMap(([key, below]) => {
    const text = textOf(below, write);
    return text === undefined ? [] : [`${key}: ${text}`];
  });
  return `{${parts.join(', ')}}`;
}
