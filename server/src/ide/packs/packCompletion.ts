/** Completion in the conditions of a pack: facts, their tests, and the names of sets, conditions, lists and classes. */
import { type Fact, factsWith } from '../../condition/facts/index.ts';
import { KINDS } from '../../condition/kinds/index.ts';
import { NODES } from '../../condition/parse.ts';
import { inCondition, isCondition } from '../../condition/places.ts';
import type { PackSpec } from '../../regime/pack.ts';
import { lineText, type Path, type Pos, type Source } from '../../yaml/index.ts';
import type { Suggestions } from '../completion/completion.ts';
import type { Suggestion } from '../completion/suggestion.ts';
import { packOf, placeIn } from './packFile.ts';

/** `base`: the pack that this one extends, whose names it may use. */
export function packSuggestions(
  source: Source,
  pos: Pos,
  base: (id: string) => PackSpec | undefined,
): Suggestions | undefined {
  const line = lineText(source, pos.line);
  const before = line.slice(0, pos.character);
  const place = placeIn(source, pos);
  if (!place || /(?:^|\s)#/.test(before)) return undefined;
  const [typed = ''] = /[\w-]*$/.exec(before) ?? [];
  const own = packOf(source);
  const all = suggest(
    place.path,
    place.inKey,
    line.slice(pos.character),
    (part) => ({
      ...(own.extends === undefined ? undefined : (base(own.extends)?.[part] as object | undefined)),
      ...(own[part] as object | undefined),
    }),
    own,
  );
  if (all.length === 0) return undefined;
  return { range: { start: { line: pos.line, character: pos.character - typed.length }, end: pos }, all };
}

type Names = (part: 'sets' | 'conditions' | 'lists' | 'facts') => object;

function suggest(path: Path, inKey: boolean, behind: string, names: Names, pack: Partial<PackSpec>): Suggestion[] {
  const holder = inKey ? path.slice(0, -1) : path;
  const below = inCondition(holder);
  const key = holder.findLast((step) => typeof step === 'string');
  if (!inKey && (key === 'in' || key === 'notIn' || path[0] === 'sets')) return labels(names('sets'), 'a set');
  if (below === undefined) return [];
  if (!inKey && key === 'is') return labels(names('conditions'), 'a condition');
  if (!inKey && key === 'named') return labels(names('lists'), 'a list');
  if (!inKey && key === 'class') return (pack.classes ?? []).map(({ id, title }) => ({ label: id, detail: title }));
  const facts = factsWith({ ...(names('facts') as PackSpec['facts']) });
  if (isCondition(below)) return [...factSuggestions(facts, behind), ...nodes(behind)];
  const fact = typeof key === 'string' ? facts.get(key) : undefined;
  if (!fact) return [];
  if (fact.kind === 'flag' && !inKey) return ['true', 'false'].map((label) => ({ label, detail: fact.words }));
  return Object.entries(KINDS[fact.kind].operators).map(([label, asks]) => ({
    label,
    text: inKey ? keyText(label, behind) : `{${label}: }`,
    detail: `${fact.words}. ${asks}`,
  }));
}

function factSuggestions(facts: ReadonlyMap<string, Fact>, behind: string): Suggestion[] {
  return [...facts].map(([label, { words, kind, scope }]) => ({
    label,
    text: keyText(label, behind),
    detail: words,
    documentation: `A ${kind} of the ${scope === 'cited' ? 'authority that is cited' : scope}.`,
  }));
}

function nodes(behind: string): Suggestion[] {
  return Object.entries(NODES).map(([label, detail]) => ({ label, text: keyText(label, behind), detail }));
}

function keyText(key: string, behind: string): string {
  return /^\s*:/.test(behind) ? key : `${key}: `;
}

function labels(named: object, detail: string): Suggestion[] {
  return Object.keys(named).map((label) => ({ label, detail }));
}
