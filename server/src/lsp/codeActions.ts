/**
 * Quick fixes and "Open rule" for the findings at a place, "fix all" for the whole document, and the catalogue id for an item that is
 * written by another name. Made from the newest text and the newest findings, never from edits that travelled with an older diagnostic;
 * the answer names the version it is for. `data` of each says whether it is safe: it changes the spelling of a fact, never a fact.
 */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type TextEdit as CoreEdit, safeEdits, textEdits } from '../lint/edits.ts';
import { asSnippet, hasHoles, type OfferedFix, withoutHoles } from '../lint/fixes/index.ts';
import type { Finding } from '../lint/types.ts';
import type { Range, Source } from '../yaml/index.ts';
import type { DiagnosticData } from './diagnostics.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.exportlint`;
export const KINDS: readonly string[] = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL];

/** Shows a rule: [rule id, date of export or null, address of the text or null]. */
export const OPEN_RULE = 'exportlint.openRule';

/** A document's findings beside their diagnostics (same order, suppressed ones left out), and how to spell an edit of it. */
export interface Actionable {
  readonly source: Source;
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  editOf(edits: readonly (TextEdit | SnippetTextEdit)[]): WorkspaceEdit;
  /** Does the client stop at places where a person has to write? */
  readonly snippets: boolean;
  /** Fixes beside the finding's own. */
  offers(finding: Finding): readonly OfferedFix[];
  /** Another spelling of the value at a position, with its title. */
  respelling(pos: Range['start']): { readonly title: string; readonly edit: CoreEdit } | undefined;
}

/** What travels with an action. */
export interface ActionData {
  readonly safety: 'safe' | 'unsafe';
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
      const taken = new Set(actions.map(({ title }) => title));
      actions.push(...fixes(document, finding, diagnostic).filter(({ title }) => !taken.has(title)));
      if (!offered.has(finding.rule)) actions.push(openRule(diagnostic));
      offered.add(finding.rule);
    });
  }
  const preferred = actions.find((action) => action.kind === CodeActionKind.QuickFix && isSafe(action));
  if (preferred) preferred.isPreferred = true;
  const respelling = wants(CodeActionKind.RefactorRewrite) ? document.respelling(range.start) : undefined;
  if (respelling) {
    actions.push({
      title: respelling.title,
      kind: CodeActionKind.RefactorRewrite,
      data: { safety: 'safe' } satisfies ActionData,
      edit: document.editOf(toLsp([respelling.edit])),
    });
  }
  if (wants(FIX_ALL)) {
    const edits = safeEdits(document.source, document.findings);
    if (edits.length > 0) {
      actions.push({
        title: 'Fix all spellings that Exportlint can fix safely',
        kind: FIX_ALL,
        data: { safety: 'safe' } satisfies ActionData,
        edit: document.editOf(toLsp(edits)),
      });
    }
  }
  return actions;
}

function fixes(document: Actionable, finding: Finding, diagnostic: Diagnostic): CodeAction[] {
  const { source } = document;
  const own = finding.fixes.map(({ title, safety, edits }) => ({
    title,
    safety,
    edits: toLsp(textEdits(source, { title, safety, edits })),
  }));
  const offered = document.offers(finding).map(({ title, safety, edits }) => ({
    title,
    safety,
    edits: withHoles(edits, document.snippets),
  }));
  return [...own, ...offered]
    .filter(({ edits }) => edits.length > 0) // where a fix cannot be written, none is offered
    .map(({ title, safety, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      data: { safety } satisfies ActionData,
      edit: document.editOf(edits),
    }));
}

function isSafe({ data }: CodeAction): boolean {
  return (data as ActionData | undefined)?.safety === 'safe';
}

/** Edits whose text has places for a person to write in: as snippets, numbered through, or without them. */
function withHoles(edits: readonly CoreEdit[], snippets: boolean): (TextEdit | SnippetTextEdit)[] {
  let stop = 1;
  return edits.map(({ range, text }): TextEdit | SnippetTextEdit => {
    if (!snippets || !hasHoles(text)) return { range, newText: withoutHoles(text) };
    const { snippet, next } = asSnippet(text, stop);
    stop = next;
    return { range, snippet: { kind: 'snippet', value: snippet } };
  });
}

function openRule(diagnostic: Diagnostic): CodeAction {
  const { rule, date, url, citation } = diagnostic.data as DiagnosticData;
  const title = `Open rule: ${citation ?? rule}`;
  const command: Command = { title, command: OPEN_RULE, arguments: [rule, date ?? null, url ?? null] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

function toLsp(edits: readonly CoreEdit[]): TextEdit[] {
  return edits.map(({ range, text }) => ({ range, newText: text }));
}

/** Do the ranges touch? A cursor at either end counts. */
function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
