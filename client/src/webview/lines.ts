/** The line items by document, and below the list why the answer to the chosen one is what it is. */
import { figure, selectedAnswer, selectedOf, tallyOf } from '../../../server/src/report/model/answers.ts';
import type { LineModel, ReportModel } from '../../../server/src/report/model/types.ts';
import { classOf, mark, sign } from './answers.ts';
import { element } from './dom.ts';
import { type Column, Grid } from './grid.ts';
import { destinationNames, documentName, placeName } from './names.ts';
import { keyOf } from './state.ts';
import { fullWhy, shortWhy } from './why.ts';

const COLUMNS: readonly Column[] = [
  { name: 'answer', title: 'Answer' },
  { name: 'item', title: 'Item' },
  { name: 'units', title: 'Units', numeric: true },
  { name: 'to', title: 'To', heard: true },
  { name: 'tpp', title: 'Total TPP', numeric: true },
  { name: 'class', title: 'Class' },
  { name: 'date', title: 'Date', heard: true },
  { name: 'consignee', title: 'Consignee', heard: true },
  { name: 'why', title: 'Outcome and main reason' },
  { name: 'document', title: 'Document', heard: true },
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
    const line = (nth: number): LineModel => model.lines[which[nth] as number] as LineModel;
    /** By the first line: one of many lines is drawn with every step of scrolling, and made once. */
    const headings = new Map<number, Node[]>();
    this.#grid.show(
      {
        length: which.length,
        cells: (nth) => cells(model, line(nth)),
        groupOf: (nth) => line(nth).shipment,
        heading: (first, last) => {
          const lines = (): LineModel[] => which.slice(first, last + 1).map((index) => model.lines[index] as LineModel);
          const made = headings.get(first) ?? heading(model, lines());
          headings.set(first, made);
          return made;
        },
      },
      row,
    );
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
    this.#why.replaceChildren(...(this.#model && line ? fullWhy(this.#model, line) : []));
  }
}

function cells(model: ReportModel, line: LineModel): readonly (Node | string)[] {
  const shipment = model.shipments[line.shipment];
  return [
    mark(selectedAnswer(line)),
    line.name ?? '?',
    line.quantity === null ? '?' : figure(line.quantity),
    shipment?.destinations.map((code) => code ?? '?').join(', ') ?? '?',
    line.totalTpp === null ? '?' : figure(line.totalTpp),
    line.class,
    shipment?.date ?? '?',
    shipment?.consignee ?? '',
    outcome(model, line),
    `${shipment ? documentName(model, shipment) : ''} ${placeName(model, line)}`,
  ];
}

function outcome(model: ReportModel, line: LineModel): Node | string {
  const of = selectedOf(line);
  if (of === undefined) return 'see the findings';
  const why = shortWhy(model, of);
  if (why === '') return of.words;
  return element('span', { title: why }, [of.words, element('span', { class: 'muted' }, [` · ${why}`])]);
}

/** What the lines of one shipment have in common, and of several how many have which answer. */
function heading(model: ReportModel, lines: readonly LineModel[]): Node[] {
  const [first] = lines;
  const shipment = first && model.shipments[first.shipment];
  if (shipment === undefined) return [];
  const counts = [...tallyOf(lines)].map(([answer, amount]) =>
    element('span', { class: classOf(answer) }, [sign(answer), ` ${figure(amount)}`]),
  );
  return [
    element('span', { class: 'name' }, [
      element('strong', {}, [documentName(model, shipment)]),
      shipment.id === null ? undefined : element('span', { class: 'muted' }, [` ${model.files[shipment.file]?.name}`]),
    ]),
    element('span', { class: 'bound' }, [
      `${shipment.date ?? 'no date'} → ${destinationNames(model, shipment.destinations)}`,
      shipment.consignee === null ? '' : ` · ${shipment.consignee}`,
    ]),
    element('span', { class: 'counts' }, lines.length > 1 ? counts : []),
  ];
}
