/** What the language server answers beyond the protocol's own requests: its shapes, under the names that it listens to. */
import { RequestType } from 'vscode-languageclient';
import type { Comparison, FileStatus, ListedRule } from '../../server/src/lsp/requests.ts';
import type { RegimeInfo } from '../../server/src/report/view.ts';

export type { ComparedLine, ComparedSpan, Comparison, FileStatus, ListedRule } from '../../server/src/lsp/requests.ts';

export const StatusRequest = new RequestType<{ uri: string }, FileStatus, void>('exportlint/status');
export const RegimesRequest = new RequestType<Record<string, never>, readonly RegimeInfo[], void>('exportlint/regimes');
/** The rules of regimes that the workspace brings itself. */
export const OwnRulesRequest = new RequestType<Record<string, never>, readonly ListedRule[], void>(
  'exportlint/ownRules',
);
/** Judges by another regime until told otherwise (`null`), whatever documents and configuration say. */
export const TryRegimeRequest = new RequestType<{ uri?: string; regime: string | null }, unknown, void>(
  'exportlint/tryRegime',
);
/** Null: the file is not Exportlint's. */
export const CompareRequest = new RequestType<{ uri: string }, Comparison | null, void>('exportlint/compare');
