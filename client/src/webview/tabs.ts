/** The parts of the report as tabs. One tab stop for all of them; what an arrow leads to is shown at once. */
import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import type { Tab } from '../report/messages.ts';
import { element } from './dom.ts';

export interface TabPage {
  readonly tab: Tab;
  readonly title: string;
  readonly content: HTMLElement;
}

export class Tabs {
  readonly root: HTMLElementTagNameMap['vscode-tabs'];
  readonly #pages: readonly TabPage[];

  /** @param above  what stands between the tabs and the part that is shown */
  constructor(pages: readonly TabPage[], above: readonly HTMLElement[], chosen: (tab: Tab) => void) {
    this.#pages = pages;
    const headers = pages.map(({ tab, title }) =>
      element('vscode-tab-header', { slot: 'header', 'data-tab': tab }, [title]),
    );
    const panels = pages.map(({ tab, content }) =>
      element('vscode-tab-panel', { class: 'panel', 'data-panel': tab }, [content]),
    );
    this.root = element('vscode-tabs', {}, [...headers, ...above, ...panels]);
    const choose = (nth: number): void => {
      const page = pages[nth];
      if (page) chosen(page.tab);
    };
    this.root.addEventListener('vsc-tabs-select', ({ detail }) => choose(detail.selectedIndex));
    this.root.addEventListener('focusin', ({ target }) => {
      const nth = headers.indexOf(target as (typeof headers)[number]);
      if (nth !== this.root.selectedIndex) choose(nth);
    });
    this.root.addEventListener('keydown', ({ key, target }) => {
      if (!headers.includes(target as (typeof headers)[number])) return;
      if (key === 'Home') headers[0]?.focus();
      if (key === 'End') headers.at(-1)?.focus();
    });
  }

  show(tab: Tab): void {
    this.root.selectedIndex = this.#pages.findIndex((page) => page.tab === tab);
  }
}
