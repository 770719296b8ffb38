/** Names in a pack that nothing answers to: a rule that asks for them would never apply, or fail where a shipment is judged. */
import { isMap } from '../yaml/index.ts';
import { FACTS } from './facts.ts';
import type { PackProblem } from './merge.ts';
import type { PackSpec, StatusEffect, Wording } from './pack.ts';

/** `effects`: what the pack's reading makes of each status. */
export function danglingNames(spec: PackSpec, effects: Readonly<Record<string, StatusEffect>>): readonly PackProblem[] {
  return [...ofEntries(spec, effects), ...ofConditions(spec), ...badPatterns(spec)];
}

function ofEntries(spec: PackSpec, effects: Readonly<Record<string, StatusEffect>>): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const check = (
    kind: string,
    known: object | undefined,
    name: string | undefined,
    path: readonly (string | number)[],
  ) => {
    if (name !== undefined && !Object.hasOwn(known ?? {}, name)) {
      problems.push({ path, message: `there is no ${kind} “${name}”` });
    }
  };
  const texts = (part: string, entries: Record<string, { text?: readonly Wording[]; at?: string }> | undefined) => {
    for (const [id, entry] of Object.entries(entries ?? {})) {
      for (const [i, wording] of (entry.text ?? []).entries()) {
        check('status in the reading', effects, wording.status, [part, id, 'text', i, 'status']);
      }
    }
  };
  texts('requirements', spec.requirements as never);
  texts('authorities', spec.authorities as never);
  for (const [id, group] of Object.entries(spec.groups ?? {})) {
    check('set', spec.sets, group.in ?? group.notIn, ['groups', id, group.in === undefined ? 'notIn' : 'in']);
  }
  for (const [status, effect] of Object.entries(effects)) {
    check('reason', spec.reasons, effect.reason, ['readings', status]);
  }
  for (const [id, a] of Object.entries(spec.authorities ?? {})) {
    for (const draw of a.draws ?? []) {
      check('allocation', spec.allocations, draw, ['authorities', id, 'draws']);
    }
    for (const lifted of a.lifts === 'all' ? [] : (a.lifts ?? [])) {
      check('requirement', spec.requirements, lifted, ['authorities', id, 'lifts']);
    }
    for (const doubt of a.doubt ?? []) {
      check('reason', spec.reasons, doubt.reason, ['authorities', id, 'doubt']);
    }
    for (const item of a.conditions ?? []) {
      check('allocation', spec.allocations, item.mark?.allocation, ['authorities', id, 'conditions']);
    }
  }
  for (const [i, { reason, lifts }] of (spec.unjudged ?? []).entries()) {
    check('reason', spec.reasons, reason, ['unjudged', i, 'reason']);
    for (const lifted of lifts ?? []) {
      check('requirement', spec.requirements, lifted, ['unjudged', i, 'lifts']);
    }
  }
  for (const [id, p] of Object.entries(spec.policies ?? {})) {
    check('allocation', spec.allocations, p.within, ['policies', id, 'within']);
    check('reason', spec.reasons, p.reason, ['policies', id, 'reason']);
    check('reason', spec.reasons, p.fullReason, ['policies', id, 'fullReason']);
  }
  check('reason', spec.reasons, spec.near?.reason, ['near', 'reason']);
  check('reason', spec.reasons, spec.disagree?.reason, ['disagree', 'reason']);
  check('reason', spec.reasons, spec.verified.reason, ['verified', 'reason']);
  check('reason', spec.reasons, spec.undecided?.reason, ['undecided', 'reason']);
  for (const [code, r] of Object.entries(spec.reasons ?? {})) {
    if (r.at !== undefined && !Object.hasOwn(FACTS, r.at) && !['item', 'authorization', 'party'].includes(r.at)) {
      problems.push({ path: ['reasons', code, 'at'], message: `there is no fact “${r.at}”` });
    }
  }
  return problems;
}

/** Keys of entries whose value is a condition, or a map of conditions by name. */
const HOLDERS: ReadonlySet<string> = new Set(['when', 'need', 'if', 'sub']);

/**
 * Sets, lists and classes that conditions ask for. Looked for wherever they can stand, since all of them are compiled to look-ups that
 * are made when a line is judged.
 */
function ofConditions(spec: PackSpec): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const classes = new Set(
    (spec.classes ?? []).flatMap(({ id, label, sub }) => [id, `=${label}`, ...Object.keys(sub ?? {})]),
  );
  // Written down only where something is missing: packs are walked each time that Exportlint starts.
  const path: (string | number)[] = [];
  const below = (step: string | number, look: () => void): void => {
    path.push(step);
    look();
    path.pop();
  };
  const missing = (kind: string, name: unknown): void => {
    problems.push({ path: [...path], message: `there is no ${kind} “${String(name)}”` });
  };
  const setsOf = (ref: unknown): void => {
    if (typeof ref === 'string') {
      if (!Object.hasOwn(spec.sets ?? {}, ref)) missing('set', ref);
    } else if (isMap(ref)) {
      for (const key of ['union', 'minus']) {
        const parts: unknown = ref[key];
        if (Array.isArray(parts)) below(key, () => parts.forEach((part, at) => void below(at, () => setsOf(part))));
      }
    }
  };
  /** What a key of a condition asks for; true when nothing more stands below it. */
  const asks = (key: string, inner: unknown): boolean => {
    if (key === 'named' && typeof inner === 'string') {
      if (!Object.hasOwn(spec.lists ?? {}, inner)) missing('list', inner);
      return true;
    }
    if (!isMap(inner) || !Object.hasOwn(FACTS, key)) return false;
    const kind = FACTS[key]?.kind;
    if (kind !== 'country' && kind !== 'countries') return false;
    for (const test of Object.keys(inner)) below(test, () => setsOf(inner[test]));
    return true;
  };
  /** `holds`: is the value a condition, so that its keys may be facts? An entry may bear the name of one. */
  const walk = (value: object, holds: boolean): void => {
    for (const key of Object.keys(value)) {
      const inner: unknown = (value as Record<string, unknown>)[key];
      const isClass = key === 'class' && inner !== 'any';
      if (!isClass && typeof inner === 'string' && !holds) continue;
      path.push(Array.isArray(value) ? Number(key) : key);
      if (isClass) {
        for (const id of Array.isArray(inner) ? inner : [inner]) {
          if (typeof id === 'string' && !classes.has(id)) missing('class', id);
        }
      } else if (!(holds && asks(key, inner)) && typeof inner === 'object' && inner !== null) {
        walk(inner, holds || HOLDERS.has(key));
      }
      path.pop();
    }
  };
  for (const part of ['classes', 'requirements', 'policies', 'authorities', 'allocations', 'reasons'] as const) {
    below(part, () => walk(spec[part] ?? {}, false));
  }
  below('conditions', () => {
    for (const [name, condition] of Object.entries(spec.conditions ?? {})) below(name, () => walk(condition, true));
  });
  below('sets', () => Object.entries(spec.sets ?? {}).forEach(([name, set]) => void below(name, () => setsOf(set))));
  below('lists', () => walk(spec.lists ?? {}, false));
  return problems;
}

/** Patterns of citations are regular expressions. */
function badPatterns(spec: PackSpec): readonly PackProblem[] {
  return (spec.links ?? []).flatMap(({ cite }, at): readonly PackProblem[] => {
    try {
      new RegExp(cite);
      return [];
    } catch {
      return [{ path: ['links', at, 'cite'], message: `“${cite}” is no regular expression` }];
    }
  });
}
