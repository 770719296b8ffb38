/** What judging a line gives before balances are known: requirements, standings, reasons, claims. Settled by `decide.ts`. */
import type { Figure } from '../catalog/types.ts';
import type { Step } from '../condition/context.ts';
import type { Destination } from '../trade/destinations.ts';
import type { Cited } from '../trade/types.ts';
import type { Severity, Truth, Weight } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import type { CompiledAuthority, CompiledPack, CompiledPolicy, CompiledRequirement } from './compiled.ts';
import type { Wording } from './pack.ts';

/** A requirement that applies, or may apply. */
export interface ApplicableRequirement {
  readonly requirement: CompiledRequirement;
  readonly holds: true | 'unknown';
  readonly wording: Wording;
  readonly at: Location;
  readonly missing: readonly Location[];
  /** What its sentence may name besides the facts of the line. */
  readonly args?: () => Readonly<Record<string, string>>;
}

/** Something to say about the line, of a given weight. */
export interface Reason {
  readonly code: string;
  readonly raises: Weight;
  readonly text: string;
  /** The text without figures that are this line's alone, for what several lines are told at one place; if omitted, the text. */
  readonly general?: string;
  readonly citation: string;
  readonly url?: string;
  readonly at: Location;
  /** Rule id of the finding where it is not the regime's own. */
  readonly rule?: string;
  /** The facts that are missing for a certain answer. */
  readonly missing?: readonly Location[];
  readonly certain: boolean;
  /** A claim that does not fit, and the largest quantity that would. */
  readonly over?: { readonly claim: Claim; readonly fits: number | undefined };
  /** How loud its finding is, where that is not what it weighs; a note has a finding only with it. */
  readonly severity?: Severity;
  /** What was probably meant at a place, as the text to write there. */
  readonly instead?: readonly { readonly at: Location; readonly text: string; readonly safety: 'safe' | 'unsafe' }[];
  /** Other places that it rests on. */
  readonly related?: readonly { readonly file: string; readonly at: Location; readonly text: string }[];
  /** Only worth saying where a licence is what the line needs. */
  readonly forLicence?: boolean;
  /** A finding at the place says so already. */
  readonly answered?: true;
  /** For a requirement that nothing lifts: exceptions that are open. */
  readonly open?: readonly string[];
}

export type ConditionState = 'done' | 'open' | 'undone' | 'failed' | 'review';

export interface JudgedCondition {
  /** The condition's id within its authority. */
  readonly id: string;
  readonly state: ConditionState;
  /** Omitted when it is done. */
  readonly reason?: Reason;
  /** Only asked for when the bucket of the authority's claim on this allocation reaches the amount. */
  readonly threshold?: { readonly allocation: string; readonly atLeast: number; readonly whole: boolean };
}

/** An authority against this line. */
export interface AuthorizationCheck {
  readonly authority: CompiledAuthority;
  readonly wording: Wording;
  readonly cited?: Cited;
  readonly status: 'available' | 'unavailable' | 'needs-review';
  readonly because: string;
  readonly conditions: readonly JudgedCondition[];
  readonly doubts: readonly Reason[];
  readonly claims: readonly Claim[];
  readonly missing: readonly Location[];
  /** Ids of the held requirements that it lifts. */
  readonly lifts: ReadonlySet<string>;
}

/** consume: uses the bucket up when the line may go; preview: what would happen under an open exception; compare: shown, uses nothing. */
export type ClaimKind = 'consume' | 'preview' | 'compare';

export interface Claim {
  readonly kind: ClaimKind;
  readonly allocation: string;
  /** Display of the bucket, in the pack's order of fields. */
  readonly bucket: Readonly<Record<string, string | number>>;
  /** Identity of the bucket, part by part; undefined when a part is not known. Parties without an id are `~name`, those with one `#id`. */
  readonly key?: readonly string[];
  /** Ids of parties among the fields. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly keyMissing: readonly Location[];
  readonly date: string;
  readonly unit: 'tpp' | 'units' | 'value';
  readonly amount: Figure;
  /** Undefined: no limit (a meter). `'unknown'`: there is one, and it is not known. */
  readonly limit?: number | 'unknown';
  /** Where a limit that is not known would be said: the entry of the register, and what of it. */
  readonly limitFrom?: { readonly file: string; readonly at: Location; readonly name: string; readonly what: string };
  readonly opening: number;
  readonly at: Location;
  /** Deal sheets that are not signed do not use anything up. */
  readonly firm: boolean;
  /** Uses the bucket up even where it does not fit. */
  readonly soft?: boolean;
  /** The amount from which on something more is asked of this line. */
  readonly threshold?: number;
  /** Amount per unit of quantity, for "the largest quantity that would fit". */
  readonly perUnit: number;
  /** The limit and the line are in different currencies (of the limit, of the line), so the amount is not known. */
  readonly currencies?: readonly [limit: string, line: string];
}

export interface JudgedPolicy {
  readonly policy: CompiledPolicy;
  readonly holds: true | 'unknown';
  readonly citation: string;
  readonly claim?: Claim;
}

export interface Evaluation {
  readonly pack: CompiledPack;
  readonly at: Location;
  readonly date: string;
  /** Is the line subject to the jurisdiction of the pack? If omitted: it is. */
  readonly subject?: Truth;
  readonly classLabel: string;
  readonly classIds: ReadonlySet<string>;
  readonly requirements: readonly ApplicableRequirement[];
  /** What is cited, and what could be; the latter looked at when it is asked for. */
  readonly authorizations: () => readonly AuthorizationCheck[];
  /** Cited authorities that the pack does not know or that lift nothing here. */
  readonly idle: readonly { readonly cited: Cited; readonly because: string }[];
  readonly reviewPolicies: readonly JudgedPolicy[];
  readonly reasons: readonly Reason[];
  readonly claims: readonly Claim[];
  readonly missing: readonly Location[];
  readonly authorizationAt: Location;
  /** What templates may name. */
  readonly args: () => Readonly<Record<string, string | number>>;
  readonly licenseCited: boolean;
  readonly trace?: readonly Step[];
  /** Why the line cannot be judged at all on its date; then nothing else is filled in. */
  readonly unjudged?: Reason;
  /** The place where goods end up that this evaluation is about. */
  readonly destination?: Destination;
  /** Evaluations on each place where the goods end up, and under each ECCN declared, where there are several; the worst answer counts. */
  readonly variants?: readonly Evaluation[];
  /** Set when the evaluations under the classes that are possible differ: the answer cannot be told. */
  readonly alternatives?: readonly Evaluation[];
}

/** A bucket at the moment of a claim. `before` and `after` may be summed only when they are read. */
export interface Balance {
  /** What `after` can be at most, known without summing. */
  readonly atMost: number;
  readonly before: number;
  readonly here: number;
  readonly after: number;
  /** All that the bucket holds in the end. */
  readonly total: number;
  /** `after` and `total` where every amount that is not known is at its highest. */
  readonly highest: { readonly after: number; readonly total: number };
  readonly limit: number | null;
  readonly exceeded: Truth;
  /** Does the claim use its bucket up? */
  readonly used: boolean;
  /** The file of the claim. */
  readonly file?: string | undefined;
  /** Other claims of the bucket, taken before this one, whose amount is open; looked for when it is read. */
  readonly unknownBy?: readonly { readonly claim: Claim; readonly file: string }[];
}

export type BalanceOf = (claim: Claim) => Balance;
