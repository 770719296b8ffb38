/** What a condition is judged in: a shipment, a line, sometimes a party or a cited authority, on a date. */
import type { Figure } from '../catalog/types.ts';
import type { Cited, Line, Party, Registers, Shipment } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import type { CountrySet } from './sets.ts';
import type { SetRef } from './pack.ts';

/** A figure that stands near a limit, or whose versions disagree about it: judge again with `instead`. */
export interface Probe {
  readonly figure: string;
  readonly instead: number;
  readonly limit: number;
  readonly why: 'near' | 'disagree';
}

export interface Raised {
  readonly code: string;
  readonly at?: Spot;
}

export interface Step {
  readonly step: string;
  readonly result: Truth | string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly citation: string;
}

/** What judging leaves behind besides the answer. */
export interface Log {
  readonly missing: Spot[];
  readonly raised: Raised[];
  probes?: Probe[];
  /** Only when somebody wants to read how it came about. */
  trace?: Step[];
  /** When somebody asks where it comes from: the party's value that made the condition true. */
  witness?: { spot?: Spot };
  /** Facts met by the condition being judged, for its trace step. */
  facts?: Record<string, unknown>;
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

export interface Ctx {
  readonly shipment: Shipment;
  readonly line: Line;
  readonly date: string;
  /** The country that the pack calls home; decides what "export" is when nothing is said. */
  readonly home: readonly string[];
  readonly registers: Registers;
  readonly classIds: ReadonlySet<string>;
  /** The class cannot be told: a figure that decides it is missing. */
  readonly classUnknown: boolean;
  readonly set: (ref: SetRef) => CountrySet;
  readonly alias: (code: string) => string;
  readonly condition: (name: string) => Test;
  readonly list: (name: string, party: Party, log: Log, c: Ctx) => Truth;
  readonly party?: Party;
  readonly cited?: Cited;
  readonly override?: { readonly figure: string; readonly value: number };
  readonly near?: { readonly within: number; readonly figures: ReadonlySet<string> };
  readonly disagree?: ReadonlySet<string>;
  readonly log: Log;
}

export type Test = (c: Ctx) => Truth;

export type FactValue = string | number | boolean | readonly string[] | Figure | undefined;
