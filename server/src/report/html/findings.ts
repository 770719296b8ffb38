/** Findings, those that someone switched off with a reason, and the matrix of destinations and classes. */
import { ANSWERS, figure } from '../model/answers.ts';
import { type Matrix, matrixOf, NOWHERE } from '../model/matrix.ts';
import type { FindingModel, ReportModel } from '../model/types.ts';
import { link, type Markup, markup, prose } from './markup.ts';
import { classOf, destinationName, paged, placesText, SIGNS } from './parts.ts';

const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const;
const LIKE = { error: 'blocked', warning: 'review', info: 'caution' } as const;
const SEVERITIES = ['error', 'warning', 'info'] as const;

/** The worst first; of each severity in the order of files and text. */
export function findings(model: ReportModel): Markup {
  const shown = model.findings.filter(({ suppressed }) => suppressed === null);
  if (shown.length === 0) return markup`<p>None.</p>`;
  const sorted = SEVERITIES.flatMap((severity) => shown.filter((finding) => finding.severity === severity));
  return markup`<table class="findings"><thead><tr><th scope="col">Severity</th><th scope="col">Finding</th><th scope="col">Where</th></tr></thead>
<tbody>${sorted.map(
    (
      finding,
    ) => markup`<tr><td><span class="pill ${LIKE[finding.severity]}">${WORDS[finding.severity]}</span></td><td>${prose(finding.message)}${finding.certainty === 'unknown' && markup` <span class="muted">It may apply: a fact that decides it is missing.</span>`} ${source(finding)}</td><td class="where">${placesText(model, finding.places)}</td></tr>
`,
  )}</tbody></table>`;
}

function source({ citation, url, rule }: FindingModel): Markup {
  return markup`<span class="sub">${citation !== null && markup`${link(citation, url)} · `}${rule}</span>`;
}

/** A suppressed finding is in every report, with the reason that was given for it. */
export function suppressions(model: ReportModel): Markup | undefined {
  const hidden = model.findings.filter(({ suppressed }) => suppressed !== null);
  if (hidden.length === 0) return undefined;
  return markup`<p>Somebody switched these off in the documents. They change no verdict.</p><table class="findings"><thead><tr><th scope="col">Finding</th><th scope="col">Reason given</th><th scope="col">Where</th></tr></thead>
<tbody>${hidden.map(
    (
      finding,
    ) => markup`<tr><td>${prose(finding.message)} ${source(finding)}</td><td>${finding.suppressed?.reason}${finding.suppressed?.until !== undefined && markup` <span class="muted">until ${finding.suppressed.until}</span>`}</td><td class="where">${placesText(model, finding.places)}</td></tr>
`,
  )}</tbody></table>`;
}

export function matrix(model: ReportModel): Markup | undefined {
  if (model.lines.length === 0) return undefined;
  const of = matrixOf(model);
  return markup`<table class="matrix${paged(of.destinations.length)}"><thead><tr><th scope="col">Destination</th>${of.classes.map((one) => markup`<th scope="col">${className(one)}</th>`)}</tr></thead>
<tbody>${of.destinations.map(
    (
      code,
    ) => markup`<tr><th scope="row">${code === NOWHERE ? 'not known' : destinationName(model, code)}</th>${of.classes.map((one) => field(of, code, one))}</tr>
`,
  )}</tbody></table>`;
}

function className(of: string): string {
  return of === 'none' ? 'no class' : of === 'unknown' ? 'class not known' : of;
}

function field(of: Matrix, destination: string, one: string): Markup {
  const cell = of.cell(destination, one);
  if (cell === undefined) return markup`<td></td>`;
  const counts = ANSWERS.flatMap((answer) => {
    const amount = cell.counts[answer];
    return amount === undefined
      ? []
      : [
          markup`<span class="count"><span aria-hidden="true">${SIGNS[answer]}</span> ${figure(amount)} ${answer}</span>`,
        ];
  });
  return markup`<td class="${classOf(cell.worst)}">${counts}</td>`;
}
