/** What a report can learn from a regime beyond its name. Those of a check have all of it; one that was made by hand need not. */
import type { RegimeInfo } from '../view.ts';

/** What a pack says of an allocation, as far as a report tells it. */
export interface AllocationText {
  readonly title?: string;
  readonly lowerBound?: boolean;
  /** A number, or `{steps: {date: number}}`, or another form that has no course over time. */
  readonly limit?: unknown;
}

export interface RegimeText extends RegimeInfo {
  /** Address of a citation's text on a day. */
  readonly url?: (citation: string, date: string | undefined) => string | undefined;
  readonly pack?: { readonly allocations: ReadonlyMap<string, AllocationText> };
}
