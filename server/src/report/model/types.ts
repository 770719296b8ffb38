/**
 * The report as plain data, for every face that shows it: the printed page and the view in the editor. What many lines share is in
 * a table and is referred to by its index, so that ten thousand lines stay a few megabytes and survive `JSON.stringify`.
 */
import type { ExceptionStatus, Ruling, Severity, Summary, Truth } from '../../lint/types.ts';
import type { Answer } from '../view.ts';

export type { Answer } from '../view.ts';

/** A place in a file: index into `files`, line and character from 0. */
export interface Place {
  readonly file: number;
  readonly line: number;
  readonly character: number;
}

export interface FileModel {
  readonly name: string;
  /** False: read for its share of an allocation, but not asked about. */
  readonly shown: boolean;
  readonly documents: number;
  readonly lines: number;
  /** SHA-256 of the text, in hex; null when no one handed it in. */
  readonly sha256: string | null;
}

export interface RegimeModel {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly verifiedUntil: string;
  /** How old it is on the day of the report: `rules checked to 24 Sep 2026, 67 days ago`. */
  readonly age: string;
  /** Lines that it decides, as the selected regime. */
  readonly decides: number;
}

/** A manifest, or one delivery of a deal sheet. */
export interface ShipmentModel {
  readonly file: number;
  readonly document: number;
  readonly kind: string;
  readonly id: string | null;
  /** From 0; null in a manifest. */
  readonly delivery: number | null;
  readonly date: string | null;
  /** ISO codes, the consignee's first; names are in `countries`. Null: one that is not known. */
  readonly destinations: readonly (string | null)[];
  readonly consignee: string | null;
  /** False: a deal sheet without a date of signature. */
  readonly signed: boolean;
  /** Does the document say that its parties were screened? */
  readonly screened: boolean;
}

/** A determination under one regime. */
export interface AnswerModel extends Ruling {
  readonly regime: string;
  /** What it comes to, for people. */
  readonly words: string;
  readonly reviewWords?: string;
  /** Indices into `reasons`. */
  readonly reasons: readonly number[];
  /** Indices into `exceptions`. */
  readonly exceptions: readonly number[];
  /** Paths of facts that are missing, dotted. */
  readonly missing: readonly string[];
}

export interface LineModel {
  readonly shipment: number;
  readonly at: Place;
  readonly item: string | null;
  /** As people call the item. */
  readonly name: string | null;
  readonly quantity: number | null;
  readonly totalTpp: number | null;
  readonly class: string;
  /** The authority that the line or its shipment cites, in words; empty when none. */
  readonly cited: string;
  /** The selected regime first; empty when no regime could judge the line. */
  readonly answers: readonly AnswerModel[];
}

export interface ReasonModel {
  readonly regime: string;
  readonly code: string;
  /** Full id of the rule. */
  readonly rule: string;
  readonly raises: 'note' | 'caution' | 'review' | 'blocked';
  readonly text: string;
  readonly citation: string;
  readonly url: string | null;
}

/** The same finding in one or more places. */
export interface FindingModel {
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: 'certain' | 'unknown';
  readonly message: string;
  readonly citation: string | null;
  readonly url: string | null;
  readonly suppressed: { readonly reason: string; readonly until?: string } | null;
  readonly places: readonly Place[];
}

/** A rule in words, by its full id. */
export interface RuleModel {
  readonly title: string;
  readonly summary: string;
  readonly todo: string;
}

/** A line against an allocation, in the order in which the ledger settles. */
export interface PointModel {
  readonly date: string;
  readonly at: Place;
  /** Index into `lines`; null when the line is outside what the report shows. */
  readonly line: number | null;
  readonly item: string;
  readonly here: number;
  /** The running total without and with this line. */
  readonly before: number;
  readonly after: number;
  /** Did it use the allocation? Blocked and unsigned lines do not, nor what only asks for a share. */
  readonly counts: boolean;
  readonly exceeded: Truth;
  readonly answer: Answer;
}

export interface AllocationModel {
  readonly regime: string;
  readonly id: string;
  readonly title: string;
  /** What the bucket stands for: `Nordlys Group SA, 2025`. */
  readonly bucket: string;
  readonly year: number | null;
  readonly unit: 'tpp' | 'units' | 'value';
  readonly limit: number | null;
  readonly used: number;
  readonly remaining: number | null;
  /** What others use is not visible: the true figure may be higher. */
  readonly lowerBound: boolean;
  /** Used before the first line here. */
  readonly opening: number;
  /** Used by documents that are judged under another regime, and so have no point here. */
  readonly elsewhere: number;
  /** The cap over time; `from` null: from the beginning. */
  readonly caps: readonly { readonly from: string | null; readonly limit: number }[];
  /** After this day no cap is known; null: it goes on. */
  readonly capsUntil: string | null;
  readonly points: readonly PointModel[];
}

export interface ReportModel {
  readonly version: 1;
  readonly asOf: string;
  readonly incomplete: boolean;
  readonly summary: Summary;
  readonly files: readonly FileModel[];
  readonly regimes: readonly RegimeModel[];
  /** Names of the destinations, by code. */
  readonly countries: Readonly<Record<string, string>>;
  readonly shipments: readonly ShipmentModel[];
  readonly lines: readonly LineModel[];
  readonly reasons: readonly ReasonModel[];
  readonly exceptions: readonly ExceptionStatus[];
  readonly rules: Readonly<Record<string, RuleModel>>;
  readonly findings: readonly FindingModel[];
  readonly allocations: readonly AllocationModel[];
}
