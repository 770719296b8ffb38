/** What a condition is judged in: a shipment, a line, sometimes a party or a cited authority, on a date. */
import type { Figure } from '../catalog/types.ts';
import type { Destination } from '../trade/destinations.ts';
import type { Cited, Line, Party, Registers, Shipment } from '../trade/types.ts';
import type { TransactionWay, Truth } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import type { CountrySet, SetRef } from './sets.ts';

export type FactScope = 'shipment' | 'line' | 'party' | 'cited';

export type FactValue = string | number | boolean | readonly string[] | Figure | undefined;

/** A fact as the engine reads it. */
export interface FactReader {
  readonly scope: FactScope;
  /** For messages: "the ultimate parent's headquarters". */
  readonly words: string;
  /** Undefined when the document does not give it, or gives it in a way that cannot be read. */
  readonly read: (c: Ctx) => FactValue;
  /** What a fact that is not given counts as. If omitted, it is unknown, and that travels. */
  readonly absent?: Exclude<FactValue, undefined>;
  readonly at: (c: Ctx) => Location;
}

/** A figure that stands near a limit, or whose versions disagree about it: judge again with `instead`. */
export interface Probe {
  readonly figure: string;
  readonly instead: number;
  readonly limit: number;
  readonly why: 'near' | 'disagree';
}

export interface Raised {
  readonly code: string;
  readonly at?: Location;
}

export interface Step {
  readonly step: string;
  readonly result: Truth | string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly citation: string;
}

/** A question about the line, or about what it cites. */
export interface Leaf {
  /** The name of the fact, for traces. */
  readonly name: string;
  /** The value, as traces show it. */
  shown(c: Ctx): unknown;
  /** The answer, without a note of what is missing. */
  ask(c: Ctx): Truth;
}

/** A leaf that was asked on the way to an answer. */
export interface Asked {
  readonly leaf: Leaf;
  readonly truth: Truth;
}

/** Where answers of conditions are remembered. */
export interface Answers {
  /** What `evaluate` answers, with everything that it notes. */
  ask(evaluate: (c: Ctx) => Truth, c: Ctx): Truth;
}

/** What judging leaves behind besides the answer. */
export interface Log {
  readonly missing: Location[];
  readonly raised: Raised[];
  probes?: Probe[];
  /** Only when someone wants to read how it came about. */
  trace?: Step[];
  /** When someone asks where it comes from: the party's value that made the condition true. */
  witness?: { location?: Location };
  /** Facts met by the condition being judged, for its trace step. */
  facts?: Record<string, unknown>;
  /** Questions about the line that were asked, for what remembers the answer. */
  asked?: Asked[];
}

/** A log of its own for a part, which still gathers probes and asks for facts like the whole. */
export function fork(log: Log): Log {
  return {
    missing: [],
    raised: [],
    ...(log.probes ? { probes: log.probes } : {}),
    ...(log.trace || log.facts ? { facts: {} } : {}),
  };
}

/** What stays the same for all lines of a shipment that go to one place. */
export interface World {
  readonly shipment: Shipment;
  readonly date: string;
  /** The place that lines are judged for: one of those where the goods end up. */
  readonly destination: Destination;
  /** The country that the pack calls home; decides what "export" is when nothing is said. */
  readonly home: readonly string[];
  /** Kinds of transactions that the pack declares. */
  readonly transactions: Readonly<Record<string, TransactionWay>>;
  readonly registers: Registers;
  readonly set: (ref: SetRef) => CountrySet;
  readonly alias: (code: string) => string;
  /** A fact by its name, also one that the pack declares. */
  readonly fact: (name: string) => FactReader | undefined;
  readonly list: (name: string, party: Party, c: Ctx) => Truth;
  readonly near?: { readonly within: number; readonly figures: ReadonlySet<string> } | undefined;
  readonly disagree?: ReadonlySet<string> | undefined;
  /** Where answers are remembered; if omitted, each is worked out. */
  readonly answers?: Answers | undefined;
}

/** What is judged: a line, under one class. */
export interface Subject {
  readonly line: Line;
  /** The ECCN that the line is judged under, where it declares several. */
  readonly eccn: string | undefined;
  readonly classIds: ReadonlySet<string>;
  /** As sentences call the class. */
  readonly classWords: string;
  /** A figure taken otherwise than it is stated, to see whether the answer depends on it. */
  readonly override: { readonly figure: string; readonly value: number } | undefined;
}

/** The world and a line, seen with one party or one cited authority in view, noting into one log. Made very often, so it is small. */
export class Ctx {
  readonly world: World;
  readonly judged: Subject;
  readonly log: Log;
  readonly party: Party | undefined;
  readonly cited: Cited | undefined;

  constructor(world: World, judged: Subject, log: Log, party?: Party, cited?: Cited) {
    this.world = world;
    this.judged = judged;
    this.log = log;
    this.party = party;
    this.cited = cited;
  }

  get shipment(): Shipment {
    return this.world.shipment;
  }

  get line(): Line {
    return this.judged.line;
  }

  get destination(): Destination {
    return this.world.destination;
  }

  get date(): string {
    return this.world.date;
  }

  noting(log: Log): Ctx {
    return new Ctx(this.world, this.judged, log, this.party, this.cited);
  }

  about(party: Party): Ctx {
    return new Ctx(this.world, this.judged, this.log, party, this.cited);
  }

  under(cited: Cited): Ctx {
    return new Ctx(this.world, this.judged, this.log, this.party, cited);
  }
}

/** For answers whose notes are not needed. */
export const quiet = (c: Ctx): Ctx => c.noting({ missing: [], raised: [] });
