/** The card of each rule: what a person reads about it, with the dated text to open. */

import type { PackPath } from '../condition/problem.ts';
import { codeOf, titleOf } from './conditionsOf.ts';
import type { CardText, ConditionItem, PackSpec, Wording } from './pack.ts';

export interface Card {
  readonly id: string;
  readonly kind: 'requirement' | 'authority' | 'condition' | 'allocation' | 'policy' | 'reason';
  readonly title: string;
  readonly summary: string;
  readonly todo: string;
  readonly citation: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly texts: readonly Wording[];
  readonly effective?: { readonly from?: string; readonly until?: string };
  readonly verified: string;
  readonly confidence?: string;
  readonly coverage?: CardText['coverage'];
  readonly coverageNote?: string;
  readonly suppressible: boolean;
  /** What the pack says of it. */
  readonly entry: object;
  /** Where that is in the pack. */
  readonly at: PackPath;
}

/** All cards of a pack by rule id, such as `us-ear/chip-destination`. */
export function cardsOf(spec: PackSpec): ReadonlyMap<string, Card> {
  const cards = new Map<string, Card>();
  const add = (
    kind: Card['kind'],
    local: string,
    at: PackPath,
    entry: CardText & { text?: readonly Wording[]; from?: string; until?: string | null; say?: string; rule?: string },
  ) => {
    const text: CardText = { ...entry, ...spec.cards?.[local] };
    const id = entry.rule ?? `${spec.pack}/${local}`;
    const texts = entry.text ?? [];
    const citation = text.cite ?? texts.at(-1)?.cite ?? '';
    const from = entry.from ?? texts[0]?.from;
    const until = entry.until ?? undefined;
    if (cards.has(id)) {
      return;
    }
    cards.set(id, {
      id,
      kind,
      title: text.title ?? sentence(local),
      summary: text.summary ?? '',
      todo: text.todo ?? '',
      citation,
      links: [...(text.url ? [{ title: citation, url: text.url }] : []), ...(text.links ?? [])],
      texts,
      ...(from || until ? { effective: { ...(from ? { from } : {}), ...(until ? { until } : {}) } } : {}),
      verified: spec.verified.until,
      confidence: text.confidence,
      coverage: text.coverage,
      coverageNote: text.coverageNote,
      suppressible: text.suppressible !== false,
      entry,
      at,
    });
  };
  for (const [id, entry] of Object.entries(spec.requirements ?? {})) {
    add('requirement', id, ['requirements', id], entry);
  }
  for (const [id, own] of Object.entries(spec.authorities ?? {})) {
    const entry = { ...(own.extends === undefined ? undefined : spec.authorities?.[own.extends]), ...own };
    const code = (own.code ?? id).toLowerCase();
    add('authority', code, ['authorities', id], { ...entry, cite: own.cite ?? own.text?.at(-1)?.cite ?? entry.cite });
    for (const [index, item] of ((entry.conditions ?? []) as readonly ConditionItem[]).entries()) {
      add('condition', codeOf(item, code), ['authorities', id, 'conditions', index], {
        ...item,
        title: `${own.code ?? id}: ${titleOf(item)}`,
        // The sentence for a line says it for all lines, except for the facts that it fills in.
        summary: item.summary ?? item.say.replace(/\{\w+\}/g, '…'),
        todo: item.todo ?? entry.todo,
        confidence: item.confidence ?? entry.confidence,
        cite: item.cite ?? own.text?.at(-1)?.cite,
      });
    }
  }
  for (const [id, entry] of Object.entries(spec.allocations ?? {})) {
    add('allocation', entry.finding ?? id, ['allocations', id], entry);
  }
  for (const [id, entry] of Object.entries(spec.policies ?? {})) {
    add('policy', id, ['policies', id], {
      ...entry,
      cite: entry.cite ?? entry.text?.at(-1)?.cite,
      summary: entry.summary ?? `For applications that fall under this, ${spec.reviewPolicies?.[entry.policy]?.words}.`,
      todo: entry.todo ?? 'Expect this answer when you apply; nothing in the document has to be changed for it.',
    });
  }
  for (const [id, entry] of Object.entries(spec.reasons ?? {})) {
    add('reason', id, ['reasons', id], entry);
  }
  return cards;
}

const sentence = (id: string) => {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/**
 * The address of a cited text, in its form for the date where the source has one: the shipment's day, or the day the pack was verified
 * where that is earlier. Undefined when no pattern of the pack knows the citation.
 */
export function urlOf(spec: PackSpec, citation: string, date: string | undefined): string | undefined {
  const day = date === undefined || date > spec.verified.until ? spec.verified.until : date;
  for (const { cite, url } of spec.links ?? []) {
    const match = new RegExp(cite).exec(citation);
    if (match) {
      return url
        .replaceAll('DATE', day)
        .replace(/\$(\d)/g, (_, group: string) => encodeURI(match[Number(group)] ?? ''));
    }
  }
  return undefined;
}
