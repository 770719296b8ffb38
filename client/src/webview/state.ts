/** What the person chose in the view. Kept by the editor, so that it outlives edits, a hidden tab and a restart. */

import { selectedAnswer, selectedOf } from '../../../server/src/report/model/answers.ts';
import { NOWHERE } from '../../../server/src/report/model/matrix.ts';
import type { Answer, LineModel, ReportModel } from '../../../server/src/report/model/types.ts';
import type { Kept, Tab } from '../report/messages.ts';

/** Empty strings and lists ask for nothing. */
export interface Filter {
  /** Answers that are shown; none: all. */
  readonly answers: readonly Answer[];
  readonly regime: string;
  readonly destination: string;
  readonly consignee: string;
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
  readonly class: string;
  /** Full id of a rule that gives a reason. */
  readonly rule: string;
}

export const NO_FILTER: Filter = {
  answers: [],
  regime: '',
  destination: '',
  consignee: '',
  from: '',
  until: '',
  class: '',
  rule: '',
};

export interface State extends Kept {
  readonly tab: Tab;
  readonly filter: Filter;
  /** The line that is chosen in the list, as `keyOf` names it. */
  readonly line: string;
  /** Pixels. */
  readonly scroll: number;
  /** The allocation that is shown, as `allocationKey` names it. */
  readonly allocation: string;
  /** Rules whose work items are folded. */
  readonly folded: readonly string[];
  /** When the tab was last asked for from outside. */
  readonly asked: number;
}

export const BEGINNING: State = {
  scope: null,
  tab: 'lines',
  filter: NO_FILTER,
  line: '',
  scroll: 0,
  allocation: '',
  folded: [],
  asked: 0,
};

/** A consignee that the document does not name. */
export const UNNAMED = '(not named)';

/** Indices of the lines that the filter lets through. */
export function passing(model: ReportModel, filter: Filter): number[] {
  const passes = passesOf(model, filter);
  const found: number[] = [];
  model.lines.forEach((line, index) => {
    if (passes(line)) found.push(index);
  });
  return found;
}

function passesOf(model: ReportModel, filter: Filter): (line: LineModel) => boolean {
  const { answers, regime, destination, consignee, from, until, rule } = filter;
  return (line) => {
    const shipment = model.shipments[line.shipment];
    const of = selectedOf(line);
    const date = shipment?.date ?? '';
    return (
      (answers.length === 0 || answers.includes(selectedAnswer(line))) &&
      (regime === '' || of?.regime === regime) &&
      (destination === '' || (shipment?.destinations ?? [null]).some((code) => (code ?? NOWHERE) === destination)) &&
      (consignee === '' || (shipment?.consignee ?? UNNAMED) === consignee) &&
      (from === '' || date >= from) &&
      (until === '' || (date !== '' && date <= until)) &&
      (filter.class === '' || line.class === filter.class) &&
      (rule === '' || (of?.reasons ?? []).some((index) => ruleOf(model, index) === rule))
    );
  };
}

function ruleOf({ reasons }: ReportModel, index: number): string {
  return reasons[index]?.rule ?? '';
}

/** Names a line as long as its place in the document stays the same. */
export function keyOf(model: ReportModel, index: number): string {
  const line = model.lines[index];
  if (line === undefined) return '';
  const { file, document, delivery } = model.shipments[line.shipment] ?? {};
  const nth = index - (firstLines(model)[line.shipment] ?? 0);
  return `${model.files[file ?? -1]?.name} ${document} ${delivery} ${nth}`;
}

const firsts = new WeakMap<ReportModel, readonly number[]>();

/** The first line of each shipment. Asked for with every line, worked out once for a report. */
function firstLines(model: ReportModel): readonly number[] {
  const known = firsts.get(model);
  if (known) return known;
  const found: number[] = [];
  model.lines.forEach(({ shipment }, index) => {
    found[shipment] ??= index;
  });
  firsts.set(model, found);
  return found;
}
