/**
 * Answers remembered for one shipment, destination and day. Most of what conditions ask is about the shipment, and holds for all of its
 * lines. What they ask of the line itself (the leaves) is asked again for each line, in the order of the first time: a condition is a
 * decision tree over its leaves, grown as lines come, with its answers at the ends. `docs/decisions/stages.md` says why that is right.
 */
import type { Truth } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import type { Answers, Asked, Ctx, Leaf, Log, Raised } from './context.ts';

/** What a condition answered after its leaves had answered as they did. */
interface End {
  readonly leaf?: undefined;
  readonly truth: Truth;
  readonly missing: readonly Location[];
  readonly raised: readonly Raised[];
  /** Facts for the trace, in order; the value of a leaf is read again. Only where a trace was asked for. */
  readonly facts: readonly Fact[];
  /** It noted places in the line, which are others for another line. */
  readonly isOwn: boolean;
}

type Fact = readonly [name: string, value: unknown, leaf: Leaf | undefined];

interface Fork {
  readonly leaf: Leaf;
  yes: Fork | End | undefined;
  no: Fork | End | undefined;
  unknown: Fork | End | undefined;
}

type Evaluate = (c: Ctx) => Truth;

const NONE: readonly never[] = [];
const plainEnd = (truth: Truth): End => ({ truth, missing: NONE, raised: NONE, facts: NONE, isOwn: false });
const [TRUE, FALSE, UNKNOWN] = [plainEnd(true), plainEnd(false), plainEnd('unknown')];

export class Stage implements Answers {
  private readonly answers = new Map<Evaluate, Fork | End>();
  /** The same with the facts that traces show, which take longer to write down. */
  private readonly traced = new Map<Evaluate, Fork | End>();

  /** What `evaluate` answers, with everything that it notes. */
  ask(evaluate: Evaluate, c: Ctx): Truth {
    const { log } = c;
    // Inside a question about parties the answer depends on the party; who asks for a witness wants the way, not the answer.
    if (c.party || log.witness) {
      return evaluate(c);
    }
    const roots = log.facts ? this.traced : this.answers;
    const root = roots.get(evaluate);
    if (root === undefined) {
      return grow(roots, evaluate, c);
    }
    const end = root.leaf ? walk(root, c) : root;
    return end === undefined ? grow(roots, evaluate, c) : end.isOwn ? evaluate(c) : replay(end, c);
  }
}

/** Asks the leaves of a line; undefined where they answer as none before it. Notes nothing in that case, or where the end is the line's own. */
function walk(root: Fork, c: Ctx): End | undefined {
  const { log } = c;
  const raised = log.raised.length;
  const probes = log.probes?.length ?? 0;
  const before = log.asked?.length ?? 0;
  let at: Fork | End | undefined = root;
  while (at?.leaf) {
    const { leaf }: Fork = at;
    const truth = leaf.ask(c);
    log.asked?.push({ leaf, truth });
    at = truth === true ? at.yes : truth === false ? at.no : at.unknown;
  }
  log.raised.length = raised;
  if (at === undefined || at.isOwn) {
    if (log.probes) log.probes.length = probes;
    if (log.asked) log.asked.length = before;
  }
  return at;
}

/** Evaluates, and remembers the answer behind the leaves that were asked for it. */
function grow(roots: Map<Evaluate, Fork | End>, evaluate: Evaluate, c: Ctx): Truth {
  const asked: Asked[] = [];
  const log: Log = { missing: [], raised: [], asked };
  if (c.log.probes) log.probes = c.log.probes;
  if (c.log.facts) log.facts = {};
  const truth = evaluate(c.noting(log));
  const end = endOf(truth, log, asked);
  put(roots, evaluate, asked, end);
  c.log.asked?.push(...asked);
  return replay(end, c);
}

function put(roots: Map<Evaluate, Fork | End>, evaluate: Evaluate, asked: readonly Asked[], end: End): void {
  const [first, ...rest] = asked;
  if (!first) {
    roots.set(evaluate, end);
    return;
  }
  let fork = roots.get(evaluate) as Fork | undefined;
  if (!fork) {
    fork = forkOf(first.leaf);
    roots.set(evaluate, fork);
  }
  let { truth } = first;
  for (const next of rest) {
    const below = branch(fork, truth) as Fork | undefined;
    const made = below ?? forkOf(next.leaf);
    if (!below) setBranch(fork, truth, made);
    fork = made;
    truth = next.truth;
  }
  setBranch(fork, truth, end);
}

const forkOf = (leaf: Leaf): Fork => ({ leaf, yes: undefined, no: undefined, unknown: undefined });

const branch = (fork: Fork, truth: Truth) => (truth === true ? fork.yes : truth === false ? fork.no : fork.unknown);

function setBranch(fork: Fork, truth: Truth, to: Fork | End): void {
  if (truth === true) fork.yes = to;
  else if (truth === false) fork.no = to;
  else fork.unknown = to;
}

function endOf(truth: Truth, { missing, raised, facts }: Log, asked: readonly Asked[]): End {
  const isQuiet = missing.length + raised.length === 0;
  if (isQuiet && !facts) {
    return truth === true ? TRUE : truth === false ? FALSE : UNKNOWN;
  }
  const leaves = new Map(asked.map(({ leaf }) => [leaf.name, leaf]));
  return {
    truth,
    missing,
    raised,
    facts: Object.entries(facts ?? {}).map(([name, value]): Fact => [name, value, leaves.get(name)]),
    isOwn: !isQuiet && asked.some((one) => one.truth === 'unknown'),
  };
}

/** Notes what was noted when the answer was found. */
function replay({ truth, missing, raised, facts }: End, c: Ctx): Truth {
  const { log } = c;
  if (missing.length > 0) log.missing.push(...missing);
  if (raised.length > 0) log.raised.push(...raised);
  if (log.facts) {
    for (const [name, value, leaf] of facts) {
      log.facts[name] = leaf ? leaf.shown(c) : value;
    }
  }
  return truth;
}
