/** Allocations: the caps, how they are used up, and by which shipments. */
import { burnDownSvg } from '../charts/svg.ts';
import { figure } from '../model/answers.ts';
import type { AllocationModel, PointModel, ReportModel } from '../model/types.ts';
import { count } from '../terminal.ts';
import { type Markup, markup, NOTHING, sound } from './markup.ts';
import { amountOf, classOf, paged, pill } from './parts.ts';

/** Pictures beyond these are omitted, the fullest come first; the table has every allocation. */
const PICTURES = 12;
/** Of a picture, in CSS pixels; it is stretched to the width of the page. */
const WIDTH = 720;
const HEIGHT = 190;
/** So few points stay on one page with their picture. */
const SHORT = 8;
/** Shipments listed under a picture. */
const POINTS = 30;

export function allocations(model: ReportModel): Markup {
  if (model.allocations.length === 0) return markup`<p>No line item draws on an allocation.</p>`;
  const drawn = model.allocations
    .filter(({ points, limit }) => points.length > 0 && limit !== null)
    .sort((a, b) => urgency(b) - urgency(a));
  const rest = drawn.length - PICTURES;
  return markup`${table(model)}
${drawn.slice(0, PICTURES).map((one, nth) => picture(model, one, nth))}
${rest > 0 && markup`<p class="muted">${count(rest, 'more allocation')} without a picture: the table has ${rest === 1 ? 'it' : 'them'}.</p>`}`;
}

/** A cap that a line did not fit under comes before every full one. */
function urgency({ points, used, limit }: AllocationModel): number {
  return (points.some(({ exceeded }) => exceeded === true) ? 2 : 0) + share(used, limit);
}

function share(used: number, limit: number | null): number {
  if (limit === null) return 0;
  return limit === 0 ? Number(used > 0) : used / limit;
}

function table(model: ReportModel): Markup {
  return markup`<table class="caps${paged(model.allocations.length)}"><thead><tr><th scope="col">Allocation</th><th scope="col">Of</th><th scope="col" class="num">Cap</th><th scope="col" class="num">Used</th><th scope="col" class="num">Left</th><th scope="col" class="meter">Share</th></tr></thead>
<tbody>${model.allocations.map((one) => {
    const part = share(one.used, one.limit);
    const state = part >= 1 ? 'blocked' : part >= 0.9 ? 'review' : 'clear';
    return markup`<tr><td>${one.title}<span class="sub">${one.regime}</span></td><td>${one.bucket}</td><td class="num">${one.limit === null ? 'not known' : amountOf(one.limit, one.unit)}</td><td class="num">${one.lowerBound && 'at least '}${figure(one.used)}</td><td class="num">${one.remaining === null ? '' : figure(one.remaining)}</td><td class="meter">${one.limit === null ? NOTHING : markup`<span class="gauge" aria-hidden="true"><span class="${classOf(state)}" style="width:${Math.min(100, Math.round(part * 1000) / 10)}%"></span></span> ${percent(part)}`}</td></tr>`;
  })}</tbody></table>`;
}

/** Rounded down, so that 100% means full; a trace of use is not called none. */
function percent(part: number): string {
  return part > 0 && part < 0.01 ? 'under 1%' : `${Math.floor(part * 100)}%`;
}

function picture(model: ReportModel, one: AllocationModel, nth: number): Markup {
  const name = `${one.title}: ${one.bucket}`;
  const cap = one.limit === null ? 'no known cap' : figure(one.limit);
  const chart = burnDownSvg(one, {
    id: `chart${nth}`,
    label: `${name}. ${figure(one.used)} of ${cap} used; the table has the points.`,
    width: WIDTH,
    height: HEIGHT,
  });
  const rest = one.points.length - POINTS;
  return markup`<figure class="${one.points.length <= SHORT && 'short'}"><figcaption>${name} <span class="file">${one.regime}</span></figcaption>
${sound(chart)}
<p class="legend"><span class="dot used" aria-hidden="true"></span> counted <span class="dot refused" aria-hidden="true"></span> not counted: blocked, or nothing that draws on it <span class="dash" aria-hidden="true"></span> cap${one.lowerBound && ' · what others use is not visible here, so the true figure may be higher'}</p>
<table class="points"><thead><tr><th scope="col">Date</th><th scope="col">Where</th><th scope="col">Item</th><th scope="col" class="num">${one.unit === 'tpp' ? 'TPP' : one.unit === 'value' ? 'USD' : 'Units'}</th><th scope="col" class="num">Running total</th><th scope="col">Counted</th></tr></thead><tbody>
${one.opening > 0 && markup`<tr><td></td><td colspan="3">Before these lines</td><td class="num">${figure(one.opening)}</td><td></td></tr>`}
${one.points
  .slice(0, POINTS)
  .map(
    (point) =>
      markup`<tr><td class="date">${point.date}</td><td>${model.files[point.at.file]?.name}, line ${point.at.line + 1}</td><td>${point.item}</td><td class="num">${figure(point.here)}</td><td class="num">${figure(point.counts ? point.after : point.before)}</td><td>${point.counts ? 'yes' : uncounted(point)}</td></tr>`,
  )}
${rest > 0 && markup`<tr><td></td><td colspan="5">and ${count(rest, 'more line')}</td></tr>`}
${one.elsewhere > 0 && markup`<tr><td></td><td colspan="3">By documents that are judged under another regime</td><td class="num">${figure(one.elsewhere)}</td><td></td></tr>`}
</tbody></table></figure>`;
}

/** Why a line uses nothing: it may not go, it would not fit, or its authority does not draw on this. */
function uncounted({ answer, exceeded, after }: PointModel): Markup {
  const fits = exceeded === true && ` would make ${figure(after)}`;
  return answer === 'blocked' ? markup`no ${pill(answer)}${fits}` : markup`no, draws nothing${fits}`;
}
