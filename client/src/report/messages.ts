/** What the extension and the page of the report view say to each other. */
import type { ReportModel } from '../../../server/src/report/model/types.ts';

export type Tab = 'lines' | 'allocations' | 'matrix' | 'work';

/** A tab that a command asked for. The page may be loaded again at any time: `at` shows if it was obeyed already. */
export interface AskedTab {
  readonly tab: Tab;
  /** Milliseconds since 1970, when it was asked for. */
  readonly at: number;
}

export type ToPage =
  | {
      readonly type: 'report';
      readonly model: ReportModel;
      readonly scope: string | null;
      readonly name: string;
      readonly asked: AskedTab | undefined;
    }
  | { readonly type: 'problem'; readonly text: string };

export type ToExtension =
  /** The page is there and has nothing to show yet; what it kept from before says what it was about. */
  | { readonly type: 'ready' }
  /** `file`: index into the model's files; line and character from 0. */
  | { readonly type: 'open'; readonly file: number; readonly line: number; readonly character: number }
  | { readonly type: 'export' };

/** What the page keeps while it is hidden, and across restarts. */
export interface Kept {
  readonly scope: string | null;
}
