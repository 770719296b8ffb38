/** A strip of days as a picture: stretches in the colours of their answers, with the day of each change below, and the line's own day marked. */
import type { ComparedSpan } from './requests.ts';

type Verdict = ComparedSpan['verdict'];

/** Middle tones that stand out from a light page as from a dark one; the sign says the same without colour. */
const LOOKS: Readonly<Record<Verdict, { readonly fill: string; readonly sign: string }>> = {
  clear: { fill: '#2f7d3b', sign: '✓' },
  caution: { fill: '#2f6fb5', sign: '▲' },
  review: { fill: '#96660b', sign: '◆' },
  blocked: { fill: '#c0362c', sign: '✕' },
};
const AXIS = '#808080';

const WIDTH = 600;
const BAR = { top: 16, height: 26 };
const HEIGHT = 60;
/** A stretch narrower than this has no room for its sign. */
const SIGN_WIDTH = 14;
/** Two dates nearer than this would cover each other. */
const DATE_WIDTH = 80;
const DAY_MS = 86_400_000;
/** What is drawn of a stretch that has no end. */
const OPEN_DAYS = 180;

/**
 * @param own  the line's own day, YYYY-MM-DD; null where it has none
 * @param verified  the day until which the rules were checked; what is later is hatched
 */
export function strip(spans: readonly ComparedSpan[], own: string | null, verified?: string): string {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return '';
  const begin = dayOf(first.from);
  const end = Math.max(dayOf(last.from), own === null ? 0 : dayOf(own)) + OPEN_DAYS;
  const x = (day: number): number => Math.round(((day - begin) / (end - begin)) * WIDTH);
  const parts: string[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { from, until, verdict } of spans) {
    const left = x(dayOf(from));
    const right = until === null ? WIDTH : x(dayOf(until) + 1);
    const { fill, sign } = LOOKS[verdict];
    parts.push(
      `<rect x="${left}" y="${BAR.top}" width="${Math.max(1, right - left - 1)}" height="${BAR.height}" fill="${fill}"/>`,
    );
    if (right - left >= SIGN_WIDTH) parts.push(text((left + right) / 2, BAR.top + 18, sign, 'white', 'middle'));
    const date = Math.min(left, WIDTH - DATE_WIDTH);
    if (date >= free) {
      parts.push(text(date, BAR.top + BAR.height + 14, from, AXIS));
      free = date + DATE_WIDTH;
    }
  }
  if (verified !== undefined && dayOf(verified) < end) parts.push(hatched(Math.max(0, x(dayOf(verified) + 1))));
  if (own !== null) parts.push(text(x(dayOf(own)), BAR.top - 3, '▼', AXIS, 'middle'));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="13">${parts.join('')}</svg>`;
}

/** Days of which later rules are not known, from x on. */
function hatched(x: number): string {
  const pattern = `<pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="white" stroke-opacity="0.6" stroke-width="2"/></pattern>`;
  return `<defs>${pattern}</defs><rect class="beyond-verified" x="${x}" y="${BAR.top}" width="${Math.max(0, WIDTH - x)}" height="${BAR.height}" fill="url(#h)"/>`;
}

function text(x: number, y: number, words: string, fill: string, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" fill="${fill}" text-anchor="${anchor}">${words}</text>`;
}

/** Days since 1970-01-01. */
function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
