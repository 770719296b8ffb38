/**
 * Trees made ready to be asked. The answer is true, false or unknown; which facts were missing is noted on the way, and what turned out
 * not to matter is forgotten again.
 */
import type { Figure } from '../catalog/types.ts';
import type { Party, Role } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import type { Ctx, FactValue, Leaf } from './context.ts';
import { isEmptySet } from './kinds/country.ts';
import { KINDS } from './kinds/index.ts';
import type { TestKind } from './kinds/kind.ts';
import type { Condition, Test, TestNode } from './tree.ts';
import { and, not, or } from './truth.ts';

type Evaluator = (c: Ctx) => Truth;

/** A condition ready to be asked; where the world remembers answers, it is asked there. */
export function ready(tree: Condition): Test {
  const evaluate = evaluatorOf(tree);
  return Object.assign((c: Ctx) => (c.world.answers ? c.world.answers.ask(evaluate, c) : evaluate(c)), { tree });
}

function evaluatorOf(condition: Condition): Evaluator {
  switch (condition.op) {
    case 'all':
      return joined(condition.of.map(evaluatorOf), true, and);
    case 'any':
      return joined(condition.of.map(evaluatorOf), false, or);
    case 'not': {
      const inner = evaluatorOf(condition.of);
      return (c) => not(inner(c));
    }
    case 'ref':
      return condition.to;
    case 'some':
    case 'every':
      return quantified(condition.roles, evaluatorOf(condition.of), condition.op === 'every');
    case 'named': {
      const { list } = condition;
      return (c) => (c.party ? c.world.list(list, c.party, c) : 'unknown');
    }
    case 'ownedBy':
      return ownedBy(condition.lists, condition.atLeast);
    case 'class':
      return asLeaf(classLeaf(condition.ids));
    case 'cannotTell':
      return () => 'unknown';
    case 'test':
      return tested(condition);
  }
}

/** Writes down what a fact was, for the trace. */
function note(c: Ctx, name: string, value: unknown): void {
  if (c.log.facts) {
    c.log.facts[name] = value;
  }
}

/** Remembers the place that made a condition about parties true. */
function witness(c: Ctx, location: () => Location): void {
  if (c.log.witness) {
    c.log.witness.location = location();
  }
}

function tested({ name, fact, test }: TestNode): Evaluator {
  // Kind and test belong together since they were parsed; the table of kinds cannot say so for all of them at once.
  const judge = (KINDS[fact.kind] as TestKind<unknown>).evaluator(test, name);
  const isCountry = 'set' in test;
  const given = (c: Ctx) => fact.read(c) ?? fact.absent;
  const answer = (value: FactValue, c: Ctx): Truth =>
    value === undefined ? (isCountry && isEmptySet(test, c) ? false : 'unknown') : judge(value, c);
  const leaf: Leaf = { name, shown: (c) => shown(given(c)) ?? 'not said', ask: (c) => answer(given(c), c) };
  const isLeaf = fact.scope === 'line' || fact.scope === 'cited';
  return (c) => {
    const value = given(c);
    note(c, fact.scope === 'party' && c.party ? `${c.party.role}.${name}` : name, shown(value) ?? 'not said');
    const truth = answer(value, c);
    if (isLeaf) c.log.asked?.push({ leaf, truth });
    // A country that is given is not missing, even where it cannot be told what it belongs to.
    if (truth === 'unknown' && (value === undefined || !isCountry)) {
      c.log.missing.push(fact.at(c));
    } else if (truth && fact.scope === 'party') {
      witness(c, () => fact.at(c));
    }
    return truth;
  };
}

const classLeaf = (ids: readonly string[]): Leaf => ({
  name: 'class',
  shown: (c) => [...c.judged.classIds],
  ask: (c) => ids.some((id) => c.judged.classIds.has(id)),
});

const asLeaf =
  (leaf: Leaf): Evaluator =>
  (c) => {
    note(c, leaf.name, leaf.shown(c));
    const truth = leaf.ask(c);
    c.log.asked?.push({ leaf, truth });
    return truth;
  };

/** A figure by its stated value, else by its bounds. */
export function shown(value: FactValue): unknown {
  return typeof value === 'object' && value !== null && 'low' in value
    ? ((value as Figure).stated ?? [(value as Figure).low, (value as Figure).high])
    : value;
}

/** Asks the parts until the answer is certain, and forgets what they noted when it is. */
function joined(parts: readonly Evaluator[], start: boolean, join: (a: Truth, b: Truth) => Truth): Evaluator {
  return (c) => {
    const before = noted(c);
    let truth: Truth = start;
    for (const part of parts) {
      truth = join(truth, part(c));
      if (truth === !start) {
        break;
      }
    }
    return settled(c, truth, before);
  };
}

/** How much was noted so far. */
const noted = ({ log }: Ctx) => ({ missing: log.missing.length, raised: log.raised.length });

/** Forgets what was noted on the way to a certain answer. */
function settled(c: Ctx, truth: Truth, before: ReturnType<typeof noted>): Truth {
  if (truth !== 'unknown') {
    c.log.missing.length = before.missing;
    c.log.raised.length = before.raised;
  }
  return truth;
}

/** The parties of a role; none where the document names none. */
function partiesOf(c: Ctx, role: Role): readonly Party[] {
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

function quantified(roles: readonly Role[], inner: Evaluator, every: boolean): Evaluator {
  const join = every ? and : or;
  return (c) => {
    const before = noted(c);
    let truth: Truth = every;
    const seen = new Set<unknown>();
    for (const role of roles) {
      const parties = partiesOf(c, role);
      if (parties.length === 0 && (role === 'ultimateConsignee' || role === 'endUsers')) {
        c.log.missing.push(c.shipment.location(['parties', 'ultimateConsignee']));
        truth = join(truth, 'unknown');
      }
      for (const party of parties) {
        // An end user that is the consignee again says nothing new.
        if (!seen.has(party.at)) {
          seen.add(party.at);
          const one = inner(c.about(party));
          if (one === !every && c.log.facts) {
            c.log.facts['party'] = party.name ?? party.role;
          }
          truth = join(truth, one);
          if (truth === !every) {
            return settled(c, truth, before);
          }
        }
      }
    }
    return settled(c, truth, before);
  };
}

/** An owner without a share leaves the sum open upwards. */
function ownedBy(lists: readonly string[], atLeast: number): Evaluator {
  return (c) => {
    let sum = 0;
    let open = false;
    for (const owner of c.party?.owners ?? []) {
      if (owner.listed.some((list) => lists.includes(list))) {
        sum += owner.share ?? 0;
        open ||= owner.share === undefined;
      }
    }
    note(c, 'ownedByListed', sum);
    const owners = ({ at }: Party): Location => ({ piece: at.piece, path: [...at.path, 'owners'] });
    if (sum >= atLeast) {
      witness(c, () => owners(c.party as Party));
      return true;
    }
    if (open && c.party) {
      c.log.missing.push(owners(c.party));
      return 'unknown';
    }
    return false;
  };
}
