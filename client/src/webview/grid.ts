/**
 * A list of rows of which only those in sight are in the page: ten thousand lines scroll like ten. The focus stays on the list itself
 * (`aria-activedescendant`), so that neither scrolling nor a new report ever takes it away. Where the cells stand, and how high a row is,
 * is the style sheet's: it has a layout for a whole window and one for half of it.
 */
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core';
import { element } from './dom.ts';
import { type Entry, entriesOf } from './entries.ts';

export interface Column {
  /** Grid area of its cells: the style sheet's templates place them by it. */
  readonly name: string;
  readonly title: string;
  readonly numeric?: boolean;
  /** Said by the group's heading to those who see it, and by a cell of the row to those who hear it. */
  readonly heard?: boolean;
}

export interface Rows {
  readonly length: number;
  cells(index: number): readonly (Node | string)[];
  /** Rows with the same neighbours belong together and get a heading; if omitted: there are no headings. */
  groupOf?(index: number): unknown;
  /** Above the rows of a group, of which the first and the last are given. */
  heading?(first: number, last: number): readonly Node[];
}

export interface GridEvents {
  /** The chosen row changed, by key or click. */
  readonly chosen: (index: number) => void;
  /** Enter, or a click: go there. */
  readonly opened: (index: number) => void;
  readonly scrolled?: (pixels: number) => void;
}

/** Rows above and below those in sight. */
const SPARE = 8;

export class Grid {
  readonly root: HTMLElement;
  readonly #space: HTMLElement;
  readonly #name: string;
  readonly #columns: readonly Column[];
  readonly #events: GridEvents;
  readonly #virtual: Virtualizer<HTMLElement, HTMLElement>;
  #rows: Rows = { length: 0, cells: () => [] };
  /** Headings and rows as they follow each other. */
  #entries: readonly Entry[] = [];
  /** Where each row stands among the entries. */
  #places: readonly number[] = [];
  #active = -1;
  #drawn = '';

  /** @param name  unique in the page: prefix of the rows' ids, and what the style sheet knows the list by */
  constructor(name: string, label: string, columns: readonly Column[], events: GridEvents) {
    this.#name = name;
    this.#columns = columns;
    this.#events = events;
    this.#space = element('div', { class: 'space', role: 'rowgroup' });
    const head = element(
      'div',
      { class: 'row head', role: 'row', 'aria-rowindex': 1 },
      columns.map((column) => cell('columnheader', column, column.title)),
    );
    this.root = element(
      'div',
      {
        class: 'grid',
        'data-list': name,
        role: 'grid',
        tabindex: 0,
        'aria-label': label,
        'aria-colcount': columns.length,
      },
      [element('div', { class: 'heads', role: 'rowgroup' }, [head]), this.#space],
    );
    this.#virtual = new Virtualizer(this.#options(26));
    this.root.addEventListener('scroll', () => events.scrolled?.(this.root.scrollTop));
    this.root.addEventListener('keydown', (event) => this.#key(event));
    this.#space.addEventListener('click', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('.row');
      if (row === null || (event.target as Element).closest('a')) return;
      this.#choose(Number(row.dataset.index));
      this.#events.opened(this.#active);
    });
    new ResizeObserver(() => this.#fit()).observe(this.root);
  }

  /** Other rows; `active` is the chosen one, -1 for none. What is in sight stays where it is. */
  show(rows: Rows, active: number): void {
    this.#rows = rows;
    this.#active = active < rows.length ? active : -1;
    this.#entries = entriesOf(rows.length, rows.groupOf);
    const places: number[] = [];
    this.#entries.forEach((entry, place) => {
      if (entry.kind === 'row') places.push(place);
    });
    this.#places = places;
    this.root.setAttribute('aria-rowcount', String(rows.length + 1));
    this.#update();
  }

  scrollTo(pixels: number): void {
    this.root.scrollTop = pixels;
  }

  #options(height: number): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
    return {
      count: this.#entries.length,
      getScrollElement: () => this.root,
      estimateSize: () => height,
      overscan: SPARE,
      // The heads stay above the rows, and so does the heading of the group that is in sight.
      scrollPaddingStart: this.#places.length < this.#entries.length ? height : 0,
      scrollPaddingEnd: height,
      rangeExtractor: (range) => this.#needed(range),
      onChange: () => this.#draw(),
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
    };
  }

  /** Entries to have in the page: those around the ones in sight, the heading above them, and the chosen row, which has the focus. */
  #needed(range: Range): number[] {
    const needed = new Set(defaultRangeExtractor(range));
    const heading = this.#headingAt(range.startIndex);
    if (heading >= 0) needed.add(heading);
    const active = this.#places[this.#active];
    if (active !== undefined) needed.add(active);
    return [...needed].sort((a, b) => a - b);
  }

  /** Place of the heading that an entry is under; -1 where there is none. */
  #headingAt(place: number): number {
    let at = Math.min(place, this.#entries.length - 1);
    while (at >= 0 && this.#entries[at]?.kind !== 'heading') at -= 1;
    return at;
  }

  #update(): void {
    const height = this.#height();
    const grown = height !== this.#virtual.options.estimateSize(0);
    this.#virtual.setOptions(this.#options(height));
    if (grown) this.#virtual.measure();
    this.#virtual._willUpdate();
    this.#space.style.height = `${this.#virtual.getTotalSize()}px`;
    this.#draw(true);
  }

  /** Of one row, as the style sheet has it at this width. */
  #height(): number {
    return Number.parseFloat(getComputedStyle(this.root).getPropertyValue('--row'));
  }

  /** At another width rows may have another height: the first one in sight stays where it is. */
  #fit(): void {
    if (this.#height() === this.#virtual.options.estimateSize(0)) return;
    const first = this.#virtual.range?.startIndex ?? 0;
    this.#update();
    this.#virtual.scrollToIndex(first, { align: 'start' });
  }

  #choose(index: number): void {
    const place = this.#places[index];
    if (place === undefined) return;
    this.#active = index;
    this.#update();
    this.#virtual.scrollToIndex(place, { align: 'auto' });
    this.#events.chosen(index);
  }

  #key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.root.clientHeight / this.#height()) - 2);
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

  /** Draws nothing where the same entries are drawn already: a click must meet the row that the mouse went down on. */
  #draw(anew = false): void {
    const items = this.#virtual.getVirtualItems();
    const stuck = this.#headingAt(this.#virtual.range?.startIndex ?? 0);
    const drawn = `${stuck}: ${items.map(({ index }) => index).join()}`;
    if (!anew && drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#space.replaceChildren(
      ...items.map(({ index, start }) => {
        const entry = this.#entries[index] as Entry;
        const made =
          entry.kind === 'row'
            ? this.#row(entry.index)
            : element('div', { class: `heading${index === stuck ? ' stuck' : ''}`, 'aria-hidden': 'true' }, [
                ...(this.#rows.heading?.(entry.first, entry.last) ?? []),
              ]);
        if (index !== stuck) made.style.transform = `translateY(${start}px)`;
        return made;
      }),
    );
    if (this.#active >= 0) this.root.setAttribute('aria-activedescendant', `${this.#name}-${this.#active}`);
    else this.root.removeAttribute('aria-activedescendant');
  }

  #row(index: number): HTMLElement {
    return element(
      'div',
      {
        class: 'row',
        role: 'row',
        id: `${this.#name}-${index}`,
        'aria-rowindex': index + 2,
        'aria-selected': index === this.#active ? 'true' : 'false',
        'data-index': index,
      },
      this.#rows.cells(index).map((content, nth) => cell('gridcell', this.#columns[nth] as Column, content)),
    );
  }
}

function cell(role: string, { name, numeric, heard }: Column, content: Node | string): HTMLElement {
  const made = element('div', { role, class: heard ? 'hidden' : numeric ? 'num' : undefined }, [content]);
  made.style.gridArea = name;
  return made;
}
