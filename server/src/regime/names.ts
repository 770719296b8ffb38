/** Names in a pack that nothing answers to: a rule that asks for them would never apply, or fail where a shipment is judged. */

import type { PackPath } from '../condition/problem.ts';
import { nodesOf, setsNamed } from '../condition/visit.ts';
import { isMap } from '../yaml/index.ts';
import type { PackProblem } from './merge.ts';
import type { PackSpec, StatusEffect, Wording } from './pack.ts';
import type { PackConditions } from './packConditions.ts';

/** `effects`: what the pack's reading makes of each status. */
export function danglingNames(
  spec: PackSpec,
  effects: Readonly<Record<string, StatusEffect>>,
  read: PackConditions,
): readonly PackProblem[] {
  return [...ofEntries(spec, effects, read), ...ofReferences(spec, read), ...badPatterns(spec)];
}

function ofEntries(
  spec: PackSpec,
  effects: Readonly<Record<string, StatusEffect>>,
  { facts }: PackConditions,
): readonly PackProblem[] {
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
    if (r.at !== undefined && !facts.has(r.at) && !['item', 'authorization', 'party'].includes(r.at)) {
      problems.push({ path: ['reasons', code, 'at'], message: `there is no fact “${r.at}”` });
    }
  }
  return problems;
}

/** Sets, lists and classes that conditions, entries and sets ask for: all of them are looked up when a line is judged. */
function ofReferences(spec: PackSpec, { all, facts }: PackConditions): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const check = (kind: string, isKnown: boolean, name: string, path: PackPath): void => {
    if (!isKnown) problems.push({ path, message: `there is no ${kind} “${name}”` });
  };
  const checkSet = (ref: unknown, path: PackPath): void => {
    if (typeof ref === 'string') {
      check('set', Object.hasOwn(spec.sets ?? {}, ref), ref, path);
    } else if (isMap(ref)) {
      for (const key of ['union', 'minus']) {
        const parts = ref[key];
        if (Array.isArray(parts)) parts.forEach((part, index) => void checkSet(part, [...path, key, index]));
      }
    }
  };
  const classes = new Set(
    (spec.classes ?? []).flatMap(({ id, label, sub }) => [id, `=${label}`, ...Object.keys(sub ?? {})]),
  );
  const checkClasses = (ids: readonly string[] | string | undefined, path: PackPath): void => {
    for (const id of [ids ?? []].flat()) check('class', id === 'any' || classes.has(id), id, path);
  };
  for (const { tree } of all) {
    for (const { set, at } of setsNamed(tree)) checkSet(set, at);
    for (const node of nodesOf(tree, false)) {
      if (node.op === 'named') check('list', Object.hasOwn(spec.lists ?? {}, node.list), node.list, node.at);
      if (node.op === 'class') checkClasses(node.ids, node.at);
    }
  }
  for (const part of ['requirements', 'policies', 'authorities', 'allocations', 'reasons'] as const) {
    for (const [id, entry] of Object.entries(spec[part] ?? {})) checkClasses(entry.class, [part, id, 'class']);
  }
  for (const [id, { limit }] of Object.entries(spec.allocations ?? {})) {
    if (typeof limit === 'object' && 'of' in limit) {
      check('fact', facts.has(limit.of), limit.of, ['allocations', id, 'limit', 'of']);
    }
    if (typeof limit === 'object' && 'raise' in limit)
      checkSet(limit.raise.set, ['allocations', id, 'limit', 'raise', 'set']);
  }
  for (const part of ['near', 'disagree'] as const) {
    for (const [i, name] of (spec[part]?.figures ?? []).entries()) {
      check('fact', facts.has(name), name, [part, 'figures', i]);
    }
  }
  for (const [name, set] of Object.entries(spec.sets ?? {})) checkSet(set, ['sets', name]);
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
