/** Why an answer is what it is: in one line for the list, and in full next to it. */
import { figure } from '../../../server/src/report/model/answers.ts';
import type { AnswerModel, LineModel, ReportModel } from '../../../server/src/report/model/types.ts';
import { byWeight } from '../../../server/src/trade/vocabulary.ts';
import { mark } from './answers.ts';
import { destinationNames } from './displayNames.ts';
import { citation, element } from './dom.ts';

/** The most severe reason, or else what is missing; empty where nothing stands against the line. */
export function shortWhy(model: ReportModel, of: AnswerModel): string {
  const reasons = of.reasons.flatMap((index) => model.reasons[index] ?? []);
  // A note explains nothing that has to be decided.
  const [worst] = reasons.filter(({ raises }) => raises !== 'note').sort(byWeight);
  return worst?.text ?? (of.missing[0] === undefined ? '' : `Missing: ${of.missing[0]}`);
}

/** What a line ships, and each regime's answer with its reasons, what is missing, and how the exceptions stand. */
export function fullWhy(model: ReportModel, line: LineModel): Node[] {
  const { name, quantity } = line;
  const to = model.shipments[line.shipment]?.destinations ?? [null];
  const what = `${quantity === null ? '?' : figure(quantity)} × ${name ?? '?'} to ${destinationNames(model, to)}`;
  if (line.answers.length === 0) {
    return [
      element('h2', {}, [what]),
      element('p', {}, ['No regime could judge this line. What is wrong with it stands in the Problems view.']),
    ];
  }
  return [
    element('h2', {}, [what, ` · ${line.cited === '' ? 'nothing cited' : `cites ${line.cited}`}`]),
    ...line.answers.flatMap((of) => answer(model, of)),
  ];
}

function answer(model: ReportModel, of: AnswerModel): Node[] {
  const title = model.regimes.find(({ id }) => id === of.regime)?.title ?? of.regime;
  const head = element('h3', {}, [mark(of.verdict), ` ${title}: ${of.words}`]);
  const items = [
    ...of.reasons.flatMap((index) => {
      const reason = model.reasons[index];
      if (reason === undefined) return [];
      const source =
        reason.citation === ''
          ? undefined
          : element('span', { class: 'cite' }, [' ', citation(reason.citation, reason.url)]);
      return [element('li', {}, [reason.text, source])];
    }),
    ...of.missing.map((path) => element('li', {}, ['Missing: ', element('code', {}, [path])])),
    ...of.exceptions.flatMap((index) => {
      const exception = model.exceptions[index];
      return exception
        ? [element('li', { class: 'muted' }, [`${exception.code} ${STATUS[exception.status]}: ${exception.because}`])]
        : [];
    }),
  ];
  return items.length > 0 ? [head, element('ul', {}, items)] : [head];
}

const STATUS = { available: 'is open', unavailable: 'is not open', 'needs-review': 'needs a decision' } as const;
