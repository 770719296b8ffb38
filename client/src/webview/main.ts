/** The page of the report view: takes reports from the extension, shows them, and keeps what the person chose. */
import { ANSWERS, figure, tallyOf } from '../../../server/src/report/model/answers.ts';
import type { LineModel, ReportModel } from '../../../server/src/report/model/types.ts';
import type { ToExtension, ToPage } from '../report/messages.ts';
import { Allocations } from './allocations.ts';
import { button, element } from './dom.ts';
import { Filters } from './filters.ts';
import { Lines } from './lines.ts';
import { matrixTable } from './matrix.ts';
import { BEGINNING, NO_FILTER, passing, type State } from './state.ts';
import { Tabs } from './tabs.ts';
import { workList } from './work.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: ToExtension): void;
  getState(): State | undefined;
  setState(state: State): void;
};

const host = acquireVsCodeApi();
let state: State = { ...BEGINNING, ...host.getState() };
let model: ReportModel | undefined;
/** The scroll of before a restart is taken up once, with the first report. */
let fresh = true;

const title = element('h1');
const about = element('p', { class: 'muted' });
const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
const status = element('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
const filters = new Filters((filter) => change({ filter }));
const lines = new Lines({
  chosen: (line) => keep({ line }),
  opened: openLine,
  scrolled: (scroll) => keep({ scroll }),
});
const allocations = new Allocations({
  chosen: (allocation) => keep({ allocation }),
  opened: (at) => host.postMessage({ type: 'open', ...at }),
});
const matrix = element('div');
const work = element('div');
const tabs = new Tabs(
  [
    { tab: 'lines', title: 'Lines', content: lines.root },
    { tab: 'work', title: 'Work list', content: work },
    { tab: 'allocations', title: 'Allocations', content: allocations.root },
    { tab: 'matrix', title: 'Destinations and classes', content: matrix },
  ],
  [filters.root, status],
  (tab) => change({ tab }),
);

function keep(part: Partial<State>): void {
  state = { ...state, ...part };
  host.setState(state);
}

function change(part: Partial<State>): void {
  keep(part);
  draw();
}

function openLine(index: number): void {
  const line = model?.lines[index];
  if (line) host.postMessage({ type: 'open', ...line.at });
}

function draw(): void {
  if (!model) return;
  const shown = model;
  const { tab, filter } = state;
  tabs.show(tab);
  filters.root.hidden = tab === 'allocations';
  status.hidden = tab === 'allocations';
  filters.show(shown, filter);
  const which = passing(shown, filter);
  const those = which.map((index) => shown.lines[index] as LineModel);
  say(statusText(shown, those));
  switch (tab) {
    case 'lines':
      lines.show(shown, which, state.line);
      break;
    case 'allocations':
      allocations.show(shown, state.allocation);
      break;
    case 'matrix':
      matrix.replaceChildren(
        matrixTable(shown, those, (destination, of) =>
          change({ tab: 'lines', filter: { ...filter, destination, class: of }, scroll: 0 }),
        ),
      );
      break;
    case 'work':
      drawWork(shown, which);
      break;
  }
}

/** Drawn anew, the list must not lose the focus that stood in it. */
function drawWork(shown: ReportModel, which: readonly number[]): void {
  const held = work.contains(document.activeElement) ? document.activeElement : null;
  const rule = held?.closest('details')?.dataset.rule;
  const line = (held as HTMLElement | null)?.dataset.line;
  const { scrollTop } = work;
  work.replaceChildren(
    workList(shown, which, new Set(state.folded), {
      opened: openLine,
      listed: (of) => change({ tab: 'lines', filter: { ...state.filter, rule: of }, scroll: 0 }),
      folded: (of, folded) => keep({ folded: [...state.folded.filter((one) => one !== of), ...(folded ? [of] : [])] }),
    }),
  );
  work.scrollTop = scrollTop;
  if (held === null || rule === undefined) return;
  const item = [...work.querySelectorAll('details')].find((one) => one.dataset.rule === rule);
  item?.querySelector<HTMLElement>(line === undefined ? 'summary' : `[data-line="${line}"]`)?.focus();
}

function statusText(shown: ReportModel, those: readonly LineModel[]): string {
  const counts = tallyOf(those);
  const parts = ANSWERS.flatMap((answer) => {
    const amount = counts.get(answer);
    return amount === undefined ? [] : [`${figure(amount)} ${answer}`];
  });
  const of = those.length === shown.lines.length ? '' : ` of ${figure(shown.lines.length)}`;
  return `${figure(those.length)}${of} ${shown.lines.length === 1 ? 'line' : 'lines'}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** Said aloud only when it is something new. */
function say(text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

function take(message: ToPage): void {
  problem.hidden = message.type !== 'problem';
  switch (message.type) {
    case 'problem':
      problem.textContent = `There is no report: ${message.text}`;
      break;
    case 'report': {
      model = message.model;
      // Another file or folder: what was chosen for the one before means nothing here.
      if (message.scope !== state.scope)
        keep({ ...BEGINNING, scope: message.scope, tab: state.tab, filter: NO_FILTER });
      if (message.asked && message.asked.at !== state.asked) keep({ tab: message.asked.tab, asked: message.asked.at });
      title.textContent = message.name || 'Workspace';
      about.textContent = aboutText(message.model);
      main.hidden = false;
      draw();
      if (fresh) lines.scrollTo(state.scroll);
      fresh = false;
      break;
    }
  }
}

function aboutText({ regimes, asOf, incomplete }: ReportModel): string {
  const deciding = regimes.filter(({ decides }) => decides > 0);
  const judged = [...new Set(deciding.map(({ age }) => age))].map((age) => {
    const those = deciding.filter((one) => one.age === age).map(({ title: name }) => name);
    return `${those.join(', ')}, ${age}`;
  });
  const parts = [...judged, `as of ${asOf}`, 'Parties not screened. Not legal advice.'];
  if (incomplete) parts.unshift('Something could not be checked: see the Problems view');
  return parts.join(' · ');
}

const main = element('main', { hidden: true }, [
  element('header', {}, [
    element('div', { class: 'title' }, [
      title,
      button('Export Report As…', () => host.postMessage({ type: 'export' }), { 'data-action': 'export' }),
    ]),
    about,
  ]),
  tabs.root,
]);
document.getElementById('report')?.append(problem, main);

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => take(data));
// The theme is a class of the body and a set of variables on the root: charts have to take up its colours.
const retheme = new MutationObserver(() => allocations.redraw());
retheme.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
retheme.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
host.postMessage({ type: 'ready' });
