/** What changed when: the wordings of a rule, and the countries that came into or left the sets that it looks at. */
import type { SetEntry, SetRef } from '../condition/sets.ts';
import { nodesOf } from '../condition/visit.ts';
import type { Regime } from '../lint/index.ts';
import { codeOf } from '../regime/conditionsOf.ts';
import type { Card } from '../regime/index.ts';
import type { AllocationSpec, Wording } from '../regime/pack.ts';
import { addDays } from '../trade/dates.ts';
import { startsWith } from '../yaml/index.ts';

/** A wording that the rule had, from when to when, and whether the regime applies it. */
export interface DatedText {
  readonly cite: string;
  readonly from?: string;
  readonly until?: string;
  readonly status: string;
  readonly applied: boolean;
  /** Does it hold on the day that is asked about? */
  readonly current: boolean;
  readonly url?: string;
}

/** The wordings of a rule in their order, seen from the day of a shipment. Empty for rules without dated texts. */
export function textsOf(rule: string, date: string, regimes: ReadonlyMap<string, Regime>): readonly DatedText[] {
  const { regime, card } = ownerOf(rule, regimes) ?? {};
  if (!regime || !card) return [];
  const texts = card.texts.length > 0 ? card.texts : textsOfAuthority(rule, card, regime);
  const holding = regime.pack.view(date).wording(texts)?.wording;
  return texts.map((text) => ({
    cite: text.cite,
    from: text.from,
    until: text.until ?? undefined,
    status: text.status,
    applied: regime.pack.view(text.from ?? date).wording([text])?.effect.apply ?? true,
    current: text === holding,
    url: text.url ?? regime.url(text.cite, text === holding ? date : (text.until ?? text.from)),
  }));
}

/** A condition, and an allocation that an authority draws on, hold while that does. */
function textsOfAuthority(rule: string, { kind, entry }: Card, { id: regime, pack }: Regime): readonly Wording[] {
  const allocation = Object.entries(pack.spec.allocations ?? {}).find(([, one]) => one === entry)?.[0] ?? '';
  const authority = pack.authorities.find(({ code, spec, conditions }) =>
    kind === 'allocation'
      ? spec.draws?.includes(allocation)
      : kind === 'condition' &&
        conditions.some(({ spec: item }) => (item.rule ?? `${regime}/${codeOf(item, code)}`) === rule),
  );
  return authority?.spec.text ?? [];
}

/** Countries that came into a set on a day, or were in it no longer, or of which no one can tell from then on. */
export interface SetChange {
  readonly day: string;
  readonly change: 'joined' | 'left' | 'unknown';
  /** Country codes. */
  readonly members: readonly string[];
  /** The set's name for people, where the pack has one. */
  readonly set: string;
  readonly cite?: string;
}

/** Changes of the sets that the rule's conditions look at, directly or through others, oldest first. */
export function setChangesOf(rule: string, regimes: ReadonlyMap<string, Regime>): readonly SetChange[] {
  const { regime, card } = ownerOf(rule, regimes) ?? {};
  if (!regime || !card) return [];
  const { spec } = regime.pack;
  const titles = new Map(Object.values(spec.groups ?? {}).flatMap(({ in: set, title }) => (set ? [[set, title]] : [])));
  const changes = [...setsIn(card, regime)].flatMap((name) => {
    const entries = spec.sets?.[name];
    return Array.isArray(entries)
      ? (entries as SetEntry[]).flatMap((one) => changesOf(one, titles.get(name) ?? name))
      : [];
  });
  return changes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const CHANGES: Readonly<Record<SetChange['change'], string>> = {
  joined: 'joined',
  left: 'left',
  unknown: 'cannot be told from then on to be in',
};

/** `2026-07-10: United Arab Emirates joined Country Group A:5 (91 FR 43034)`. */
export function changeText(
  { day, change, members, set, cite }: SetChange,
  countryName: (code: string) => string,
): string {
  return `${day}: ${members.map(countryName).join(', ')} ${CHANGES[change]} ${set}${cite ? ` (${cite})` : ''}`;
}

function changesOf({ members, from, until, membership, cite }: SetEntry, set: string): SetChange[] {
  const joined: SetChange[] = from
    ? [{ day: from, change: membership === 'unknown' ? 'unknown' : 'joined', members, set, cite }]
    : [];
  return until ? [...joined, { day: addDays(until, 1), change: 'left', members, set, cite }] : joined;
}

/** Names of the sets that the conditions of a rule look at; named conditions and sets are followed. */
function setsIn(card: Card, { pack }: Regime): ReadonlySet<string> {
  const sets = new Set<string>();
  const follow = (ref: SetRef | undefined): void => {
    if (typeof ref === 'string') {
      if (!sets.has(ref) && pack.spec.sets?.[ref] !== undefined) {
        sets.add(ref);
        follow(pack.spec.sets[ref]);
      }
    } else if (ref && 'union' in ref) ref.union.forEach(follow);
    else if (ref && 'minus' in ref) ref.minus.forEach(follow);
  };
  for (const { tree } of pack.conditions.filter(({ tree: { at } }) => startsWith(at, card.at))) {
    for (const node of nodesOf(tree)) if (node.op === 'test' && 'set' in node.test) follow(node.test.set);
  }
  const { limit } = card.entry as AllocationSpec;
  if (typeof limit === 'object' && 'raise' in limit) follow(limit.raise.set);
  return sets;
}

function ownerOf(rule: string, regimes: ReadonlyMap<string, Regime>): { regime: Regime; card: Card } | undefined {
  for (const regime of regimes.values()) {
    const card = regime.cards.get(rule);
    if (card) return { regime, card };
  }
  return undefined;
}
