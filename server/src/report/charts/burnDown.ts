/** How an allocation is used up over time: the running total as steps, the cap above it, and every line as a point. */
import type { EChartsCoreOption } from 'echarts/core';
import { figure, shortFigure } from '../model/answers.ts';
import type { AllocationModel, PointModel } from '../model/types.ts';

/** Colours as the target understands them. */
export interface Palette {
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly used: string;
  readonly cap: string;
  readonly refused: string;
  readonly paper: string;
}

export interface BurnDownLook {
  readonly palette: Palette;
  readonly font: string;
  /** In a picture that no one points at, nothing moves and nothing answers. */
  readonly still: boolean;
}

const DAY = 86_400_000;
/** Room before the first and after the last point of an allocation without a year of its own. */
const MARGIN_DAYS = 20;

/** The chart of an allocation that has at least one point. Dates are UTC, so that a chart is the same on every machine. */
export function burnDown(allocation: AllocationModel, { palette, font, still }: BurnDownLook): EChartsCoreOption {
  const [from, to] = spanOf(allocation);
  const text = { color: palette.muted, fontFamily: font, fontSize: 11 };
  const caps = capLine(allocation, from, to);
  const highest = Math.max(0, ...caps.map(([, limit]) => limit), ...allocation.points.map(({ after }) => after));
  return {
    useUTC: true,
    animation: false,
    silent: still,
    textStyle: { fontFamily: font },
    aria: { enabled: false }, // the table next to it says the same, and better
    grid: { left: 58, right: 16, top: 26, bottom: to - from < MONTHS_AT_MOST ? 38 : 26 },
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLine: { lineStyle: { color: palette.muted } },
      axisTick: { lineStyle: { color: palette.muted } },
      axisLabel: { ...text, hideOverlap: true, formatter: dayLabel(to - from) },
      splitLine: { show: false },
      splitNumber: 6,
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: highest * 1.08 || 1,
      axisLabel: { ...text, formatter: (value: number) => shortFigure(value), showMaxLabel: false },
      splitLine: { showMaxLine: false, lineStyle: { color: palette.grid } },
      splitNumber: 4,
    },
    tooltip: still
      ? { show: false }
      : {
          trigger: 'item',
          confine: true,
          renderMode: 'richText',
          backgroundColor: palette.paper,
          borderColor: palette.muted,
          textStyle: { color: palette.ink, fontFamily: font, fontSize: 12 },
        },
    series: [
      {
        id: 'used',
        type: 'line',
        step: 'end',
        symbol: 'none',
        silent: true,
        data: totalLine(allocation, from, to),
        lineStyle: { color: palette.used, width: 2 },
        areaStyle: { color: palette.used, opacity: 0.14 },
        z: 2,
      },
      {
        id: 'cap',
        type: 'line',
        step: 'end',
        symbol: 'none',
        silent: true,
        data: caps,
        lineStyle: { color: palette.cap, width: 1.5, type: [6, 4] },
        endLabel: { show: false },
        markPoint: capLabel(caps, palette, font),
        z: 3,
      },
      points('counted', 'circle', palette.used, palette, allocation, (point) => point.counts),
      points('refused', 'diamond', palette.refused, palette, allocation, (point) => !point.counts),
    ],
  };
}

type Spot = [time: number, value: number];

function points(
  id: string,
  symbol: string,
  color: string,
  palette: Palette,
  allocation: AllocationModel,
  wanted: (point: PointModel) => boolean,
): object {
  return {
    id,
    type: 'scatter',
    symbol,
    symbolSize: symbol === 'diamond' ? 12 : 9,
    itemStyle: { color: symbol === 'diamond' ? palette.paper : color, borderColor: color, borderWidth: 2 },
    z: 4,
    data: drawable(allocation.points, wanted).map(([point, nth]) => ({
      value: [timeOf(point.date), point.after],
      nth,
      name: pointName(point),
    })),
    tooltip: { formatter: '{b}' },
  };
}

/** Up to so many lines each have a point of their own; more would lie on top of each other. */
const SINGLE = 400;

/** The points to draw, with their index: all of them, or of many the highest of each day. */
function drawable(all: readonly PointModel[], wanted: (point: PointModel) => boolean): [PointModel, number][] {
  const kept = all.map((point, nth): [PointModel, number] => [point, nth]).filter(([point]) => wanted(point));
  if (kept.length <= SINGLE) return kept;
  const highest = new Map<string, [PointModel, number]>();
  for (const one of kept) {
    const other = highest.get(one[0].date);
    if (other === undefined || other[0].after <= one[0].after) highest.set(one[0].date, one);
  }
  return [...highest.values()];
}

/** When, what, how much, and what it comes to. */
function pointName({ date, item, here, after, counts }: PointModel): string {
  return counts
    ? `${date}  ${item}\n+ ${figure(here)} = ${figure(after)}`
    : `${date}  ${item}\n${figure(here)} would make ${figure(after)}; not counted`;
}

/** The running total, with what documents under other regimes added in between. */
function totalLine({ points: all, opening, used }: AllocationModel, from: number, to: number): Spot[] {
  const spots: Spot[] = [[from, opening]];
  let total = opening;
  const rise = (time: number, value: number): void => {
    if (value <= total) return;
    total = value;
    const last = spots.at(-1) as Spot;
    if (last[0] === time && spots.length > 1) last[1] = value;
    else spots.push([time, value]);
  };
  for (const { date, before, after, counts } of all) {
    rise(timeOf(date), before);
    if (counts) rise(timeOf(date), after);
  }
  rise(to, used);
  spots.push([to, total]);
  return spots;
}

function capLine({ caps, capsUntil }: AllocationModel, from: number, end: number): Spot[] {
  const to = capsUntil === null ? end : Math.min(end, timeOf(capsUntil));
  const spots: Spot[] = caps.flatMap(({ from: day, limit }): Spot[] => {
    const time = day === null ? from : timeOf(day);
    return time > to ? [] : [[Math.max(from, time), limit]];
  });
  // Of the steps before the picture begins, only the last one holds in it.
  const inside = spots.filter(([time], nth) => time > from || (spots[nth + 1]?.[0] ?? Number.POSITIVE_INFINITY) > from);
  const last = inside.at(-1);
  return last ? [...inside, [to, last[1]]] : [];
}

function capLabel(caps: readonly Spot[], palette: Palette, font: string): object | undefined {
  const [first, last] = [caps[0], caps.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // A cap that stands still is named where lines have not come near it yet; one that steps, where it ends.
  const isStill = caps.every(([, limit]) => limit === first[1]);
  return {
    silent: true,
    symbol: 'rect',
    symbolSize: 0.1,
    itemStyle: { color: palette.cap },
    data: [{ coord: isStill ? first : last }],
    label: {
      show: true,
      formatter: `cap ${shortFigure(last[1])}`,
      position: [0, -17],
      align: isStill ? 'left' : 'right',
      color: palette.cap,
      backgroundColor: palette.paper, // a line of the grid may run behind it
      fontFamily: font,
      fontSize: 11,
      fontWeight: 600,
    },
  };
}

/** The bucket's own year where it has one; else from the first to the last point, with room. */
function spanOf({ year, points: all }: AllocationModel): [from: number, to: number] {
  if (year !== null) return [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
  const times = all.map(({ date }) => timeOf(date));
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? first;
  const margin = Math.max(MARGIN_DAYS * DAY, (last - first) * 0.08);
  return [first - margin, last + margin];
}

/** Shorter pictures tell days. */
const MONTHS_AT_MOST = 200 * DAY;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2 Jun` above `2025` in a picture of months, `Jun 2025` in one of years. */
function dayLabel(span: number): (time: number) => string {
  return (time) => {
    const date = new Date(time);
    const month = MONTHS[date.getUTCMonth()];
    const year = date.getUTCFullYear();
    return span < MONTHS_AT_MOST ? `${date.getUTCDate()} ${month}\n${year}` : `${month} ${year}`;
  };
}

function timeOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
