/** Findings as workflow commands, which GitHub shows as annotations on the changed lines. */
import { messageOf } from '../lint/places.ts';
import { harmless } from './terminal.ts';
import { type Placed, placedFindings, type View } from './view.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** One command per finding that is not suppressed. */
export function* githubReport(view: View): Generator<string> {
  for (const placed of placedFindings(view)) {
    if (placed.finding.suppressed === null) yield `${command(view, placed)}\n`;
  }
}

function command(view: View, { file, finding, range }: Placed): string {
  const title = view.report.card(finding.rule, finding.date)?.title;
  const properties = {
    file: view.name(file),
    line: range.start.line + 1,
    endLine: range.end.line + 1,
    // A column says something only where the range stays in one line.
    ...(range.start.line === range.end.line
      ? { col: range.start.character + 1, endColumn: range.end.character + 1 }
      : {}),
    title: title === undefined ? finding.rule : `${finding.rule}: ${title}`,
  };
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const lines = [
    messageOf(view.source(file), finding),
    ...(finding.citation ? [finding.citation] : []),
    ...(finding.url ? [finding.url] : []),
  ];
  return `::${COMMANDS[finding.severity]} ${listed.join(',')}::${escapeData(lines.map(harmless).join('\n'))}`;
}

/** Text behind the `::`: a line break would end the command, and what follows could be a command of its own. */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property's value: colons and commas part properties. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
