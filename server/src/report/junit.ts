/** The report as JUnit XML: a suite per file, a case per line item, and one for the text and the facts of the file. */
import { messageOf } from '../lint/places.ts';
import type { Finding, JudgedLine, Severity } from '../lint/types.ts';
import type { FormatSettings } from './format.ts';
import { reaches, SEVERITY_OF } from './severity.ts';
import { harmless } from './terminal.ts';
import { type Answer, answerOf, placedFindings, placeName, rangeAt, selected, type View } from './view.ts';
import { outcomeWords, placesWords, reasonText, regimeOf } from './words.ts';

interface Case {
  readonly name: string;
  readonly line: number;
  readonly result?: {
    readonly kind: 'failure' | 'error';
    readonly type: string;
    readonly message: string;
    readonly text: string;
  };
}

/** A blocked line fails; one in review or caution fails where `failOn` reaches it; what could not be judged is an error. */
export function* junitReport(view: View, { failOn }: Pick<FormatSettings, 'failOn'>): Generator<string> {
  const suites = view.files.map((file) => [view.name(file), casesOf(view, file, failOn)] as const);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="exportlint"${counts(suites.flatMap(([, cases]) => cases))}>\n`;
  for (const [name, cases] of suites) {
    yield `  <testsuite${attributes({ name })}${counts(cases)}>\n`;
    for (const one of cases) yield caseText(name, one);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function counts(cases: readonly Case[]): string {
  const of = (kind: 'failure' | 'error'): number => cases.filter(({ result }) => result?.kind === kind).length;
  return attributes({ tests: cases.length, failures: of('failure'), errors: of('error') });
}

function caseText(file: string, { name, line, result }: Case): string {
  const head = `    <testcase${attributes({ name, classname: file, file, line })}`;
  if (!result) return `${head}/>\n`;
  const { kind, type, message, text } = result;
  return `${head}>\n      <${kind}${attributes({ type, message })}>${escapeXml(text)}</${kind}>\n    </testcase>\n`;
}

function casesOf(view: View, file: string, failOn: Severity | 'never'): Case[] {
  const cases = [...view.report.lines(file)].map((line) => lineCase(view, line, failOn));
  return [textCase(view, file, failOn), ...cases];
}

function lineCase(view: View, line: JudgedLine, failOn: Severity | 'never'): Case {
  const at = rangeAt(view, line.file, line.at).start.line + 1;
  const name = `${line.id ?? `document ${line.document + 1}`}, line ${at}: ${line.quantity ?? '?'} × ${line.item ?? '?'} to ${placesWords(line.destinations)}`;
  const of = selected(line);
  const answer = answerOf(line);
  if (!of)
    return {
      name,
      line: at,
      result: { kind: 'error', type: answer, message: 'No regime could judge this line.', text: '' },
    };
  if (!isFailure(answer, failOn)) return { name, line: at };
  const text = [`${of.regime}: ${outcomeWords(of)}`, ...of.reasons.map(reasonText), ...of.citations].join('\n');
  const message = of.reasons.find(({ raises }) => raises === of.verdict)?.text ?? outcomeWords(of);
  return { name, line: at, result: { kind: 'failure', type: answer, message, text } };
}

function isFailure(answer: Answer, failOn: Severity | 'never'): boolean {
  if (answer === 'blocked') return true;
  return answer !== 'clear' && answer !== 'not judged' && reaches(SEVERITY_OF[answer], failOn);
}

/**
 * What is wrong with the file itself and is not a reason of a line; without this case a file that no one can read would have no case, and so none that fails.
 */
function textCase(view: View, file: string, failOn: Severity | 'never'): Case {
  const name = 'text and facts';
  const reported = new Set(
    [...view.report.lines(file)].flatMap((line) => selected(line)?.reasons.map(({ code }) => code) ?? []),
  );
  const isOwn = ({ rule, suppressed, severity }: Finding): boolean =>
    suppressed === null &&
    regimeOf(rule) === undefined &&
    !reported.has(rule.slice(rule.indexOf('/') + 1)) &&
    (severity === 'error' || reaches(severity, failOn));
  const found = placedFindings({ ...view, files: [file] }).filter(({ finding }) => isOwn(finding));
  const [first] = found;
  if (!first) return { name, line: 1 };
  const text = found.map(
    ({ finding, range }) => `${placeName(view, file, range)} ${finding.rule}: ${messageOf(view.source(file), finding)}`,
  );
  const kind = view.source(file)?.broken ? 'error' : 'failure';
  const { rule: type, message } = first.finding;
  return { name, line: first.range.start.line + 1, result: { kind, type, message, text: text.join('\n') } };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

/** Text for content and for attributes. Signs that XML forbids even when escaped are made visible, as everywhere in reports. */
export function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(harmless)
    .join('\n')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\n', '&#10;');
}
