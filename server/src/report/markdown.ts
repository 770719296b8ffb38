/** The report for a pull request: the answer in a table, then what blocks, what needs a person, and what to know. */
import { messageOf } from '../lint/places.ts';
import { agesText, packAges } from './ages.ts';
import { allocationsUsed } from './allocationTable.ts';
import { selectedRegimes } from './findings.ts';
import { type Group, grouped, groupMessage, placesOf } from './groups.ts';
import { count, harmless, number } from './terminal.ts';
import {
  type Answer,
  allLines,
  answerOf,
  type Placed,
  placedFindings,
  placeName,
  rangeAt,
  selected,
  summaryOf,
  tally,
  type View,
} from './view.ts';
import { amount, bucketName, explains, headWord, outcomeWords, placesWords } from './words.ts';

/** A comment may not be longer than 65,536 characters; of each kind so many are listed, and the rest is counted. */
const LISTED = 40;
const PLACES = 12;

const SECTIONS = [
  ['error', 'Blocked or wrong'],
  ['warning', 'To be decided'],
  ['info', 'For information'],
] as const;

export function* markdownReport(view: View): Generator<string> {
  const answers = tally(allLines(view));
  const findings = placedFindings(view);
  const open = findings.filter(({ finding }) => finding.suppressed === null);
  const ages = agesText(packAges(view));
  yield `## Exportlint\n\n${ages === '' ? '' : `<sub>${htmlText(ages)}</sub>\n\n`}${headline(view, answers)}\n`;
  if (view.report.incomplete) yield '\n**Not everything could be checked:** see the findings below.\n';
  yield* lineTable(view);
  for (const [severity, title] of SECTIONS) {
    yield* section(
      view,
      title,
      open.filter(({ finding }) => finding.severity === severity),
    );
  }
  yield* suppressed(view, findings);
  yield* allocations(view);
  yield `\n${basis(view)}\n`;
}

function headline(view: View, answers: ReadonlyMap<Answer, number>): string {
  const { lines, files, errors, warnings, infos, suppressed: hidden } = summaryOf(view);
  const rows = [...answers].map(([answer, amount]) => `| ${answer} | ${number(amount)} |`);
  const table = rows.length === 0 ? [] : ['', '| Verdict | Line items |', '| --- | ---: |', ...rows];
  const findings = [count(errors, 'error'), count(warnings, 'warning'), `${number(infos)} for information`];
  if (hidden > 0) findings.push(`${number(hidden)} suppressed`);
  const counts = `${count(lines, 'line item')} in ${count(files, 'file')}; ${findings.join(', ')}.`;
  return [counts, ...table].join('\n');
}

function* lineTable(view: View): Generator<string> {
  const all = [...allLines(view)];
  if (all.length === 0) return;
  const order: readonly Answer[] = ['not judged', 'blocked', 'review', 'caution', 'clear'];
  const sorted = all
    .map((line, at) => ({ line, at, rank: order.indexOf(answerOf(line)) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at);
  yield `\n<details>\n<summary>Line items</summary>\n\n| Verdict | Place | Shipment | Item | Units | To | Class | Outcome |\n| --- | --- | --- | --- | ---: | --- | --- | --- |\n`;
  for (const { line } of sorted.slice(0, LISTED)) {
    const of = selected(line);
    const cells = [
      answerOf(line),
      placeName(view, line.file, rangeAt(view, line.file, line.at)),
      line.id ?? '',
      line.item ?? '?',
      line.quantity === null ? '?' : number(line.quantity),
      placesWords(line.destinations),
      line.class,
      of ? outcomeWords(of) : 'see the findings',
    ];
    yield `| ${cells.map(markdownText).join(' | ')} |\n`;
  }
  if (sorted.length > LISTED) yield `\nand ${number(sorted.length - LISTED)} more.\n`;
  yield '\n</details>\n';
}

function* section(view: View, title: string, findings: readonly Placed[]): Generator<string> {
  if (findings.length === 0) return;
  const groups = grouped(findings);
  yield `\n### ${title}\n`;
  const regimes = selectedRegimes(view);
  for (const group of groups.slice(0, LISTED)) yield details(view, group, regimes);
  if (groups.length > LISTED) yield `\nand ${number(groups.length - LISTED)} more.\n`;
}

function details(view: View, group: Group, regimes: ReadonlySet<string>): string {
  const { file, finding, range } = group.first;
  const card = view.report.card(finding.rule, finding.date);
  const word = headWord(finding, regimes, view.isOverridden(file, finding.rule));
  const item = (label: string, text: string | undefined): string[] => (text ? [`- ${label}: ${text}`] : []);
  const text = [finding.citation && markdownText(finding.citation), finding.url && link(finding.url)];
  const list = [
    ...item('Rule', markdownText(finding.rule)),
    ...item(
      'Certainty',
      finding.certainty === 'unknown' ? 'it may apply: a fact that decides it is missing' : undefined,
    ),
    ...item('Also at', group.others.length > 0 ? markdownText(placesOf(group.others, view.name, PLACES)) : undefined),
    ...finding.related.flatMap((one) =>
      item('See', markdownText(`${placeName(view, one.file, rangeAt(view, one.file, one.at))} ${one.message}`)),
    ),
    ...item('Why', card && explains(card.summary, finding.message) ? markdownText(card.summary) : undefined),
    ...item('What to do', card && markdownText(card.todo)),
    ...item('Text', text.filter(Boolean).join(' ')),
  ];
  // The summary is HTML, in which GitHub reads no Markdown.
  const summary = `<b>${word}</b> ${htmlText(placeName(view, file, range))}: ${htmlText(groupMessage(view, group))}`;
  return `\n<details>\n<summary>${summary}</summary>\n\n${list.join('\n')}\n\n</details>\n`;
}

function* suppressed(view: View, findings: readonly Placed[]): Generator<string> {
  const hidden = findings.filter(({ finding }) => finding.suppressed !== null);
  if (hidden.length === 0) return;
  yield `\n<details>\n<summary>Suppressed: ${number(hidden.length)}</summary>\n\n`;
  for (const { file, finding, range } of hidden.slice(0, LISTED)) {
    const { reason = '', until } = finding.suppressed ?? {};
    const said = `${placeName(view, file, range)} ${finding.rule}: ${messageOf(view.source(file), finding)} Reason: ${reason}${until ? ` (until ${until})` : ''}`;
    yield `- ${markdownText(said)}\n`;
  }
  if (hidden.length > LISTED) yield `\nand ${number(hidden.length - LISTED)} more.\n`;
  yield '\n</details>\n';
}

function* allocations(view: View): Generator<string> {
  const states = allocationsUsed(view).filter(({ limit, used }) => limit !== null || used > 0);
  if (states.length === 0) return;
  yield '\n<details>\n<summary>Allocations</summary>\n\n| Regime | Allocation | Of | Used | Limit | Left |\n| --- | --- | --- | ---: | ---: | ---: |\n';
  for (const { regime, id, bucket, unit, used, limit, remaining } of states.slice(0, LISTED)) {
    const figure = (value: number | null): string => (value === null ? 'not known' : amount(value, unit));
    const cells = [regime, id, bucketName(bucket), amount(used, unit), figure(limit), figure(remaining)];
    yield `| ${cells.map(markdownText).join(' | ')} |\n`;
  }
  if (states.length > LISTED) yield `\nand ${number(states.length - LISTED)} more.\n`;
  yield '\n</details>\n';
}

function basis(view: View): string {
  const judged = [...selectedRegimes(view)].map((id) => {
    const regime = view.regimes.get(id);
    return regime ? `${id} (${regime.title}), pack ${regime.version}` : id;
  });
  const by = judged.length > 0 ? `Judged by ${markdownText(judged.join('; '))}. ` : '';
  return `<sub>${by}As of ${view.report.asOf}. Parties are not searched for on screening lists. This is not legal advice.</sub>`;
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text inside an HTML element of a comment. A name from a document mentions no one and refers to no issue. */
export function htmlText(text: string): string {
  return harmless(text)
    .replace(/[&<>"]/g, (sign) => HTML[sign] as string)
    .replace(/@(?=\w)|#(?=\d)/g, (sign) => `${sign}&#8203;`);
}

/** Text as Markdown that shows exactly it, on one line, also inside a table cell. */
export function markdownText(text: string): string {
  return htmlText(text).replace(
    /[\\`*_[\]|~]|(?<=^\s*)[-+](?=\s)|(?<=^\s*\d+)\.(?=\s)|^#(?!&)/g,
    (sign) => `\\${sign}`,
  );
}

/** A web address alone; anything else that a pack might hold is text. */
function link(url: string): string {
  return /^https?:\/\/[^\s<>"]+$/.test(url) ? `<${url}>` : markdownText(url);
}
