/** The filters above the lines: answers as switches with their counts, the rest as lists and dates. */
import { ANSWERS, figure, selectedAnswer, tallyOf } from '../../../server/src/report/model/answers.ts';
import { NOWHERE } from '../../../server/src/report/model/matrix.ts';
import type { Answer, ReportModel } from '../../../server/src/report/model/types.ts';
import { classOf, sign } from './answers.ts';
import { button, element } from './dom.ts';
import { type Filter, isFiltered, NO_FILTER, passing, UNNAMED } from './state.ts';

type Choice = readonly [value: string, text: string];

export class Filters {
  readonly root: HTMLElement;
  readonly #changed: (filter: Filter) => void;
  readonly #answers = new Map<
    Answer,
    { readonly box: HTMLInputElement; readonly count: HTMLElement; readonly label: HTMLElement }
  >();
  readonly #regime: HTMLSelectElement;
  readonly #destination: HTMLSelectElement;
  readonly #consignee: HTMLSelectElement;
  readonly #from: HTMLInputElement;
  readonly #until: HTMLInputElement;
  readonly #extra: HTMLElement;
  readonly #clear: HTMLButtonElement;
  #filter: Filter = NO_FILTER;

  constructor(changed: (filter: Filter) => void) {
    this.#changed = changed;
    const set = element('fieldset', { class: 'answers' }, [
      element('legend', { class: 'hidden' }, ['Show lines that are']),
    ]);
    for (const answer of ANSWERS) {
      const box = element('input', { type: 'checkbox', 'data-answer': answer });
      const count = element('span', { class: 'count' });
      const label = element('label', { class: `switch ${classOf(answer)}` }, [box, sign(answer), ` ${answer} `, count]);
      box.addEventListener('change', () => this.#switch());
      this.#answers.set(answer, { box, count, label });
      set.append(label);
    }
    const select = (name: keyof Filter): HTMLSelectElement => {
      const made = element('select', { 'data-filter': name });
      made.addEventListener('change', () => this.#set({ [name]: made.value }));
      return made;
    };
    const date = (name: keyof Filter): HTMLInputElement => {
      const made = element('input', { type: 'date', 'data-filter': name });
      made.addEventListener('change', () => this.#set({ [name]: made.value }));
      return made;
    };
    this.#regime = select('regime');
    this.#destination = select('destination');
    this.#consignee = select('consignee');
    this.#from = date('from');
    this.#until = date('until');
    this.#extra = element('span', { class: 'extra' });
    this.#clear = button('Clear filters', () => this.#set(NO_FILTER), { class: 'plain', 'data-action': 'clear' });
    this.root = element('div', { class: 'filters', role: 'search', 'aria-label': 'Filter the lines' }, [
      set,
      labelled('Regime', this.#regime),
      labelled('Destination', this.#destination),
      labelled('Consignee', this.#consignee),
      labelled('From', this.#from),
      labelled('Until', this.#until),
      this.#extra,
      this.#clear,
    ]);
  }

  /** Brings the controls in line with a report and a filter. Counts of answers are those under the other filters. */
  show(model: ReportModel, filter: Filter): void {
    this.#filter = filter;
    const others = passing(model, { ...filter, answers: [] }).flatMap((index) => model.lines[index] ?? []);
    const counts = tallyOf(others);
    const there = new Set(model.lines.map(selectedAnswer));
    for (const [answer, { box, count, label }] of this.#answers) {
      box.checked = filter.answers.includes(answer);
      count.textContent = figure(counts.get(answer) ?? 0);
      label.hidden = answer === 'not judged' && !there.has(answer) && !box.checked;
    }
    offer(this.#regime, filter.regime, 'All regimes', regimes(model));
    offer(this.#destination, filter.destination, 'All destinations', destinations(model));
    offer(this.#consignee, filter.consignee, 'All consignees', consignees(model));
    this.#from.value = filter.from;
    this.#until.value = filter.until;
    this.#extra.replaceChildren(
      ...this.#removable('class', filter.class, `Class ${filter.class}`),
      ...this.#removable('rule', filter.rule, model.rules[filter.rule]?.title || filter.rule),
    );
    this.#clear.disabled = !isFiltered(filter);
  }

  #removable(name: 'class' | 'rule', value: string, text: string): Node[] {
    if (value === '') return [];
    return [
      button(`${text} ✕`, () => this.#set({ [name]: '' }), {
        class: 'chip',
        'aria-label': `Remove the filter: ${text}`,
      }),
    ];
  }

  #switch(): void {
    this.#set({ answers: ANSWERS.filter((answer) => this.#answers.get(answer)?.box.checked) });
  }

  #set(part: Partial<Filter>): void {
    this.#changed({ ...this.#filter, ...part });
  }
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return element('label', { class: 'field' }, [element('span', {}, [text]), control]);
}

/** The options anew only where they changed: an open list must not close under the reader. What is chosen and no longer there stays, so that it can be seen and undone. */
function offer(select: HTMLSelectElement, value: string, all: string, choices: readonly Choice[]): void {
  const missing: Choice[] = value !== '' && !choices.some(([one]) => one === value) ? [[value, `${value} (none)`]] : [];
  const wanted: Choice[] = [['', all], ...choices, ...missing];
  const is = [...select.options].map((option) => `${option.value}\n${option.text}`).join('\r');
  if (is !== wanted.map(([one, text]) => `${one}\n${text}`).join('\r')) {
    select.replaceChildren(...wanted.map(([one, text]) => new Option(text, one)));
  }
  select.value = value;
}

function regimes({ regimes: all }: ReportModel): Choice[] {
  return all.filter(({ decides }) => decides > 0).map(({ id, title }) => [id, title]);
}

function destinations({ shipments, countries }: ReportModel): Choice[] {
  const codes = new Set(shipments.map(({ destination }) => destination ?? NOWHERE));
  return sorted(
    [...codes].map((code): Choice => [code, code === NOWHERE ? 'not known' : `${countries[code] ?? code} (${code})`]),
  );
}

function consignees({ shipments }: ReportModel): Choice[] {
  return sorted(
    [...new Set(shipments.map(({ consignee }) => consignee ?? UNNAMED))].map((name): Choice => [name, name]),
  );
}

function sorted(choices: Choice[]): Choice[] {
  return choices.sort(([, a], [, b]) => a.localeCompare(b, 'en'));
}
