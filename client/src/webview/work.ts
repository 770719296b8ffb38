/** What has to be decided or put right, by the reason that stops it. */
import { figure } from '../../../server/src/report/model/answers.ts';
import type { LineModel, ReportModel } from '../../../server/src/report/model/types.ts';
import { type WorkItem, workOf } from '../../../server/src/report/model/work.ts';
import { mark } from './answers.ts';
import { placeName } from './displayNames.ts';
import { button, citation, element, placeLink } from './dom.ts';

export interface WorkEvents {
  readonly opened: (line: number) => void;
  /** All lines of a work item are asked for. */
  readonly listed: (rule: string) => void;
  readonly folded: (rule: string, folded: boolean) => void;
}

/** Places and ways of telling that an item names; the list of lines has the rest. */
const PLACES = 20;
const TOLD = 5;

export function workList(
  model: ReportModel,
  which: readonly number[],
  folded: ReadonlySet<string>,
  events: WorkEvents,
): HTMLElement {
  const items = workOf(model, which);
  const all =
    items.length === 0
      ? [element('p', { class: 'empty' }, ['Nothing to do: no line shown here is blocked or waits for a decision.'])]
      : items.map((item) => workItem(model, item, folded, events));
  return element('div', { class: 'work' }, all);
}

function workItem(model: ReportModel, item: WorkItem, folded: ReadonlySet<string>, events: WorkEvents): HTMLElement {
  const { rule, title, todo, raises, told, lines } = item;
  const made = element('details', { open: !folded.has(rule), 'data-rule': rule }, [
    element('summary', {}, [
      mark(raises),
      ` ${title} `,
      element('span', { class: 'muted' }, [`${figure(lines.length)} ${lines.length === 1 ? 'line' : 'lines'}`]),
    ]),
    ...told.slice(0, TOLD).map(({ reason, lines: of }) =>
      element('div', { class: 'told' }, [
        reason &&
          element('p', {}, [reason.text, reason.citation === '' ? '' : ' ', citation(reason.citation, reason.url)]),
        element(
          'p',
          { class: 'places' },
          of.slice(0, PLACES).map((index) => placeOf(model, index, events)),
        ),
      ]),
    ),
    todo === '' ? undefined : element('p', {}, [element('strong', {}, ['To do. ']), todo]),
    rule === '' ? undefined : button('Show these lines', () => events.listed(rule), { secondary: true }),
  ]);
  made.addEventListener('toggle', () => events.folded(rule, !made.open));
  return made;
}

function placeOf(model: ReportModel, index: number, { opened }: WorkEvents): HTMLElement {
  const line = model.lines[index] as LineModel;
  return placeLink(placeName(model, line), () => opened(index), {
    title: `${line.quantity === null ? '?' : figure(line.quantity)} × ${line.name ?? '?'}`,
    'data-line': index,
  });
}
