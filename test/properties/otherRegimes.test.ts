/** Documents of one regime count in the caps of another, and are otherwise not looked at by it: that changes no answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, newCache } from '../../server/src/lint/index.ts';
import { workspace } from './documents.ts';
import { core, linesOf, sourceOf, whole } from './judged.ts';
import { runs } from './runs.ts';

const REGIMES = [...core.regimes.keys()];

test('a line fares the same whether other regimes look at all documents or only at what is used up', () => {
  let cited = 0;
  fc.assert(
    fc.property(workspace, fc.array(fc.constantFrom(...REGIMES), { minLength: 4, maxLength: 4 }), (files, regimes) => {
      const sources = files.map(({ name, documents }) =>
        sourceOf({
          name,
          documents: documents.map((one, at) => ({ ...one, regime: regimes[at % regimes.length] })),
        }),
      );
      const answers = (alsoCheck: readonly string[]) => {
        const config = { ...DEFAULTS, alsoCheck };
        const byFile = new Map(sources.map((source) => [source.file, { source, config }]));
        return linesOf(check({ sources: byFile, ...core, asOf: '2026-11-24' }, newCache())).map((line) => {
          const { determinations, verdict } = whole(line);
          return { verdict, determination: determinations[0] };
        });
      };
      const [alone, withAll] = [answers([]), answers(REGIMES)];
      cited += alone.filter(({ determination }) => (determination?.allocations.length ?? 0) > 0).length;
      expect(alone).toEqual(withAll);
    }),
    runs(150),
  );
  expect(cited).toBeGreaterThan(50);
});
