import { describe, expect, test } from 'vitest';
import { catalog, MINIATURE, manifest, regimesOf } from '../../../test/unit/miniature.ts';
import { SECTIONS } from '../schema/index.ts';
import { read } from '../yaml/index.ts';
import { check, newCache } from './check.ts';
import { DEFAULTS } from './configuration.ts';
import type { Config } from './types.ts';

const regimes = regimesOf({
  ...MINIATURE,
  verified: { ...MINIATURE.verified, until: '2026-09-24' },
  reasons: { ...MINIATURE.reasons, old: { raises: 'review', say: 'Checked until {until}, more than {days} days.' } },
});

function checked(dates: readonly string[], config: Partial<Config> = {}, asked?: readonly string[]) {
  const sources = new Map(
    dates.map((date, nth) => {
      const file = `${nth}.manifest.yaml`;
      const text = manifest(
        `id: S-${nth}\ndate: ${date}`,
        'item: nvidia-h100-sxm5, quantity: 1',
        'item: nvidia-h100-sxm5, quantity: 2',
      );
      return [file, { source: read(file, text, SECTIONS), config: { ...DEFAULTS, regime: 'mini', ...config } }];
    }),
  );
  const workspace = { sources, regimes, catalog, asOf: '2026-11-30', ...(asked ? { asked: new Set(asked) } : {}) };
  const report = check(workspace, newCache());
  return {
    verdicts: report.files.flatMap((file) => [...report.lines(file)].map((line) => line.verdict)),
    told: report.files.flatMap((file) =>
      report.findings(file).map(({ rule, severity, message }) => `${file} ${severity} ${rule}: ${message}`),
    ),
  };
}

describe("a pack's age", () => {
  test.each(['2026-09-24', '2026-09-25', '2026-12-23'])('is no part of the verdict on %s', (date) => {
    expect(checked([date])).toEqual({ verdicts: ['clear', 'clear'], told: [] });
  });

  test('sends lines to review from the 91st day on, with one finding for all of them', () => {
    expect(checked(['2026-12-23', '2026-12-24', '2027-01-02'])).toEqual({
      verdicts: ['clear', 'clear', 'review', 'review', 'review', 'review'],
      told: [
        '1.manifest.yaml warning mini/old: Checked until 24 September 2026, more than 90 days. (2 documents, 4 lines)',
      ],
    });
  });

  test('counts from the days that are configured', () => {
    expect(checked(['2026-10-04', '2026-10-05'], { staleAfterDays: 10 })).toEqual({
      verdicts: ['clear', 'clear', 'review', 'review'],
      told: [
        '1.manifest.yaml warning mini/old: Checked until 24 September 2026, more than 10 days. (1 document, 2 lines)',
      ],
    });
  });

  test('is told among the files that were asked for', () => {
    expect(checked(['2027-01-02', '2027-01-02', '2027-01-02'], {}, ['2.manifest.yaml']).told).toEqual([
      expect.stringMatching(/^2\.manifest\.yaml .*\(1 document, 2 lines\)$/),
    ]);
  });
});
