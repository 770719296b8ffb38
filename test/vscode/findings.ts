/** Exportlint's findings, as VS Code holds them. */
import * as vscode from 'vscode';
import { until } from './until.ts';

/** A finding in words that a test can compare. */
export interface Shown {
  readonly rule: string;
  /** The text that is underlined. */
  readonly text: string;
  /** The address behind the rule's id. */
  readonly link: string | undefined;
  readonly diagnostic: vscode.Diagnostic;
}

export function findings(document: vscode.TextDocument): Shown[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'exportlint')
    .map((diagnostic) => {
      const { code, range } = diagnostic;
      const linked = typeof code === 'object' ? code : undefined;
      return {
        rule: String(linked?.value ?? code),
        text: document.getText(range),
        link: linked?.target.toString(true),
        diagnostic,
      };
    });
}

/** Waits for a finding of a rule. */
export function finding(document: vscode.TextDocument, rule: string): Promise<Shown> {
  return until(`a finding of ${rule}`, () => findings(document).find((shown) => shown.rule === rule));
}

/** Waits until a rule has no finding. */
export async function noFinding(document: vscode.TextDocument, rule: string): Promise<void> {
  await until(`no finding of ${rule}`, () => !findings(document).some((shown) => shown.rule === rule) || undefined);
}

/** The quick fixes that VS Code offers for a finding. */
export async function quickFixes(document: vscode.TextDocument, { diagnostic }: Shown): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Ids of the rules that a file has findings of, whether it is open or not. */
export function diagnosticsOf(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'exportlint')
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Waits until a file has a finding of a rule. */
export async function hasRule(uri: vscode.Uri, rule: string): Promise<void> {
  await until(`${rule} in ${uri.path}`, () => diagnosticsOf(uri).includes(rule) || undefined);
}

/** Waits until a file has no finding at all. */
export async function noneFor(uri: vscode.Uri): Promise<void> {
  await until(`no finding in ${uri.path}`, () => diagnosticsOf(uri).length === 0 || undefined);
}
