/** The head of the report: what came out, in one sentence, and what it is about. */
import { ANSWERS, type Answer, figure, MEANINGS, tallyOf } from '../model/answers.ts';
import type { ReportModel } from '../model/types.ts';
import { count } from '../terminal.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { classOf, longDate, SIGNS } from './parts.ts';

export function opening(model: ReportModel, tool: string | undefined): Markup {
  const tally = tallyOf(model.lines);
  return markup`<header class="letter">
<p class="kicker">Export control report</p>
<h1>${headline(model, tally)}</h1>
${model.incomplete && markup`<p class="alarm" role="note"><strong>Something could not be checked.</strong> The findings say what. No answer here may be taken as complete.</p>`}
${model.lines.length > 0 && band(model.lines.length, tally)}
<dl class="facts">
<div><dt>As of</dt><dd>${longDate(model.asOf)}</dd></div>
<div><dt>Looked at</dt><dd>${about(model)}</dd></div>
<div><dt>Judged by</dt><dd>${model.regimes
    .filter(({ decides }) => decides > 0)
    .map(
      ({ title, id, version, age }, nth) =>
        markup`${nth > 0 && markup`<br>`}${title} <span class="muted">(${id}, ${version}; ${age})</span>`,
    )}</dd></div>
<div><dt>Findings</dt><dd>${findingsText(model)}</dd></div>
${tool !== undefined && markup`<div><dt>Made with</dt><dd>${tool}</dd></div>`}
</dl>
</header>`;
}

/** The answer that a reader in a hurry takes away. */
export function headline({ lines, summary }: ReportModel, tally: ReadonlyMap<Answer, number>): string {
  const all = lines.length;
  const stopped = (tally.get('blocked') ?? 0) + (tally.get('not judged') ?? 0);
  const review = tally.get('review') ?? 0;
  if (all === 0) return summary.errors > 0 ? 'No line item could be looked at' : 'No line items';
  if (stopped === 0 && review === 0) {
    const cautions = tally.get('caution') ?? 0;
    return `${all === 1 ? 'The line item may go' : `All ${figure(all)} line items may go`}${cautions > 0 ? `; ${count(cautions, 'note')} to read` : ''}`;
  }
  const parts: string[] = [];
  if (stopped > 0) parts.push(`${figure(stopped)} of ${count(all, 'line item')} may not go as documented`);
  if (review > 0) {
    const wait = `${review === 1 ? 'waits' : 'wait'} for a decision`;
    parts.push(stopped > 0 ? `${figure(review)} ${wait}` : `${figure(review)} of ${count(all, 'line item')} ${wait}`);
  }
  return parts.join('; ');
}

function band(all: number, tally: ReadonlyMap<Answer, number>): Markup {
  const shown = ANSWERS.filter((answer) => answer !== 'not judged' || tally.has(answer));
  return markup`<div class="bar" aria-hidden="true">${[...tally].map(
    ([answer, amount]) => markup`<span class="${classOf(answer)}" style="flex-grow:${amount}"></span>`,
  )}</div>
<ul class="tally">${shown.map((answer) => {
    const amount = tally.get(answer) ?? 0;
    return markup`<li class="${classOf(answer)}${amount === 0 && ' none'}"><span class="number">${figure(amount)}</span><span class="word"><span aria-hidden="true">${SIGNS[answer]}</span> ${answer}</span><span class="meaning">${MEANINGS[answer]}</span></li>`;
  })}</ul>
<p class="visually-hidden">${count(all, 'line item')} in all.</p>`;
}

function about({ summary, files }: ReportModel): string {
  const shown = files.filter((file) => file.shown);
  const name = shown.length === 1 ? `${shown[0]?.name}: ` : '';
  return `${name}${count(summary.lines, 'line item')} in ${count(summary.documents, 'document')}${shown.length === 1 ? '' : ` of ${count(shown.length, 'file')}`}`;
}

function findingsText({ summary: { errors, warnings, infos, suppressed } }: ReportModel): string {
  const parts = [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'note')];
  if (suppressed > 0) parts.push(`${figure(suppressed)} suppressed`);
  return parts.join(', ');
}

/** Reports with more than this are worth a list of their parts. */
const LONG = 24;

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

export function contents(model: ReportModel, sections: readonly Section[]): Markup {
  if (model.lines.length + model.findings.length <= LONG) return NOTHING;
  return markup`<nav class="contents" aria-label="Contents"><h2>Contents</h2><ol>${sections.map(
    ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`,
  )}</ol></nav>`;
}
