/**
 * The shape of a regime pack, as its YAML files say it after loading (see `schemas/pack.schema.json` and `docs/writing-packs.md`).
 * Nine concepts and no tenth: dated entry, text status and reading, figure, condition, class, requirement, authority, allocation, reason.
 */
import type { FactSpec } from '../condition/facts/index.ts';
import type { SetSpec } from '../condition/sets.ts';
import type { Dated } from '../trade/dates.ts';
import type { ReviewPolicy, TransactionWay, Weight } from '../trade/vocabulary.ts';

/** What a person reads about a rule. */
export interface CardText {
  readonly title?: string;
  readonly summary?: string;
  readonly todo?: string;
  readonly cite?: string;
  readonly url?: string;
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  readonly confidence?: string;
  readonly coverage?: 'modelled' | 'partial' | 'pointer-only';
  readonly coverageNote?: string;
  /** Ids of the fact or trigger that the entry models, for the coverage table. */
  readonly models?: readonly string[];
  /** May a comment in the document suppress it? If omitted: yes. */
  readonly suppressible?: boolean;
}

export interface Wording extends Dated {
  readonly status: string;
  readonly cite: string;
  readonly url?: string;
}

/** What a status of a text does under a reading. */
export interface StatusEffect {
  readonly apply: boolean;
  readonly reason?: string;
}

export interface ReadingSpec {
  readonly extends?: string;
  readonly [status: string]: StatusEffect | string | undefined;
}

/**
 * A set of countries, or what is outside one, as a person knows it. No answer rests on it; of more places than are judged, the sensitive
 * ones come first.
 */
export interface GroupSpec {
  /** A set by name; exactly one of the two is given. */
  readonly in?: string;
  readonly notIn?: string;
  readonly title: string;
  /** What it means under this regime, in a phrase. */
  readonly means?: string;
  readonly cite?: string;
  /** A place that makes people look twice, in whatever role it appears. */
  readonly sensitive?: boolean;
}

export interface ListEntry extends Dated {
  readonly names?: readonly string[];
  /** Subsidiaries count too: a party whose ultimate parent has one of the names. */
  readonly subsidiaries?: boolean;
  /** A kind of party instead of names. */
  readonly when?: ConditionSpec;
  readonly country?: string;
  /** What membership is after `until`: if omitted = no member. */
  readonly then?: 'unknown';
  readonly reason?: string;
}

/** A condition as it is written; `condition/parse.ts` reads it. */
export type ConditionSpec = { readonly [key: string]: unknown };

export interface ClassSpec extends Dated, CardText {
  readonly id: string;
  /** What the JSON output calls the class: an ECCN paragraph, or `none`. */
  readonly label: string;
  /** What `{class}` becomes in a sentence; the label when omitted. */
  readonly words?: string;
  readonly when?: ConditionSpec;
  readonly otherwise?: true;
  readonly sub?: { readonly [id: string]: ConditionSpec };
}

export interface RequirementSpec extends CardText {
  /** Class or sub-class ids; if omitted: any. */
  readonly class?: readonly string[] | string;
  readonly when: ConditionSpec;
  /** What the requirement falls under, so that bars can name it (`part-744`). */
  readonly under?: readonly string[] | string;
  readonly text: readonly Wording[];
  /** Where the finding stands: a fact's name, or `party`, `item`. */
  readonly at?: string;
  /** No ordinary licence lifts it. */
  readonly embargo?: boolean;
  /** `review`: while nothing lifts it a person has to decide, instead of a block. */
  readonly unlifted?: 'review';
  /** While one of these holds, this one adds nothing and stays silent. */
  readonly impliedBy?: readonly string[];
  /** Reason for the verdict when it holds and nothing lifts it, besides the requirement itself. */
  readonly say?: string;
}

export interface ConditionItem extends CardText {
  readonly id: string;
  /** Another rule id for the finding, such as `trade/license-expired`. */
  readonly rule?: string;
  /** Another code than the authority's and the condition's ids put together. */
  readonly as?: string;
  readonly need?: ConditionSpec;
  /** Only asked for when this holds. */
  readonly if?: ConditionSpec;
  /** Only asked for when an allocation's bucket reaches this amount with this line. */
  readonly mark?: { readonly allocation: string; readonly atLeast: number; readonly whole?: boolean };
  /** Never settled by papers: stays open (a caution). */
  readonly open?: boolean;
  readonly else: Weight;
  /** undone: can still be done before shipping; failed: cannot be met on these facts. */
  readonly is?: 'undone' | 'failed';
  readonly at?: string;
  readonly say: string;
  /** Said instead when it is unknown whether it is met; if omitted: `say`. */
  readonly unsaid?: string;
}

export interface AuthoritySpec extends CardText {
  /** One of the pack's `authorizationKinds`. */
  readonly kind: string;
  readonly extends?: string;
  /** Display code (`NAC`); if omitted: the id. */
  readonly code?: string;
  readonly class?: readonly string[] | string;
  /** Why it is closed to other classes, as half a sentence. */
  readonly classSay?: string;
  /** Requirement ids; `all`. */
  readonly lifts: readonly string[] | 'all';
  readonly transactions?: readonly string[];
  readonly when?: ConditionSpec;
  readonly whenSay?: string;
  readonly conditions?: readonly ConditionItem[];
  readonly draws?: readonly string[];
  /** A requirement under one of these bars the authority, except for the listed ids. */
  readonly barredBy?: { readonly under: readonly string[]; readonly except?: readonly string[] };
  readonly bars?: readonly { readonly when: ConditionSpec; readonly say: string; readonly cite?: string }[];
  readonly doubt?: readonly { readonly when: ConditionSpec; readonly reason: string }[];
  /** Matches `authorization.veu`'s kind. */
  readonly veuKind?: string;
  readonly text: readonly Wording[];
}

export type LimitSpec =
  | number
  | { readonly steps: { readonly [from: string]: number }; readonly ends?: string }
  | { readonly share: number; readonly of: string }
  /** As the register says; `slack`: the share by which a limit of that unit may be passed. */
  | { readonly cited: true; readonly slack?: { readonly value?: number } }
  | { readonly raise: { readonly set: string; readonly by: number }; readonly base: number };

export interface AllocationSpec extends CardText {
  /** Bucket field -> where it comes from: parent, consignee, place, year, item, cited, holder, shipment. */
  readonly key: { readonly [field: string]: string };
  readonly unit: 'tpp' | 'units' | 'value' | 'cited';
  readonly limit?: LimitSpec;
  /** One bucket for the whole span. */
  readonly span?: Dated;
  /** A number that was used before, from the line's evidence or the register. */
  readonly opening?: string;
  /** Only lines for which this holds, or may hold, count. */
  readonly when?: ConditionSpec;
  /** Only lines of these classes count. */
  readonly class?: readonly string[];
  /** Code of the finding for a line that does not fit, and its rule id where that is not the regime's own. */
  readonly finding?: string;
  readonly rule?: string;
  /** A meter that no report needs to show. */
  readonly hidden?: boolean;
  /** What can be seen is not all there is: the figure is a lower bound. */
  readonly lowerBound?: boolean;
  /** Said when the limit is not known; if omitted: what is missing is named by its place. */
  readonly unsaid?: string;
  /** Raised when only a part of a line fits. */
  readonly splitReason?: string;
  readonly say?: string;
}

export interface PolicySpec extends CardText {
  readonly policy: ReviewPolicy;
  readonly class?: readonly string[] | string;
  readonly when: ConditionSpec;
  readonly instead?: readonly string[] | string;
  /** The policy holds while the allocation has room; full gives the other one. */
  readonly within?: string;
  readonly full?: ReviewPolicy;
  /** Raised when the allocation has no room; without `full` the policy then drops out. */
  readonly fullReason?: string;
  /** Lines under this policy use the allocation up: all, or only those that cite a licence. If omitted: they are only shown against it. */
  readonly consumes?: true | 'licensed';
  /** Raised while the policy is the one that is shown. */
  readonly reason?: string;
  readonly text?: readonly Wording[];
  readonly from?: string;
  readonly until?: string | null;
}

export interface ReasonSpec extends CardText, Dated {
  readonly raises: Weight;
  readonly trigger?: string;
  /** Raised by the pack itself when this holds; if omitted: raised by name only. */
  readonly when?: ConditionSpec;
  readonly class?: readonly string[] | string;
  /** Only for lines that need an authority (`needed`), that need a licence and no exception (`licence`), or whatever happens (`always`). */
  readonly for?: 'needed' | 'licence' | 'always' | 'not-needed';
  /** Also raised when the condition cannot be told. */
  readonly unknown?: Weight | 'ignore';
  readonly at?: string;
  readonly say: string;
  /** Another rule id for the finding, such as `trade/eei-missing`. */
  readonly rule?: string;
}

/** An exception that there is and that the pack does not judge; citing it sends the line to a person. */
export interface UnjudgedSpec {
  readonly code: string;
  readonly title: string;
  readonly cite: string;
  /** The reason that says so. */
  readonly reason: string;
  /** Requirement ids that it may lift; if omitted: all. */
  readonly lifts?: readonly string[];
}

/** What a pack was compared with. */
export interface ComparedSpec {
  readonly what: string;
  /** The issue of the text, or the day until which notices were looked for. */
  readonly issue: string;
  /** The day of the comparison. */
  readonly on: string;
}

export interface ReviewPolicySpec {
  /** What it does with an application, as the end of a sentence: "denial presumed". */
  readonly words: string;
  /** Its name: "presumption of denial". */
  readonly short: string;
}

export interface PackSpec {
  readonly pack: string;
  /**
   * Whose rules these are. Packs of one jurisdiction are readings of the same rules, of which one judges a document; jurisdictions add up. If
   * omitted, that of the pack below, else the pack's own id.
   */
  readonly jurisdiction?: string;
  /** Judges for its jurisdiction where neither document nor configuration names a regime. */
  readonly default?: boolean;
  /** What is subject to the jurisdiction; unknown counts as subject. If omitted, everything is. */
  readonly appliesTo?: ConditionSpec;
  readonly format: number;
  readonly title: string;
  /** What the regime answers, in one line. */
  readonly summary?: string;
  readonly version: string;
  readonly extends?: string;
  /** Kinds of transactions by name: which way through the countries each is. */
  readonly transactions?: { readonly [id: string]: TransactionWay };
  /** Lists of parties that documents name, by their code, with their name. */
  readonly partyLists?: { readonly [code: string]: string };
  /** Kinds of authorizations, with what sentences call one. */
  readonly authorizationKinds?: { readonly [kind: string]: string };
  /** How the authority looks at applications, the least favourable to the applicant first. */
  readonly reviewPolicies?: { readonly [id: string]: ReviewPolicySpec };
  /** The key of a line that the pack reads besides its own under `classification`. */
  readonly classification?: 'eccn';
  readonly reading?: string;
  readonly home: readonly string[];
  /** First day that the pack speaks about, and the reason for earlier dates. */
  readonly begins?: string;
  readonly early?: string;
  readonly verified: {
    readonly until: string;
    readonly reason: string;
    readonly staleAfterDays: number;
    readonly later: Weight;
  };
  /** What was compared, with which issue of it, on which day. `verified` says no more than that. */
  readonly compared?: readonly ComparedSpec[];
  readonly readings?: { readonly [id: string]: ReadingSpec };
  readonly aliases?: { readonly [code: string]: string };
  readonly sets?: { readonly [id: string]: SetSpec };
  /** Facts besides those of the table: keys of documents that conditions may ask for. */
  readonly facts?: { readonly [name: string]: FactSpec };
  readonly groups?: { readonly [id: string]: GroupSpec };
  /** Words that texts are searched for; `*` at the end: beginnings of words. */
  readonly terms?: { readonly [id: string]: readonly string[] };
  readonly lists?: {
    readonly [id: string]: { readonly cite?: string; readonly near?: string; readonly entries: readonly ListEntry[] };
  };
  readonly near?: { readonly within: number; readonly figures: readonly string[]; readonly reason: string };
  readonly disagree?: { readonly reason: string; readonly figures: readonly string[] };
  readonly classes?: readonly ClassSpec[];
  readonly conditions?: { readonly [id: string]: ConditionSpec };
  readonly requirements?: { readonly [id: string]: RequirementSpec };
  readonly policies?: { readonly [id: string]: PolicySpec };
  readonly order?: readonly string[];
  /** Two policies between which no order is stated. */
  readonly undecided?: { readonly reason: string; readonly between?: readonly (readonly string[])[] };
  readonly authorities?: { readonly [id: string]: AuthoritySpec };
  readonly unjudged?: readonly UnjudgedSpec[];
  readonly allocations?: { readonly [id: string]: AllocationSpec };
  readonly reasons?: { readonly [id: string]: ReasonSpec };
  /** Reason for an answer that waits for a fact, by the key that is missing. */
  readonly missing: { readonly byKey: { readonly [key: string]: string }; readonly default: string };
  readonly relaxes?: { readonly [entry: string]: string };
  readonly cards?: { readonly [id: string]: CardText };
  /** Citation prefix -> address with DATE in it, for the dated text. */
  readonly links?: readonly { readonly cite: string; readonly url: string; readonly title?: string }[];
}
