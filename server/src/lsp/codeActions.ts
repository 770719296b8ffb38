/**
 * Quick fixes and "Open rule" for the findings at a place, and "fix all" for the whole document. Made from the newest text and the
 * newest findings, never from edits that travelled with an older diagnostic; the answer names the version it is for.
 */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { safeEdits, textEdits } from '../lint/edits.ts';
import type { Finding } from '../lint/types.ts';
import type { Range, Source } from '../yaml/index.ts';
import type { DiagnosticData } from './diagnostics.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.exportlint`;
export const KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL];

/** Shows a rule: [rule id, date of export or null, address of the text or null]. */
export const OPEN_RULE = 'exportlint.openRule';

/** A document's findings beside their diagnostics (same order, suppressed ones left out), and how to spell an edit of it. */
export interface Actionable {
  readonly source: Source;
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  editOf(edits: readonly TextEdit[]): WorkspaceEdit;
}

/** The actions at a range, of the kinds the client asked for. */
export function codeActions(document: Actionable, { range, context }: CodeActionParams): CodeAction[] {
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const offered = new Set<string>();
    document.diagnostics.forEach((diagnostic, index) => {
      const finding = document.findings[index];
      if (!finding || !overlap(diagnostic.range, range)) return;
      actions.push(...fixes(document, finding, diagnostic));
      if (!offered.has(finding.rule)) actions.push(openRule(diagnostic));
      offered.add(finding.rule);
    });
  }
  if (wants(FIX_ALL)) {
    const edits = safeEdits(document.source, document.findings);
    if (edits.length > 0) {
      actions.push({
        title: 'Fix all spellings that Exportlint can fix safely',
        kind: FIX_ALL,
        edit: document.editOf(toLsp(edits)),
      });
    }
  }
  return actions;
}

function fixes(document: Actionable, finding: Finding, diagnostic: Diagnostic): CodeAction[] {
  return finding.fixes.map((fix, index) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: index === 0 && fix.safety === 'safe',
    edit: document.editOf(toLsp(textEdits(document.source, fix))),
  }));
}

function openRule(diagnostic: Diagnostic): CodeAction {
  const { rule, date, url, citation } = diagnostic.data as DiagnosticData;
  const title = `Open rule: ${citation ?? rule}`;
  const command: Command = { title, command: OPEN_RULE, arguments: [rule, date ?? null, url ?? null] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

function toLsp(edits: readonly { readonly range: Range; readonly text: string }[]): TextEdit[] {
  return edits.map(({ range, text }) => ({ range, newText: text }));
}

/** Do the ranges touch? A cursor at either end counts. */
function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
