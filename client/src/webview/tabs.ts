/** Tabs with the keys that people expect of them: arrows move, one tab stop for all. */
import type { Tab } from '../report/messages.ts';
import { element } from './dom.ts';

export interface TabPage {
  readonly tab: Tab;
  readonly title: string;
  readonly content: HTMLElement;
}

export class Tabs {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  readonly #pages: readonly TabPage[];
  readonly #buttons: readonly HTMLButtonElement[];

  constructor(pages: readonly TabPage[], chosen: (tab: Tab) => void) {
    this.#pages = pages;
    this.#buttons = pages.map(({ tab, title }) =>
      element('button', { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': `panel-${tab}` }, [title]),
    );
    this.panels = pages.map(({ tab, content }) =>
      element('div', { role: 'tabpanel', class: 'panel', id: `panel-${tab}`, 'aria-labelledby': `tab-${tab}` }, [
        content,
      ]),
    );
    this.list = element('div', { role: 'tablist', 'aria-label': 'Parts of the report' }, this.#buttons);
    this.#buttons.forEach((one, nth) => {
      one.addEventListener('click', () => chosen((pages[nth] as TabPage).tab));
    });
    this.list.addEventListener('keydown', ({ key }) => {
      const from = this.#buttons.indexOf(document.activeElement as HTMLButtonElement);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      const to =
        step === undefined ? { Home: 0, End: pages.length - 1 }[key] : (from + step + pages.length) % pages.length;
      if (to === undefined || from < 0) return;
      chosen((pages[to] as TabPage).tab);
      this.#buttons[to]?.focus();
    });
  }

  show(tab: Tab): void {
    this.#pages.forEach((page, nth) => {
      const on = page.tab === tab;
      const one = this.#buttons[nth] as HTMLButtonElement;
      one.setAttribute('aria-selected', String(on));
      one.tabIndex = on ? 0 : -1;
      (this.panels[nth] as HTMLElement).hidden = !on;
    });
  }
}
