/** The filters above the lines: answers as switches with their counts, the rest as lists and dates. */
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-label/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { ANSWERS, figure, selectedAnswer, tallyOf } from '../../../server/src/report/model/answers.ts';
import { NOWHERE } from '../../../server/src/report/model/matrix.ts';
import type { Answer, ReportModel } from '../../../server/src/report/model/types.ts';
import { classOf, sign } from './answers.ts';
import { destinationName } from './displayNames.ts';
import { button, element } from './dom.ts';
import { type Filter, NO_FILTER, passing, UNNAMED } from './state.ts';

type Toggle = HTMLElementTagNameMap['vscode-toolbar-button'];
type Select = HTMLElementTagNameMap['vscode-single-select'];
type Field = HTMLElementTagNameMap['vscode-textfield'];
type Choice = readonly [value: string, text: string];

export class Filters {
  readonly root: HTMLElement;
  readonly #changed: (filter: Filter) => void;
  readonly #answers = new Map<Answer, { readonly toggle: Toggle; readonly count: HTMLElement }>();
  readonly #regime: Select;
  readonly #destination: Select;
  readonly #consignee: Select;
  readonly #from: Field;
  readonly #until: Field;
  readonly #extra: HTMLElement;
  #filter: Filter = NO_FILTER;

  constructor(changed: (filter: Filter) => void) {
    this.#changed = changed;
    const set = element('fieldset', { class: 'answers' }, [
      element('legend', { class: 'hidden' }, ['Show lines that are']),
    ]);
    for (const answer of ANSWERS) {
      const count = element('vscode-badge', { variant: 'counter' });
      const toggle = element('vscode-toolbar-button', { toggleable: true, 'data-answer': answer }, [
        element('span', { class: classOf(answer) }, [sign(answer), ` ${answer}`]),
        count,
      ]);
      toggle.addEventListener('change', () => this.#switch());
      this.#answers.set(answer, { toggle, count });
      set.append(toggle);
    }
    const select = (name: keyof Filter, label: string): Select => {
      const made = element('vscode-single-select', { 'data-filter': name, combobox: true, filter: 'contains', label });
      made.addEventListener('change', () => this.#set({ [name]: made.value }));
      // The component leaves its list open when the Tab key goes on.
      made.addEventListener('blur', () => {
        made.open = false;
      });
      return made;
    };
    const date = (name: keyof Filter): Field => {
      const made = element('vscode-textfield', { type: 'date', id: `filter-${name}`, 'data-filter': name });
      made.addEventListener('change', () => this.#set({ [name]: made.value }));
      return made;
    };
    this.#regime = select('regime', 'Regime');
    this.#destination = select('destination', 'Destination');
    this.#consignee = select('consignee', 'Consignee');
    this.#from = date('from');
    this.#until = date('until');
    this.#extra = element('span', { class: 'extra' });
    const clear = button('Clear', () => this.#set(NO_FILTER), {
      secondary: true,
      'aria-label': 'Clear filters',
      'data-action': 'clear',
    });
    this.root = element('div', { class: 'filters', role: 'search', 'aria-label': 'Filter the lines' }, [
      set,
      this.#regime,
      this.#destination,
      this.#consignee,
      element('div', { class: 'dates' }, [
        labelled('From', this.#from),
        labelled('Until', this.#until),
        clear,
        this.#extra,
      ]),
    ]);
  }

  /** Brings the controls in line with a report and a filter. Counts of answers are those under the other filters. */
  show(model: ReportModel, filter: Filter): void {
    this.#filter = filter;
    const others = passing(model, { ...filter, answers: [] }).flatMap((index) => model.lines[index] ?? []);
    const counts = tallyOf(others);
    const there = new Set(model.lines.map(selectedAnswer));
    for (const [answer, { toggle, count }] of this.#answers) {
      toggle.checked = filter.answers.includes(answer);
      count.textContent = figure(counts.get(answer) ?? 0);
      toggle.hidden = answer === 'not judged' && !there.has(answer) && !toggle.checked;
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
  }

  #removable(name: 'class' | 'rule', value: string, text: string): Node[] {
    if (value === '') return [];
    return [
      button(`${text} ✕`, () => this.#set({ [name]: '' }), {
        secondary: true,
        'aria-label': `Remove the filter: ${text}`,
      }),
    ];
  }

  #switch(): void {
    this.#set({ answers: ANSWERS.filter((answer) => this.#answers.get(answer)?.toggle.checked) });
  }

  #set(part: Partial<Filter>): void {
    this.#changed({ ...this.#filter, ...part });
  }
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  const label = element('vscode-label', { for: control.id }, [element('span', { class: 'normal' }, [text])]);
  return element('span', { class: 'field' }, [label, control]);
}

/** The options again only where they changed: an open list must not jump under the reader. What is chosen and no longer there stays, so that it can be seen and undone. */
function offer(select: Select, value: string, all: string, choices: readonly Choice[]): void {
  const missing: Choice[] = value !== '' && !choices.some(([one]) => one === value) ? [[value, `${value} (none)`]] : [];
  const wanted: Choice[] = [['', all], ...choices, ...missing];
  const is = select.options.map((option): Choice => [option.value ?? '', option.label ?? '']);
  if (JSON.stringify(is) !== JSON.stringify(wanted)) {
    select.options = wanted.map(([one, label]) => ({
      value: one,
      label,
      description: '',
      selected: false,
      disabled: false,
    }));
  }
  select.value = value;
  select.title = wanted.find(([one]) => one === value)?.[1] ?? '';
}

function regimes({ regimes: all }: ReportModel): Choice[] {
  return all.filter(({ decides }) => decides > 0).map(({ id, title }) => [id, title]);
}

function destinations(model: ReportModel): Choice[] {
  const codes = new Set(model.shipments.flatMap(({ destinations }) => destinations.map((code) => code ?? NOWHERE)));
  return sorted([...codes].map((code): Choice => [code, destinationName(model, code)]));
}

function consignees({ shipments }: ReportModel): Choice[] {
  return sorted(
    [...new Set(shipments.map(({ consignee }) => consignee ?? UNNAMED))].map((name): Choice => [name, name]),
  );
}

function sorted(choices: Choice[]): Choice[] {
  return choices.sort(([, a], [, b]) => a.localeCompare(b, 'en'));
}
