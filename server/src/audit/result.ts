/** What a check answered, as a value that is equal when the answer is: without places, which move when a comment is added. */

import type { View } from '../report/view.ts';
import { pathOf } from '../yaml/index.ts';

/** Lines with their determinations, and findings, of the files shown. To be hashed over its canonical JSON. */
export function resultOf(view: View): unknown {
  const pathIn = (file: string, at: Parameters<typeof pathOf>[1]): unknown => {
    const source = view.source(file);
    return source === undefined || source.docs.length === 0 ? null : pathOf(source, at);
  };
  return view.files.map((file) => ({
    file: view.name(file),
    lines: [...view.report.lines(file)].map((line) => ({
      ...pick(line, [
        'kind',
        'id',
        'item',
        'quantity',
        'date',
        'destination',
        'destinations',
        'tpp',
        'totalTpp',
        'class',
      ]),
      at: pathIn(file, line.at),
      determinations: line.determinations.map((of) =>
        pick(of, [
          'regime',
          'outcome',
          'verdict',
          'authorized',
          'review',
          'exceptions',
          'reasons',
          'missing',
          'allocations',
          'citations',
        ]),
      ),
    })),
    findings: view.report.findings(file).map((finding) => ({
      ...pick(finding, ['rule', 'severity', 'certainty', 'message', 'citation', 'suppressed']),
      at: pathIn(file, finding.at),
    })),
  }));
}

function pick<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>;
}
