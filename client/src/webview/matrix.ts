/** Destinations by classes. A field leads to its lines. */
import { ANSWERS, figure } from '../../../server/src/report/model/answers.ts';
import { matrixOf } from '../../../server/src/report/model/matrix.ts';
import type { LineModel, ReportModel } from '../../../server/src/report/model/types.ts';
import { classOf, mark } from './answers.ts';
import { destinationName } from './displayNames.ts';
import { element } from './dom.ts';

/** @param chosen  told of the field that was clicked */
export function matrixTable(
  model: ReportModel,
  lines: readonly LineModel[],
  chosen: (destination: string, of: string) => void,
): HTMLElement {
  const matrix = matrixOf(model, lines);
  if (matrix.destinations.length === 0) return element('p', { class: 'empty' }, ['No line passes these filters.']);
  const rows = matrix.destinations.map((code) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [destinationName(model, code)]),
      ...matrix.classes.map((of) => {
        const cell = matrix.cell(code, of);
        if (cell === undefined) return element('td');
        const counts = ANSWERS.flatMap((answer) => {
          const amount = cell.counts[answer];
          return amount === undefined
            ? []
            : [element('span', { class: 'amount' }, [mark(answer), ` ${figure(amount)}`])];
        });
        const place = element('span', { class: 'hidden' }, [`${destinationName(model, code)}, class ${of}: `]);
        const go = element(
          'button',
          { type: 'button', class: 'go', title: 'Show these lines', 'data-destination': code },
          [place, ...counts],
        );
        go.addEventListener('click', () => chosen(code, of));
        return element('td', { class: classOf(cell.worst) }, [go]);
      }),
    ]),
  );
  return element(
    'div',
    { class: 'scroll-both', tabindex: 0, role: 'region', 'aria-label': 'Destinations by classes' },
    [
      element('table', { class: 'matrix' }, [
        element('thead', {}, [
          element('tr', {}, [
            element('th', { scope: 'col' }, ['Destination']),
            ...matrix.classes.map((of) =>
              element('th', { scope: 'col' }, [of === 'none' ? 'no class' : of === 'unknown' ? 'class not known' : of]),
            ),
          ]),
        ]),
        element('tbody', {}, rows),
      ]),
    ],
  );
}
