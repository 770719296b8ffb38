/** The entries of the packs as rules: which pack says each, and what else hangs on it. */

/** Kinds in the order in which people ask: what is asked for, what lifts it, how much, what happens to an application, why. */
export const KINDS = ['requirement', 'authority', 'condition', 'allocation', 'policy', 'reason'];

/**
 * The rules that a pack says itself, or says anew over the pack that it extends: `{id, local, kind, card, spec, regime, key}`, one per
 * rule id, in the order of the pack. `key` is its name in the pack.
 */
export function ownEntries(regime, own) {
  const found = new Map();
  const all = regime.pack.spec;
  const add = (kind, key, local, spec, isOwn) => {
    const id = spec.rule ?? `${regime.id}/${local}`;
    const card = regime.cards.get(id);
    // An id that two entries share belongs to the first, as in the cards.
    if (card && !found.has(id)) {
      found.set(id, isOwn || own.cards?.[local] ? { id, local, kind, key, card, spec, regime } : undefined);
    }
  };
  const each = (part, action) => {
    for (const [key, spec] of Object.entries(all[part] ?? {})) {
      action(key, spec, own[part]?.[key] !== undefined);
    }
  };
  each('requirements', (key, spec, isOwn) => add('requirement', key, key, spec, isOwn));
  each('authorities', (key, spec, isOwn) => {
    const whole = { ...all.authorities[spec.extends], ...spec };
    const name = (whole.code ?? key).toLowerCase();
    add('authority', key, name, whole, isOwn);
    for (const item of whole.conditions ?? []) {
      add('condition', item.as ?? `${name}-${item.id}`, item.as ?? `${name}-${item.id}`, item, isOwn);
    }
  });
  each('allocations', (key, spec, isOwn) => add('allocation', key, spec.finding ?? key, spec, isOwn));
  each('policies', (key, spec, isOwn) => add('policy', key, key, spec, isOwn));
  each('reasons', (key, spec, isOwn) => add('reason', key, key, spec, isOwn));
  return [...found.values()].filter(Boolean);
}

/** The rule that an id of a regime stands for: the regime's own, or that of the pack it extends. */
export function ownerFinder(rules, packs) {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const base = new Map(packs.map((pack) => [pack.pack, pack.extends]));
  return (id) => {
    let at = id;
    for (;;) {
      const rule = byId.get(at);
      if (rule) return rule;
      const [regime, local] = [at.slice(0, at.indexOf('/')), at.slice(at.indexOf('/') + 1)];
      const below = base.get(regime);
      if (below === undefined) return undefined;
      at = `${below}/${local}`;
    }
  };
}
