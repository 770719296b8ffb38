/** Names in a pack that nothing answers to: a rule that asks for them would never apply, or fail where a shipment is judged. */
import { FACTS } from './facts.ts';
import type { PackProblem } from './merge.ts';
import type { PackSpec, StatusEffect, Wording } from './pack.ts';

type Where = readonly (string | number)[];

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
  const missing = (kind: string, name: unknown, path: Where): void => {
    problems.push({ path, message: `there is no ${kind} “${String(name)}”` });
  };
  const setsOf = (ref: unknown, path: Where): void => {
    if (typeof ref === 'string') {
      if (!Object.hasOwn(spec.sets ?? {}, ref)) missing('set', ref, path);
    } else if (typeof ref === 'object' && ref !== null && !Array.isArray(ref)) {
      for (const key of ['union', 'minus']) {
        const parts: unknown = (ref as Record<string, unknown>)[key];
        if (Array.isArray(parts)) parts.forEach((part, at) => void setsOf(part, [...path, key, at]));
      }
    }
  };
  /** `holds`: is the value a condition, so that its keys may be facts? An entry may bear the name of one. */
  const walk = (value: unknown, path: Where, holds: boolean): void => {
    if (Array.isArray(value)) {
      value.forEach((inner, at) => void walk(inner, [...path, at], holds));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const here = [...path, key];
        const kind = holds && Object.hasOwn(FACTS, key) ? FACTS[key]?.kind : undefined;
        if ((kind === 'country' || kind === 'countries') && typeof inner === 'object' && inner !== null) {
          for (const [test, ref] of Object.entries(inner)) setsOf(ref, [...here, test]);
        } else if (holds && key === 'named' && typeof inner === 'string') {
          if (!Object.hasOwn(spec.lists ?? {}, inner)) missing('list', inner, here);
        } else if (key === 'class' && inner !== 'any') {
          for (const id of Array.isArray(inner) ? inner : [inner]) {
            if (typeof id === 'string' && !classes.has(id)) missing('class', id, here);
          }
        } else {
          walk(inner, here, holds || HOLDERS.has(key));
        }
      }
    }
  };
  for (const part of ['classes', 'requirements', 'policies', 'authorities', 'allocations', 'reasons'] as const) {
    walk(spec[part], [part], false);
  }
  for (const [name, condition] of Object.entries(spec.conditions ?? {})) walk(condition, ['conditions', name], true);
  for (const [name, set] of Object.entries(spec.sets ?? {})) setsOf(set, ['sets', name]);
  for (const [name, { entries }] of Object.entries(spec.lists ?? {})) walk(entries, ['lists', name, 'entries'], false);
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
