/** The line items: a list, and beside the chosen line why its answer is what it is. */
import { figure, selectedAnswer, selectedOf } from '../../../server/src/report/model/answers.ts';
import type { AnswerModel, LineModel, ReportModel } from '../../../server/src/report/model/types.ts';
import { mark } from './answers.ts';
import { citation, element } from './dom.ts';
import { type Column, Grid } from './grid.ts';
import { keyOf } from './state.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Answer', track: '6.5em' },
  { title: 'Item', track: 'minmax(9em,2fr)' },
  { title: 'Units', track: '4em', numeric: true },
  { title: 'To', track: '2.5em' },
  { title: 'Total TPP', track: '6.8em', numeric: true },
  { title: 'Class', track: '5em' },
  { title: 'Date', track: '6.3em' },
  { title: 'Consignee', track: 'minmax(9em,2fr)' },
  { title: 'Outcome', track: 'minmax(11em,2fr)' },
  { title: 'Where', track: 'minmax(13em,2fr)' },
];

export interface LinesEvents {
  readonly chosen: (key: string) => void;
  readonly opened: (index: number) => void;
  readonly scrolled: (pixels: number) => void;
}

export class Lines {
  readonly root: HTMLElement;
  readonly #grid: Grid;
  readonly #why: HTMLElement;
  readonly #empty: HTMLElement;
  #model: ReportModel | undefined;
  #which: readonly number[] = [];

  constructor(events: LinesEvents) {
    this.#grid = new Grid('line', 'Line items', COLUMNS, {
      chosen: (row) => {
        events.chosen(this.#key(row));
        this.#explain(row);
      },
      opened: (row) => events.opened(this.#which[row] as number),
      scrolled: events.scrolled,
    });
    this.#why = element('section', { class: 'why', 'aria-label': 'Why', tabindex: 0 });
    this.#empty = element('p', { class: 'empty' }, ['No line passes these filters.']);
    this.root = element('div', { class: 'lines' }, [this.#grid.root, this.#empty, this.#why]);
  }

  /** Shows these lines of a report; the one with the key is chosen. */
  show(model: ReportModel, which: readonly number[], key: string): void {
    this.#model = model;
    this.#which = which;
    const row = key === '' ? -1 : which.findIndex((index) => keyOf(model, index) === key);
    this.#grid.show({ length: which.length, cells: (nth) => cells(model, which[nth] as number) }, row);
    this.#empty.hidden = which.length > 0;
    this.#explain(row);
  }

  scrollTo(pixels: number): void {
    this.#grid.scrollTo(pixels);
  }

  #key(row: number): string {
    return this.#model ? keyOf(this.#model, this.#which[row] as number) : '';
  }

  #explain(row: number): void {
    const line = this.#model?.lines[this.#which[row] ?? -1];
    this.#why.hidden = line === undefined;
    this.#why.replaceChildren(...(this.#model && line ? why(this.#model, line) : []));
  }
}

function cells(model: ReportModel, index: number): readonly (Node | string)[] {
  const line = model.lines[index] as LineModel;
  const shipment = model.shipments[line.shipment];
  return [
    mark(selectedAnswer(line)),
    line.name ?? '?',
    line.quantity === null ? '?' : figure(line.quantity),
    shipment?.destination ?? '?',
    line.totalTpp === null ? '?' : figure(line.totalTpp),
    line.class,
    shipment?.date ?? '?',
    shipment?.consignee ?? '',
    selectedOf(line)?.words ?? 'see the findings',
    `${model.files[line.at.file]?.name}:${line.at.line + 1}`,
  ];
}

function why(model: ReportModel, line: LineModel): Node[] {
  const { name, quantity } = line;
  const to = model.shipments[line.shipment]?.destination ?? '?';
  const what = `${quantity === null ? '?' : figure(quantity)} × ${name ?? '?'} to ${model.countries[to] ?? to}`;
  if (line.answers.length === 0) {
    return [
      element('h2', {}, [what]),
      element('p', {}, ['No regime could judge this line. What is wrong with it stands in the Problems view.']),
    ];
  }
  return [
    element('h2', {}, [what, ` · ${line.cited === '' ? 'nothing cited' : `cites ${line.cited}`}`]),
    ...line.answers.flatMap((of) => answer(model, of)),
  ];
}

function answer(model: ReportModel, of: AnswerModel): Node[] {
  const title = model.regimes.find(({ id }) => id === of.regime)?.title ?? of.regime;
  const head = element('h3', {}, [mark(of.verdict), ` ${title}: ${of.words}`]);
  const items = [
    ...of.reasons.flatMap((index) => {
      const reason = model.reasons[index];
      if (reason === undefined) return [];
      const source =
        reason.citation === ''
          ? undefined
          : element('span', { class: 'cite' }, [' ', citation(reason.citation, reason.url)]);
      return [element('li', {}, [reason.text, source])];
    }),
    ...of.missing.map((path) => element('li', {}, ['Missing: ', element('code', {}, [path])])),
    ...of.exceptions.flatMap((index) => {
      const exception = model.exceptions[index];
      return exception
        ? [element('li', { class: 'muted' }, [`${exception.code} ${STATUS[exception.status]}: ${exception.because}`])]
        : [];
    }),
  ];
  return items.length > 0 ? [head, element('ul', {}, items)] : [head];
}

const STATUS = { available: 'is open', unavailable: 'is not open', 'needs-review': 'needs a decision' } as const;
