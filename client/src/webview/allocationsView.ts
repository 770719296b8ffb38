/** The allocations: a list of them, and for the chosen one its course over time with every line that was measured against it. */
import { burnDown, type Palette } from '../../../server/src/report/charts/burnDown.ts';
import { init } from '../../../server/src/report/charts/parts.ts';
import { figure } from '../../../server/src/report/model/answers.ts';
import type { AllocationModel, Place, PointModel, ReportModel } from '../../../server/src/report/model/types.ts';
import { mark } from './answers.ts';
import { placeName } from './displayNames.ts';
import { element } from './dom.ts';
import { type Column, Grid } from './grid.ts';

const LIST: readonly Column[] = [
  { name: 'title', title: 'Allocation' },
  { name: 'of', title: 'Of' },
  { name: 'share', title: 'Share', numeric: true },
  { name: 'used', title: 'Used', numeric: true },
  { name: 'cap', title: 'Cap', numeric: true },
];
const POINTS: readonly Column[] = [
  { name: 'date', title: 'Date' },
  { name: 'item', title: 'Item' },
  { name: 'here', title: 'Here', numeric: true },
  { name: 'total', title: 'Running total', numeric: true },
  { name: 'counted', title: 'Counted' },
  { name: 'where', title: 'Where' },
];

export interface AllocationEvents {
  readonly chosen: (key: string) => void;
  readonly opened: (at: Place) => void;
}

export class Allocations {
  readonly root: HTMLElement;
  readonly #events: AllocationEvents;
  readonly #list: Grid;
  readonly #points: Grid;
  readonly #title = element('h2', { id: 'allocation-title' });
  readonly #facts = element('p', { class: 'muted' });
  readonly #picture = element('div', { class: 'picture', role: 'img', 'aria-labelledby': 'allocation-title' });
  readonly #detail: HTMLElement;
  readonly #empty = element('p', { class: 'empty' }, ['No line draws on an allocation.']);
  #chart: ReturnType<typeof init> | undefined;
  #model: ReportModel | undefined;
  #shown: AllocationModel | undefined;

  constructor(events: AllocationEvents) {
    this.#events = events;
    const choose = (row: number): void => {
      const one = this.#model?.allocations[row];
      if (one === undefined) return;
      events.chosen(allocationKey(one));
      this.#explain(one);
    };
    this.#list = new Grid('allocation', 'Allocations', LIST, {
      chosen: choose,
      opened: () => this.#points.root.focus(),
    });
    this.#points = new Grid('point', 'Lines measured against this allocation', POINTS, {
      chosen: () => {},
      opened: (row) => this.#open(this.#shown?.points[row]),
    });
    this.#list.root.classList.add('short');
    this.#detail = element('section', { class: 'allocation', 'aria-labelledby': 'allocation-title' }, [
      this.#title,
      this.#facts,
      this.#picture,
      this.#points.root,
    ]);
    this.root = element('div', { class: 'allocations' }, [this.#list.root, this.#empty, this.#detail]);
    new ResizeObserver(() => this.#draw()).observe(this.#picture);
  }

  show(model: ReportModel, key: string): void {
    this.#model = model;
    const at = model.allocations.findIndex((one) => allocationKey(one) === key);
    const row = at < 0 && model.allocations.length > 0 ? 0 : at;
    this.#list.show(
      { length: model.allocations.length, cells: (nth) => listed(model.allocations[nth] as AllocationModel) },
      row,
    );
    this.#empty.hidden = model.allocations.length > 0;
    this.#list.root.hidden = model.allocations.length === 0;
    this.#explain(model.allocations[row]);
  }

  /** Draws again, in other colours or another size. */
  redraw(): void {
    this.#draw();
  }

  #explain(one: AllocationModel | undefined): void {
    this.#shown = one;
    this.#detail.hidden = one === undefined;
    if (one === undefined || this.#model === undefined) return;
    const model = this.#model;
    this.#title.textContent = `${one.title}: ${one.bucket}`;
    this.#facts.textContent = facts(one);
    this.#points.show(
      { length: one.points.length, cells: (nth) => pointCells(model, one.points[nth] as PointModel) },
      -1,
    );
    this.#draw();
  }

  #draw(): void {
    const one = this.#shown;
    const { clientWidth: width, clientHeight: height } = this.#picture;
    this.#picture.hidden = one === undefined || one.points.length === 0;
    if (one === undefined || one.points.length === 0 || width === 0 || height === 0) return;
    if (this.#chart === undefined) {
      this.#chart = init(this.#picture, null, { renderer: 'svg', width, height });
      this.#chart.on('click', ({ data }) => this.#open(this.#shown?.points[(data as { nth?: number }).nth ?? -1]));
    } else this.#chart.resize({ width, height });
    const style = getComputedStyle(document.body);
    this.#chart.setOption(burnDown(one, { palette: paletteOf(style), font: style.fontFamily, still: false }), {
      notMerge: true,
    });
  }

  #open(point: PointModel | undefined): void {
    if (point) this.#events.opened(point.at);
  }
}

export function allocationKey({ regime, id, bucket }: AllocationModel): string {
  return `${regime} ${id} ${bucket}`;
}

function paletteOf(style: CSSStyleDeclaration): Palette {
  const color = (name: keyof Palette): string => style.getPropertyValue(`--${name}`).trim() || style.color;
  return {
    ink: color('ink'),
    muted: color('muted'),
    grid: color('grid'),
    used: color('used'),
    cap: color('cap'),
    refused: color('refused'),
    paper: color('paper'),
  };
}

function listed(one: AllocationModel): readonly string[] {
  const share = one.limit === null ? '' : one.limit === 0 ? '' : `${Math.floor((one.used / one.limit) * 100)}%`;
  return [
    one.title,
    one.bucket,
    share,
    `${one.lowerBound ? '≥ ' : ''}${figure(one.used)}`,
    one.limit === null ? 'not known' : amount(one, one.limit),
  ];
}

function amount({ unit }: AllocationModel, value: number): string {
  return unit === 'value' ? `USD ${figure(value)}` : `${figure(value)} ${unit === 'tpp' ? 'TPP' : 'units'}`;
}

function facts(one: AllocationModel): string {
  const parts = [one.regime, `${amount(one, one.used)} used`];
  if (one.remaining !== null) parts.push(`${amount(one, one.remaining)} left`);
  if (one.opening > 0) parts.push(`${amount(one, one.opening)} before these lines`);
  if (one.elsewhere > 0) parts.push(`${amount(one, one.elsewhere)} by documents judged under another regime`);
  if (one.lowerBound) parts.push('what others use is not visible, so the true figure may be higher');
  return parts.join(' · ');
}

function pointCells(model: ReportModel, point: PointModel): readonly (Node | string)[] {
  const { date, item, here, before, after, counts, answer } = point;
  const refused = answer === 'blocked' ? element('span', {}, ['no: ', mark(answer)]) : 'no, draws nothing';
  const counted = counts ? 'yes' : refused;
  return [date, item, figure(here), figure(counts ? after : before), counted, placeName(model, point)];
}
