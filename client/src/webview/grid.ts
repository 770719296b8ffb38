/**
 * A list of rows of which only those in sight are in the page: ten thousand lines scroll like ten. The focus stays on the list itself
 * (`aria-activedescendant`), so that neither scrolling nor a new report ever takes it away.
 */
import { element } from './dom.ts';

export interface Column {
  readonly title: string;
  /** Of the width: a CSS grid track. */
  readonly track: string;
  readonly numeric?: boolean;
}

export interface Rows {
  readonly length: number;
  cells(index: number): readonly (Node | string)[];
}

export interface GridEvents {
  /** The chosen row changed, by key or click. */
  readonly chosen: (index: number) => void;
  /** Enter, or a click: go there. */
  readonly opened: (index: number) => void;
  readonly scrolled?: (pixels: number) => void;
}

const ROW = 26;
/** Rows above and below those in sight. */
const SPARE = 8;

/** What the columns need at least with the gaps between them, in em; narrower than that, the list scrolls sideways. */
function leastWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, { track }) => sum + Number(/([\d.]+)em/.exec(track)?.[1] ?? 0) + GAP, GAP);
}
/** As in the style sheet, in em. */
const GAP = 0.9;

export class Grid {
  readonly root: HTMLElement;
  readonly #space: HTMLElement;
  readonly #name: string;
  readonly #columns: readonly Column[];
  readonly #events: GridEvents;
  #rows: Rows = { length: 0, cells: () => [] };
  #active = -1;
  #shown: [from: number, to: number] = [0, 0];

  /** @param name  unique in the page: prefix of the rows' ids */
  constructor(name: string, label: string, columns: readonly Column[], events: GridEvents) {
    this.#name = name;
    this.#columns = columns;
    this.#events = events;
    this.#space = element('div', { class: 'space', role: 'rowgroup' });
    const head = element(
      'div',
      { class: 'row head', role: 'row', 'aria-rowindex': 1 },
      columns.map(({ title, numeric }) =>
        element('div', { role: 'columnheader', class: numeric ? 'num' : '' }, [title]),
      ),
    );
    this.root = element(
      'div',
      { class: 'grid', role: 'grid', tabindex: 0, 'aria-label': label, 'aria-colcount': columns.length },
      [element('div', { class: 'heads', role: 'rowgroup' }, [head]), this.#space],
    );
    this.root.style.setProperty('--least', `${leastWidth(columns)}em`);
    this.root.style.setProperty('--tracks', columns.map(({ track }) => track).join(' '));
    this.root.addEventListener('scroll', () => {
      this.#draw();
      events.scrolled?.(this.root.scrollTop);
    });
    this.root.addEventListener('keydown', (event) => this.#key(event));
    this.#space.addEventListener('click', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('.row');
      if (row === null || (event.target as Element).closest('a')) return;
      this.#choose(Number(row.dataset.index));
      this.#events.opened(this.#active);
    });
    new ResizeObserver(() => this.#draw()).observe(this.root);
  }

  /** Other rows; `active` is the chosen one, -1 for none. What is in sight stays where it is. */
  show(rows: Rows, active: number): void {
    this.#rows = rows;
    this.#active = active < rows.length ? active : -1;
    this.#space.style.height = `${rows.length * ROW}px`;
    this.root.setAttribute('aria-rowcount', String(rows.length + 1));
    this.#shown = [0, 0];
    this.#draw(true);
  }

  scrollTo(pixels: number): void {
    this.root.scrollTop = pixels;
    this.#draw();
  }

  #choose(index: number): void {
    if (index < 0 || index >= this.#rows.length) return;
    this.#active = index;
    // The heads stay above the rows and take the room of one.
    const top = index * ROW;
    const { scrollTop, clientHeight } = this.root;
    if (top < scrollTop) this.root.scrollTop = top;
    else if (top + 2 * ROW > scrollTop + clientHeight) this.root.scrollTop = top + 2 * ROW - clientHeight;
    this.#draw(true);
    this.#events.chosen(index);
  }

  #key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.root.clientHeight / ROW) - 2);
    const last = this.#rows.length - 1;
    const from = this.#active;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(last, from + 1),
      ArrowUp: Math.max(0, from - 1),
      PageDown: Math.min(last, Math.max(0, from) + page),
      PageUp: Math.max(0, from - page),
      Home: 0,
      End: last,
    };
    if (event.key === 'Enter' && from >= 0 && !(event.target as Element).closest('a')) this.#events.opened(from);
    else if (event.key in to && last >= 0) this.#choose(to[event.key] as number);
    else return;
    event.preventDefault();
  }

  #draw(anew = false): void {
    const { scrollTop, clientHeight } = this.root;
    const from = Math.max(0, Math.floor(scrollTop / ROW) - SPARE);
    const to = Math.min(this.#rows.length, Math.ceil((scrollTop + clientHeight) / ROW) + SPARE);
    if (!anew && this.#shown[0] === from && this.#shown[1] === to) return;
    this.#shown = [from, to];
    const rows: HTMLElement[] = [];
    for (let index = from; index < to; index += 1) rows.push(this.#row(index));
    this.#space.replaceChildren(...rows);
    const inSight = this.#active >= from && this.#active < to;
    if (inSight) this.root.setAttribute('aria-activedescendant', `${this.#name}-${this.#active}`);
    else this.root.removeAttribute('aria-activedescendant');
  }

  #row(index: number): HTMLElement {
    const row = element(
      'div',
      {
        class: 'row',
        role: 'row',
        id: `${this.#name}-${index}`,
        'aria-rowindex': index + 2,
        'aria-selected': index === this.#active ? 'true' : 'false',
        'data-index': index,
      },
      this.#rows
        .cells(index)
        .map((cell, nth) =>
          element('div', { role: 'gridcell', class: this.#columns[nth]?.numeric ? 'num' : '' }, [cell]),
        ),
    );
    row.style.transform = `translateY(${index * ROW}px)`;
    return row;
  }
}
