/** Findings to diagnostics. Nothing is decided here: the range, the words and the severity are the finding's own. */
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import { briefOf, rangeOfFinding } from '../lint/places.ts';
import type { Finding, Severity } from '../lint/types.ts';
import { type Range, rangeOf, type Source } from '../yaml/index.ts';

/** Travels with a diagnostic, for clients that act on a rule. Fixes are not in it: code actions are made from the newest text. */
export interface DiagnosticData {
  readonly rule: string;
  /** Date of export that decides which text of the rule applies. */
  readonly date?: string;
  readonly url?: string;
  readonly citation?: string;
}

export const SOURCE = 'exportlint';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Where things are in the other files, and how files are called by the client. */
export interface Surroundings {
  source(file: string): Source | undefined;
  uriOf(file: string): string;
  /** Does the client show related information? */
  readonly related: boolean;
}

/** One finding of `source` as a diagnostic. */
export function toDiagnostic(
  source: Source,
  finding: Finding,
  date: string | undefined,
  around: Surroundings,
): Diagnostic {
  const data: DiagnosticData = { rule: finding.rule, date, url: finding.url, citation: finding.citation };
  return {
    range: rangeOfFinding(source, finding),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    ...(finding.url ? { codeDescription: { href: finding.url } } : {}),
    source: SOURCE,
    message: briefOf(source, finding).message,
    ...(around.related && finding.related.length > 0 ? { relatedInformation: relatedOf(finding, around) } : {}),
    data,
  };
}

function relatedOf(finding: Finding, around: Surroundings): DiagnosticRelatedInformation[] {
  const related: DiagnosticRelatedInformation[] = [];
  for (const { file, at, message } of finding.related) {
    const source = around.source(file);
    if (source) related.push({ location: { uri: around.uriOf(file), range: rangeOf(source, at) }, message });
  }
  return related;
}

/** All of line 1: the protocol lets a character beyond the line's end mean its end. */
const FIRST_LINE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 2 ** 31 - 1 } };

/** What the reader sees when a file's check itself failed: loud, at the top, never an empty list. */
export function failureDiagnostic(reason: string): Diagnostic {
  return {
    range: FIRST_LINE,
    severity: DiagnosticSeverity.Error,
    code: 'lint/internal',
    source: SOURCE,
    message: `This file could not be checked: ${reason}. Do not take the absence of other findings as an answer.`,
    data: { rule: 'lint/internal' } satisfies DiagnosticData,
  };
}
