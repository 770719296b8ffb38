/** What documents of a workspace have to do with each other, before it is judged. */
import type { TradeProblem } from '../trade/problems.ts';
import type { DocumentView, LineView } from './document.ts';
import type { Fix, Related } from './types.ts';

/** A document with the file that it is in. */
export interface Placed {
  readonly file: string;
  readonly view: DocumentView;
}

/** A problem of a document that another one has a part in. It is no doubt: whatever may stand twice counts twice. */
export interface CrossProblem {
  readonly document: Placed;
  readonly problem: TradeProblem;
  readonly related: readonly Related[];
  /** Fixes that are more than another value. */
  readonly fixes?: readonly Fix[];
}

/** One item of a delivery, and the lines of shipments that carry it out. */
export interface Carried {
  readonly delivery: readonly LineView[];
  readonly shipments: readonly LineView[];
}

export interface Cross {
  readonly problems: ReadonlyMap<DocumentView, readonly CrossProblem[]>;
  readonly carried: readonly Carried[];
}
