/** What has to be done, first of all. */
import { figure } from '../model/answers.ts';
import type { LineModel, ReportModel } from '../model/types.ts';
import { type WorkItem, workOf } from '../model/work.ts';
import { link, type Markup, markup, prose } from './markup.ts';
import { pill, placesText } from './parts.ts';

/** Ways of telling the same reason that are printed; with a number in each sentence there may be thousands. */
const TOLD = 8;

export function workList(model: ReportModel): Markup {
  const items = workOf(model);
  if (items.length === 0) return markup`<p>Nothing. No line item is blocked, and none waits for a decision.</p>`;
  return markup`<ol class="work">${items.map((item) => workItem(model, item))}</ol>`;
}

function workItem(model: ReportModel, { title, todo, raises, told, lines, rule }: WorkItem): Markup {
  const rest = told.length - TOLD;
  return markup`<li>
<h3>${title} ${pill(raises)}</h3>
${told.slice(0, TOLD).map(
  ({
    reason,
    lines: of,
  }) => markup`<p class="told">${prose(reason?.text ?? '')}${reason !== undefined && reason.citation !== '' && markup` <span class="cite">${link(reason.citation, reason.url)}</span>`}
<span class="places">${placesText(model, placesOf(model, of))}</span></p>`,
)}
${rest > 0 && markup`<p class="muted">And told in ${figure(rest)} more ways, of ${figure(lines.length)} lines in all: see the line items.</p>`}
${todo !== '' && markup`<p class="todo"><strong>To do.</strong> ${prose(todo)}</p>`}
${rule !== '' && markup`<p class="rule">${rule}</p>`}
</li>`;
}

function placesOf({ lines }: ReportModel, indices: readonly number[]): LineModel['at'][] {
  return indices.map((index) => (lines[index] as LineModel).at);
}
