/** The entries of the packs as rules: which pack says each, and what else depends on it. */

import { globSync } from 'tinyglobby';
import type { Card, PackSpec, Regime } from '../../server/src/regime/index.ts';
import { type Json, readYaml } from '../setup/files.ts';
import { root } from '../setup/step.mjs';

/** Kinds in the order in which people ask: what is asked for, what lifts it, how much, what happens to an application, why. */
export const KINDS = ['requirement', 'authority', 'condition', 'allocation', 'policy', 'reason'] as const;

/** A rule that a pack says itself, or says again over the pack that it extends. */
export interface Rule {
  readonly id: string;
  /** The id without the regime. */
  readonly local: string;
  readonly kind: Card['kind'];
  readonly card: Card;
  /** What the pack says of it. */
  readonly spec: Json;
  readonly regime: Regime;
  /** Its section and name in the pack. */
  readonly part: string;
  readonly key: string;
}

/** The rules that a pack says itself, in the order of the pack. An id that two entries share belongs to the first, as in the cards. */
export function ownEntries(regime: Regime, own: PackSpec): Rule[] {
  return [...regime.cards].flatMap(([id, card]) => {
    const [part, key] = card.at as [keyof PackSpec, string];
    const local = id.slice(id.indexOf('/') + 1);
    const isOwn = (own[part] as Json)?.[key] !== undefined || own.cards?.[local] !== undefined;
    return isOwn ? [{ id, local, kind: card.kind, card, spec: card.entry, regime, part, key }] : [];
  });
}

/** The rule that an id of a regime stands for: the regime's own, or that of the pack it extends. */
export function ownerFinder(rules: readonly Rule[], packs: readonly PackSpec[]): (id: string) => Rule | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const base = new Map(packs.map((pack) => [pack.pack, pack.extends]));
  const ownerOf = (id: string): Rule | undefined => {
    const [regime = '', ...local] = id.split('/');
    const below = base.get(regime);
    return byId.get(id) ?? (below === undefined ? undefined : ownerOf([below, ...local].join('/')));
  };
  return ownerOf;
}

const files: [string, Json][] = globSync('regimes/*/*.yaml', { cwd: root })
  .sort()
  .map((file) => [file, readYaml(file)]);

/** The file of an entry that a regime has in its pack or from the one that this extends. */
export function fileOf({ regime, part, key }: Rule): string {
  for (const id of [regime.id, regime.pack.spec.extends]) {
    const found = files.find(
      ([file, value]) => file.startsWith(`regimes/${id}/`) && value?.[part]?.[key] !== undefined,
    );
    if (found) return found[0];
  }
  throw new Error(`No file of ${regime.id} has ${part}.${key}.`);
}
