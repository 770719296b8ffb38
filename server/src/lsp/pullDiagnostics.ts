/** Pull diagnostics: `textDocument/diagnostic` and `workspace/diagnostic`. */
import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { FileResult } from './diagnosticsCache.ts';
import type { Snapshot } from './snapshot.ts';
import { fileOf, uriOf } from './uris.ts';

type ResultOf = (file: string, snapshot: Snapshot) => FileResult;

/** One document; an empty answer for a document that is not ours. */
export function documentReport(
  params: DocumentDiagnosticParams,
  snapshot: Snapshot,
  resultOf: ResultOf,
): DocumentDiagnosticReport {
  const file = fileOf(params.textDocument.uri);
  if (!snapshot.has(file)) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  return reportOf(resultOf(file, snapshot), params.previousResultId);
}

/** Every file, and an empty list for those that the client knows and that are gone. */
export function workspaceReport(
  params: WorkspaceDiagnosticParams,
  snapshot: Snapshot,
  resultOf: ResultOf,
  open: (file: string) => { readonly uri: string; readonly version: number } | undefined,
): WorkspaceDiagnosticReport {
  const known = new Map(params.previousResultIds.map(({ uri, value }) => [fileOf(uri), { uri, value }]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const file of snapshot.files()) {
    const previous = known.get(file);
    const document = open(file);
    const uri = document?.uri ?? previous?.uri ?? uriOf(file);
    items.push({ ...reportOf(resultOf(file, snapshot), previous?.value), uri, version: document?.version ?? null });
  }
  for (const [file, { uri }] of known) {
    if (!snapshot.has(file)) items.push({ kind: DocumentDiagnosticReportKind.Full, items: [], uri, version: null });
  }
  return { items };
}

function reportOf(
  result: FileResult,
  previousId: string | undefined,
): FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport {
  if (result.id === previousId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: result.id };
  return { kind: DocumentDiagnosticReportKind.Full, resultId: result.id, items: [...result.diagnostics()] };
}
