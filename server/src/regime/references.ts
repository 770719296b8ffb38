/** Names that a pack uses and does not define: a rule that asks for one would never apply, or fail while a shipment is judged. */

import type { FactTest } from '../condition/kinds/index.ts';
import type { PackPath } from '../condition/problem.ts';
import { nodesOf, setsNamed } from '../condition/visit.ts';
import { KEYED } from '../trade/cited.ts';
import { isMap } from '../yaml/index.ts';
import type { PackProblem } from './extend.ts';
import type { PackSpec, StatusEffect } from './pack.ts';
import type { PackConditions } from './packConditions.ts';

/** Where entries refer to others, by what they refer to; `*` stands for every key, and a list may stand for its members. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  'status in the reading': ['requirements.*.text.*.status', 'authorities.*.text.*.status'],
  set: ['groups.*.in', 'groups.*.notIn', 'allocations.*.limit.raise.set', 'sets.*'],
  requirement: ['authorities.*.lifts', 'unjudged.*.lifts', 'requirements.*.impliedBy', 'authorities.*.barredBy.except'],
  allocation: ['authorities.*.draws', 'authorities.*.conditions.*.mark.allocation', 'policies.*.within'],
  policy: ['policies.*.instead', 'order', 'undecided.between.*'],
  'review policy': ['policies.*.policy', 'policies.*.full'],
  transaction: ['authorities.*.transactions'],
  'kind of authorization': ['authorities.*.kind'],
  reason: [
    'authorities.*.doubt.*.reason',
    'unjudged.*.reason',
    'policies.*.reason',
    'policies.*.fullReason',
    'allocations.*.splitReason',
    'lists.*.near',
    'near.reason',
    'disagree.reason',
    'verified.reason',
    'undecided.reason',
  ],
  class: ['requirements', 'policies', 'authorities', 'allocations', 'reasons'].map((part) => `${part}.*.class`),
  fact: ['near.figures', 'disagree.figures', 'allocations.*.limit.of', 'reasons.*.at'],
};

/** What may be named where the table wants something else: every requirement, any class, a place that is not a fact. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  requirement: ['all'],
  class: ['any'],
  // What the format of documents has keys for.
  'kind of authorization': KEYED,
  fact: ['item', 'authorization', 'party'],
};

/** Facts whose values are words that the pack declares. */
const DECLARED: Readonly<Record<string, string>> = { transaction: 'transaction', listed: 'list of parties' };

/** `effects`: what the pack's reading makes of each status. */
export function danglingNames(
  spec: PackSpec,
  effects: Readonly<Record<string, StatusEffect>>,
  { all, facts }: PackConditions,
): readonly PackProblem[] {
  const has = (part: object | undefined) => (name: string) => Object.hasOwn(part ?? {}, name);
  const classes = (spec.classes ?? []).flatMap(({ id, label, sub }) => [id, `=${label}`, ...Object.keys(sub ?? {})]);
  const known: Readonly<Record<string, (name: string) => boolean>> = {
    'status in the reading': has(effects),
    set: has(spec.sets),
    list: has(spec.lists),
    requirement: has(spec.requirements),
    allocation: has(spec.allocations),
    policy: has(spec.policies),
    'review policy': has(spec.reviewPolicies),
    transaction: has(spec.transactions),
    'list of parties': has(spec.partyLists),
    'kind of authorization': has(spec.authorizationKinds),
    reason: has(spec.reasons),
    class: (name) => classes.includes(name),
    fact: (name) => facts.has(name),
  };
  const problems: PackProblem[] = [];
  const check = (kind: string, value: unknown, path: PackPath): void => {
    if (Array.isArray(value)) {
      // A list of codes is a set of its own.
      if (kind !== 'set') value.forEach((one, index) => void check(kind, one, [...path, index]));
    } else if (isMap(value)) {
      for (const key of ['union', 'minus']) {
        const parts = value[key];
        if (Array.isArray(parts)) parts.forEach((part, index) => void check('set', part, [...path, key, index]));
      }
    } else if (typeof value === 'string' && !known[kind]?.(value) && !ALSO[kind]?.includes(value)) {
      problems.push({ path, message: `unknown ${kind} "${value}"` });
    }
  };
  for (const [kind, patterns] of Object.entries(REFERENCES)) {
    for (const pattern of patterns) {
      for (const { value, path } of valuesAt(spec, pattern.split('.'))) check(kind, value, path);
    }
  }
  for (const [status, { reason }] of Object.entries(effects)) check('reason', reason, ['readings', status]);
  for (const { tree } of all) {
    for (const { set, at } of setsNamed(tree)) check('set', set, at);
    for (const node of nodesOf(tree, false)) {
      if (node.op === 'named') check('list', node.list, node.at);
      if (node.op === 'class') check('class', node.ids, node.at);
      if (node.op === 'ownedBy') check('list of parties', node.lists, node.at);
      const words = node.op === 'test' ? DECLARED[node.name] : undefined;
      if (node.op === 'test' && words) check(words, codesIn(node.test), node.at);
    }
  }
  return [...problems, ...badPatterns(spec)];
}

const codesIn = (test: FactTest): readonly string[] => ('codes' in test ? test.codes : 'any' in test ? test.any : []);

function valuesAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  path: PackPath = [],
): { value: unknown; path: PackPath }[] {
  if (key === undefined) return [{ value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const keys = key !== '*' ? [key] : Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((one) => valuesAt((value as Record<string | number, unknown>)[one], rest, [...path, one]));
}

/** Patterns of citations are regular expressions. */
function badPatterns(spec: PackSpec): readonly PackProblem[] {
  return (spec.links ?? []).flatMap(({ cite }, at): readonly PackProblem[] => {
    try {
      new RegExp(cite);
      return [];
    } catch {
      return [{ path: ['links', at, 'cite'], message: `not a regular expression: "${cite}"` }];
    }
  });
}
