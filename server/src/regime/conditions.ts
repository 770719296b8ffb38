/**
 * Conditions: structured YAML in, a three-valued test out. Leaves are `{fact: test}`; nodes are `all`, `any`, `not`, `is` (a named
 * condition), `some` and `every` (over parties), `ownedBy` (a sum of shares), `class`, `listed` by name (`named`).
 * While judging, a test notes which facts were missing; what turned out not to matter is forgotten again.
 */
import type { Party, Role } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import { ConditionError, type Where } from './conditionError.ts';
import type { Ctx, Test } from './context.ts';
import { FACTS, type FactScope } from './facts.ts';
import { leaf, note, texts, witness } from './leaves.ts';
import type { ConditionSpec } from './pack.ts';
import { and, not, or } from './truth.ts';

export interface Compiled {
  readonly test: Test;
  /** The narrowest thing that it depends on: a condition on the shipment alone is judged once per shipment. */
  readonly scope: FactScope;
}

const WIDER: readonly FactScope[] = ['shipment', 'line', 'cited', 'party'];
const narrower = (a: FactScope, b: FactScope): FactScope => (WIDER.indexOf(a) > WIDER.indexOf(b) ? a : b);

/** Scope of a named condition; a name that is not there is refused. */
export type ScopeOf = (name: string) => FactScope;

export function compileCondition(spec: unknown, where: Where, scopeOf: ScopeOf): Compiled {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    throw new ConditionError('a condition is a map, such as {tpp: {atLeast: …}}', where);
  }
  const parts = Object.entries(spec).map(([key, value]) => compileNode(key, value, [...where, key], scopeOf));
  if (parts.length === 0) {
    throw new ConditionError('an empty condition says nothing', where);
  }
  return parts.length === 1 ? (parts[0] as Compiled) : conjunction(parts);
}

function compileNode(key: string, value: unknown, where: Where, scopeOf: ScopeOf): Compiled {
  const child = (spec: unknown, at: Where = where) => compileCondition(spec, at, scopeOf);
  switch (key) {
    case 'all':
      return conjunction(children(value, where).map((spec, i) => child(spec, [...where, i])));
    case 'any':
      return disjunction(children(value, where).map((spec, i) => child(spec, [...where, i])));
    case 'not': {
      const inner = child(value);
      return { scope: inner.scope, test: (c) => not(inner.test(c)) };
    }
    case 'is': {
      const name = String(value);
      return { scope: scopeOf(name), test: (c) => c.world.condition(name)(c) };
    }
    case 'some':
    case 'every':
      return quantifier(key, value, where, scopeOf);
    case 'ownedBy':
      return ownership(value, where);
    case 'named': {
      const list = String(value);
      return { scope: 'party', test: (c) => (c.party ? c.world.list(list, c.party, c) : 'unknown') };
    }
    case 'class': {
      const ids = texts(value);
      return {
        scope: 'line',
        test: (c) => {
          note(c, 'class', [...c.world.classIds]);
          return ids.some((id) => c.world.classIds.has(id));
        },
      };
    }
    case 'cannotTell':
      // For what the pack knows of and does not judge.
      return { scope: 'shipment', test: () => 'unknown' };
    case 'consigneeIsEndUser':
      return {
        scope: 'shipment',
        test: (c) =>
          c.shipment.endUsers.every((user) => user.at === c.shipment.ultimateConsignee?.at)
            ? value === true
            : value === false,
      };
    default: {
      const fact = FACTS[key];
      if (!fact) {
        throw new ConditionError(`“${key}” is no fact and no kind of condition`, where);
      }
      return { scope: fact.scope, test: leaf(key, fact, value, where) };
    }
  }
}

function children(value: unknown, where: Where): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new ConditionError('needs a list of conditions', where);
  }
  return value;
}

/** Judges the parts and forgets what they noted when their answer turns out not to be open. */
function fold(parts: readonly Compiled[], start: boolean, join: (a: Truth, b: Truth) => Truth): Compiled {
  return {
    scope: parts.reduce<FactScope>((scope, part) => narrower(scope, part.scope), 'shipment'),
    test: (c) => {
      const missing = c.log.missing.length;
      const raised = c.log.raised.length;
      let truth: Truth = start;
      for (const part of parts) {
        truth = join(truth, part.test(c));
        if (truth === !start) {
          break;
        }
      }
      if (truth !== 'unknown') {
        c.log.missing.length = missing;
        c.log.raised.length = raised;
      }
      return truth;
    },
  };
}

const conjunction = (parts: readonly Compiled[]) => fold(parts, true, and);
const disjunction = (parts: readonly Compiled[]) => fold(parts, false, or);

/** A party of the role, or parties; `missing` says that the role should be there and is not. */
export function partiesOf(c: Pick<Ctx, 'shipment'>, role: Role): readonly Party[] {
  const s = c.shipment;
  switch (role) {
    case 'endUsers':
      return s.endUsers;
    case 'intermediateConsignees':
      return s.intermediateConsignees;
    default:
      return s[role] ? [s[role]] : [];
  }
}

const ROLES = new Set(['exporter', 'purchaser', 'ultimateConsignee', 'intermediateConsignees', 'endUsers']);

function quantifier(key: 'some' | 'every', value: unknown, where: Where, scopeOf: ScopeOf): Compiled {
  const { of, ...rest } = (value ?? {}) as ConditionSpec;
  const roles = texts(of ?? []);
  for (const role of roles) {
    if (!ROLES.has(role)) {
      throw new ConditionError(`“${role}” is no role of a party`, [...where, 'of']);
    }
  }
  const inner = compileCondition(rest, where, scopeOf);
  const start = key === 'every';
  const join = start ? and : or;
  return {
    scope: 'shipment',
    test: (c) => {
      const missing = c.log.missing.length;
      const raised = c.log.raised.length;
      let truth: Truth = start;
      const seen = new Set<unknown>();
      for (const role of roles as Role[]) {
        const parties = partiesOf(c, role);
        if (parties.length === 0 && (role === 'ultimateConsignee' || role === 'endUsers')) {
          c.log.missing.push(c.shipment.spot(['parties', 'ultimateConsignee']));
          truth = join(truth, 'unknown');
        }
        for (const party of parties) {
          // An end user that is the consignee again says nothing new.
          if (!seen.has(party.at)) {
            seen.add(party.at);
            const one: Truth = inner.test(c.about(party));
            if (one === !start && c.log.facts) {
              c.log.facts['party'] = party.name ?? party.role;
            }
            const found = c.log.witness?.spot;
            truth = join(truth, one);
            if (truth === !start) {
              return settled(c, truth, missing, raised, found);
            }
          }
        }
      }
      return settled(c, truth, missing, raised, undefined);
    },
  };
}

/** Forgets what was noted on the way to a certain answer, and keeps the party that gave it. */
function settled(c: Ctx, truth: Truth, missing: number, raised: number, found: Spot | undefined): Truth {
  if (truth !== 'unknown') {
    c.log.missing.length = missing;
    c.log.raised.length = raised;
  }
  if (c.log.witness && found) {
    c.log.witness.spot = found;
  }
  return truth;
}

/** Shares of owners on one of the lists, added up; an owner without a share makes the sum open upwards. */
function ownership(value: unknown, where: Where): Compiled {
  const spec = (value ?? {}) as { listed?: unknown; share?: { atLeast?: number } };
  const lists = texts(spec.listed ?? []);
  const limit = spec.share?.atLeast;
  if (limit === undefined) {
    throw new ConditionError('needs share: {atLeast: percent}', where);
  }
  return {
    scope: 'party',
    test: (c) => {
      let sum = 0;
      let open = false;
      for (const owner of c.party?.owners ?? []) {
        if (owner.listed.some((list) => lists.includes(list))) {
          sum += owner.share ?? 0;
          open ||= owner.share === undefined;
        }
      }
      note(c, 'ownedByListed', sum);
      if (sum >= limit) {
        witness(c, () => ({ piece: (c.party as Party).at.piece, path: [...(c.party as Party).at.path, 'owners'] }));
        return true;
      }
      if (open && c.party) {
        c.log.missing.push({ piece: c.party.at.piece, path: [...c.party.at.path, 'owners'] });
        return 'unknown';
      }
      return false;
    },
  };
}

export { ConditionError } from './conditionError.ts';
