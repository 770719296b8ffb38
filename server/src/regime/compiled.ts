/** A pack made ready to judge by, as `compile.ts` makes it. */
import type { Answers, World } from '../condition/context.ts';
import type { CountrySet, SetRef } from '../condition/sets.ts';
import type { Test } from '../condition/tree.ts';
import type { Destination } from '../trade/destinations.ts';
import type {
  AllocationSpec,
  AuthoritySpec,
  ClassSpec,
  ConditionItem,
  PackSpec,
  PolicySpec,
  ReasonSpec,
  RequirementSpec,
  StatusEffect,
  Wording,
} from './pack.ts';

export interface CompiledClass {
  readonly spec: ClassSpec;
  readonly test?: Test;
  readonly sub: readonly { readonly id: string; readonly test: Test }[];
}

export interface CompiledRequirement {
  readonly id: string;
  readonly spec: RequirementSpec;
  readonly classes?: readonly string[];
  readonly under: readonly string[];
  readonly test: Test;
}

export interface CompiledItem {
  readonly spec: ConditionItem;
  readonly need?: Test;
  readonly if?: Test;
  /** What judging it comes to when it is met: the same for every line. */
  readonly done: { readonly id: string; readonly state: 'done' };
}

export interface CompiledAuthority {
  readonly id: string;
  readonly code: string;
  readonly spec: AuthoritySpec;
  readonly classes?: readonly string[];
  readonly when?: Test;
  readonly conditions: readonly CompiledItem[];
  readonly doubt: readonly { readonly test: Test; readonly reason: string }[];
  readonly restrictions: readonly { readonly test: Test; readonly say: string; readonly cite?: string }[];
}

export interface CompiledPolicy {
  readonly id: string;
  readonly spec: PolicySpec;
  readonly classes?: readonly string[];
  readonly instead: readonly string[];
  readonly test: Test;
}

export interface CompiledReason {
  readonly code: string;
  readonly spec: ReasonSpec;
  readonly classes?: readonly string[];
  readonly test?: Test;
}

export type CompiledAllocation = Omit<AllocationSpec, 'when'> & { readonly when?: Test };

export interface CompiledPack {
  readonly id: string;
  readonly spec: PackSpec;
  /** Codes of exceptions that other packs know: real ones, which this pack does not judge. */
  readonly elsewhere: ReadonlySet<string>;
  readonly classes: readonly CompiledClass[];
  readonly requirements: readonly CompiledRequirement[];
  readonly authorities: readonly CompiledAuthority[];
  /** Exceptions that are known and not judged, by code, each with the reason that says so. */
  readonly unjudged: ReadonlyMap<string, { readonly authority: CompiledAuthority; readonly reason: string }>;
  readonly reviewPolicies: readonly CompiledPolicy[];
  readonly reasons: ReadonlyMap<string, CompiledReason>;
  readonly allocations: ReadonlyMap<string, CompiledAllocation>;
  readonly near?: World['near'];
  readonly disagree?: World['disagree'];
  /** What is subject to the pack at all; if omitted: everything. */
  readonly appliesTo?: Test;
  /** All conditions, wherever in the pack they are. */
  readonly conditions: readonly Test[];
  /** The next days after the date on which something in the pack changes. */
  changesAfter(date: string, most: number): readonly string[];
  /** What holds on a date; the same object for all dates between two changes of the pack. */
  view(date: string): View;
}

/** The pack on one stretch of dates. */
export interface View {
  readonly pack: CompiledPack;
  readonly set: (ref: SetRef) => CountrySet;
  readonly fact: World['fact'];
  readonly list: World['list'];
  readonly alias: (code: string) => string;
  /** Answers for one of the places of a shipment on a day; the same object each time. */
  answers(destination: Destination, date: string): Answers | undefined;
  /** Undefined where no wording is in force. */
  wording(text: readonly Wording[]): InForce | undefined;
  /** What concerns a class; the same object for the same set of ids. */
  program(classIds: ReadonlySet<string>): Program;
  /** Ids of a class and its subclasses; the same set for the same ids. */
  classIds(ids: readonly string[]): ReadonlySet<string>;
}

/** The wording of a day, and what the reading of the pack makes of its status. */
export interface InForce {
  readonly wording: Wording;
  readonly effect: StatusEffect;
}

/** What concerns lines of one class while nothing in the pack changes, in the order of the pack. */
export interface Program {
  readonly requirements: readonly { readonly requirement: CompiledRequirement; readonly now: InForce }[];
  /** Authorizations that need no entry in a register. */
  readonly offers: readonly CompiledAuthority[];
  readonly reviewPolicies: readonly { readonly policy: CompiledPolicy; readonly now: InForce | undefined }[];
  readonly reasons: readonly CompiledReason[];
}
