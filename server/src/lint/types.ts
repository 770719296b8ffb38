/** What a check gives back. Places are locations in pieces; they become ranges at the edge (LSP, reports). */
import type { Figure, Item } from '../catalog/types.ts';
import type { Classification, ConditionStatus, Determined } from '../regime/index.ts';
import type { Line, Registers, Shipment } from '../trade/types.ts';
import type { Severity, Truth, Verdict } from '../trade/vocabulary.ts';
import type { Location, Path, Piece, Source } from '../yaml/types.ts';

export type { ConditionStatus, ExceptionStatus, Ruling } from '../regime/index.ts';
export type { Outcome, ReviewPolicy, Severity, Truth, Verdict } from '../trade/vocabulary.ts';

/** An edit inside a piece: the value at `location.path` (or the key's whole entry) is replaced; see `kind`. */
export type FixEdit =
  | { readonly kind: 'replace'; readonly at: Location; readonly text: string }
  /** Adds `key: text` to the map at `at`, with the map's own indentation. */
  | { readonly kind: 'insert'; readonly at: Location; readonly key: string; readonly text: string }
  /** Another name for the key at `at`. */
  | { readonly kind: 'renameKey'; readonly at: Location; readonly text: string }
  | {
      readonly kind: 'offsets';
      readonly piece: Piece;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    };

export interface Fix {
  readonly title: string;
  /** safe: changes the spelling of a fact, never a fact. */
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly FixEdit[];
}

export interface Related {
  readonly file: string;
  readonly at: Location;
  readonly message: string;
}

/** Lines that are told the same at one place. */
export interface ConcernedLines {
  readonly count: number;
  /** The first few, in order; numbers in the text are worked out from them at the edge. */
  readonly first: readonly Location[];
}

export interface Finding {
  /** `yaml/…`, `schema/…`, `trade/…`, `lint/…` or `<regime>/…`. */
  readonly rule: string;
  readonly severity: Severity;
  /** unknown: the rule may apply; a fact that decides it is missing. */
  readonly certainty: 'certain' | 'unknown';
  readonly at: Location;
  /** Narrower than the spot: offsets in the piece's text (syntax errors). */
  readonly offsets?: { readonly from: number; readonly to: number };
  /** What of the spot is meant; the value, when omitted. */
  readonly aspect?: 'value' | 'key';
  /** One sentence or two, without places; `messageOf` adds the lines. */
  readonly message: string;
  /** For a finding outside the lines that it is about, in a document with several: which. */
  readonly lines?: ConcernedLines;
  readonly citation?: string;
  readonly url?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** What stands here cannot be relied on, so lines that it bears on are `review` at best, however the finding is weighed. */
  readonly doubt?: true;
  readonly suppressed: { readonly reason: string; readonly until?: string } | null;
  /** The day whose text the rule applies, for the dated link. */
  readonly date?: string;
}

export interface Reason {
  readonly code: string;
  /** Full id of the rule; omitted where it is the regime's own, `<regime>/<code>`. */
  readonly rule?: string;
  readonly raises: 'note' | 'caution' | 'review' | 'blocked';
  readonly text: string;
  readonly citation: string;
  /** Whose rules say it, where several jurisdictions answer as one. */
  readonly jurisdiction?: string;
}

/** How a line fares in one of several jurisdictions. */
export interface JurisdictionAnswer {
  readonly jurisdiction: string;
  readonly regime: string;
  /** Is the line subject to it? Unknown counts as subject. */
  readonly subject: Truth;
  /** Null: the line is not subject, so nothing is asked of it there. */
  readonly verdict: Verdict | null;
}

export interface AllocationUse {
  readonly id: string;
  readonly bucket: Readonly<Record<string, string | number>>;
  readonly unit: 'tpp' | 'units' | 'value';
  readonly limit: number | null;
  readonly before: number;
  readonly here: number;
  readonly after: number;
  readonly exceeded: Truth;
  /** Does the line use it up? */
  readonly used: boolean;
}

export interface TraceStep {
  readonly step: string;
  readonly result: Truth | string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly citation: string;
}

export interface Determination extends Determined<Reason, Path> {
  /** The regime that answers; of an answer for several jurisdictions, the regimes that count, joined by ` + `. */
  readonly regime: string;
  /** Set where the answer is the worst over several jurisdictions. */
  readonly jurisdictions?: readonly JurisdictionAnswer[];
  /** What an application is under that policy, in the words of the pack. */
  readonly reviewWords?: string;
  readonly allocations: readonly AllocationUse[];
  /** How the conditions of an authority, by its code, stand for the line; worked out when asked. Empty for one that is of no concern here. */
  readonly conditions: (authority: string) => readonly ConditionStatus[];
  /** Built on demand, by judging again. */
  readonly trace: () => readonly TraceStep[];
}

/** One line item of a manifest or of a delivery, judged. */
export interface JudgedLine {
  readonly file: string;
  readonly document: number;
  readonly kind: string;
  readonly id: string | null;
  readonly at: Location;
  /** As it was read: what rules know of the shipment and the line. */
  readonly shipment: Shipment;
  readonly line: Line;
  readonly item: string | null;
  readonly resolved: Item | null;
  readonly quantity: number | null;
  readonly date: string | null;
  /** The country of the ultimate consignee. */
  readonly destination: string | null;
  /** Every country where the goods end up, the consignee's first; null: one that is not known. Never empty. */
  readonly destinations: readonly (string | null)[];
  readonly tpp: Figure | null;
  readonly totalTpp: number | null;
  /** As the selected regime classes it: its pack's class label, `none` or `unknown`. */
  readonly class: string;
  /** The class with the tests that put the item into it; undefined where it is not certain. Found when asked. */
  readonly classification: () => Classification | undefined;
  /** The first is the answer: under several jurisdictions the worst over them, and then that of each regime by itself. */
  readonly determinations: readonly Determination[];
  /** The verdict under the selected regime, for those who count verdicts and read nothing else. */
  readonly verdict?: Verdict | undefined;
  /** What would clear the line under the selected regime, shortest first; found by judging, when asked. */
  readonly remedies: () => readonly Remedy[];
  /** What the same line would be answered on other days, by each regime of `determinations`; found by judging, when asked. */
  readonly timelines: () => readonly Timeline[];
}

/** What a regime answers to the same line on other days: the stretches of days between which the answer changes. */
export interface Timeline {
  readonly regime: string;
  /** Day until which the pack was verified, YYYY-MM-DD. */
  readonly verified: string;
  /** In order, without gaps; the first begins where the regime does. */
  readonly spans: readonly Span[];
}

/** Days on which the answer is the same. */
export interface Span
  extends Pick<Determination, 'verdict' | 'outcome' | 'authorized' | 'review' | 'reviewWords' | 'exceptions'> {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Last day; null: as far as the pack knows. */
  readonly until: string | null;
  /** What changed the answer on the first day; for the first stretch, what it rests on. Null where nothing is to be said. */
  readonly because: Because | null;
  /** Does the line's own day lie in it? */
  readonly own: boolean;
  /** Does it reach beyond the day until which the pack was verified? Later rules are not known. */
  readonly beyondVerified: boolean;
}

/** `new`: it holds from that day on; `gone`: it held until the day before. */
export interface Because {
  readonly change: 'new' | 'gone';
  /** Full id of the rule; null where only the citation is known. */
  readonly rule: string | null;
  readonly text: string;
  readonly citation: string;
}

/** Changes of facts or papers that together would let the line go. */
export interface Remedy {
  readonly changes: readonly string[];
  /** The same changes as the text would say them, in the same order; undefined for one that is not made by writing. */
  readonly steps: readonly (RemedyStep | undefined)[];
  /** What the verdict would be. */
  readonly verdict: Verdict;
}

/** A change of a way that can be written down, and where. A location may name a value that is not there yet. */
export type RemedyStep =
  | { readonly kind: 'date'; readonly date: string; readonly at: Location }
  | { readonly kind: 'license'; readonly number: string; readonly line: Location }
  | {
      readonly kind: 'exception';
      readonly code: string;
      readonly line: Location;
      /** Where the line's authority stands, its own or the shipment's. */
      readonly authorizationAt: Location;
      /** Papers that are not in hand yet. */
      readonly certifications: readonly string[];
      readonly certificationsAt: Location;
      /** What is asked for besides, as far as the document does not say it. */
      readonly purchaseOrderAt?: Location;
      readonly number: boolean;
      readonly notice: boolean;
    };

export interface AllocationState {
  readonly regime: string;
  readonly id: string;
  readonly bucket: Readonly<Record<string, string | number>>;
  readonly unit: 'tpp' | 'units' | 'value';
  readonly limit: number | null;
  readonly used: number;
  readonly remaining: number | null;
}

export interface Summary {
  readonly files: number;
  readonly documents: number;
  readonly lines: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
}

/** The card of a rule: what the hover, the quick fix "Open rule", the rule view and the docs show. */
export interface RuleCard {
  /** Full id, `us-ear/chip-destination`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly todo: string;
  readonly citation: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly effective?: { readonly from?: string; readonly until?: string };
  readonly verified?: string;
  readonly confidence?: string;
  readonly coverage?: 'modelled' | 'partial' | 'pointer-only';
  readonly coverageNote?: string;
}

/** Everything one check found. Lines and findings are made when asked for, so that an edit costs what it touched. */
export interface Report {
  readonly asOf: string;
  /** Files that were checked, in order. */
  readonly files: readonly string[];
  /** Findings of one file, in the order of the text. */
  findings(file: string): readonly Finding[];
  lines(file: string): Iterable<JudgedLine>;
  allocations(): readonly AllocationState[];
  /** The licences, agreements and validated end users on file. */
  readonly registers?: Registers;
  summary(): Summary;
  /** True when something could not be checked at all (exit code 3). */
  readonly incomplete: boolean;
  card(rule: string, date?: string): RuleCard | undefined;
}

/** What the faces read from `exportlint.yaml` (or its absence); see the configuration schema. */
export interface Config {
  readonly file?: string;
  /** At most one for each jurisdiction. If omitted, those that the packs name as the default. */
  readonly regime?: string | readonly string[];
  /** What the configuration asks for and does not exist: its documents report it, and `regime` judges until that is corrected. */
  readonly unknownRegimes?: readonly string[];
  /** Chosen from outside (`--regime`, a try-out in the editor): before the document's own. */
  readonly forcedRegime?: string | readonly string[];
  readonly alsoCheck: readonly string[];
  readonly files: readonly string[];
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
  readonly openingBalances: readonly OpeningBalance[];
  /** If omitted: as each pack says. */
  readonly staleAfterDays?: number;
  readonly unsignedDealsConsume: boolean;
  readonly asOf?: string;
  /** Paths of own packs and catalogues, as written. */
  readonly regimes?: readonly string[];
  readonly catalog?: readonly string[];
}

export interface OpeningBalance {
  readonly allocation: string;
  readonly bucket: Readonly<Record<string, string | number>>;
  readonly tpp?: number;
  readonly units?: number;
  readonly value?: number;
  readonly date?: string;
}

export interface CheckedSource {
  readonly source: Source;
  readonly config: Config;
}
