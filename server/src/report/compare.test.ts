import { expect, test } from 'vitest';
import { sampleDetermination, sampleLine, sampleView } from '../../../test/unit/sampleReport.ts';
import { comparison } from './compare.ts';
import { PLAIN } from './terminal.ts';

const clear = sampleDetermination({
  regime: 'us-ai-diffusion',
  verdict: 'clear',
  outcome: 'no-license-required',
  authorized: true,
  reasons: [],
});
const look = { width: 80, paint: PLAIN };

const span = { ...clear, from: '2025-01-13', until: '2025-05-14', own: false, beyondVerified: false, because: null };
const spans = [
  span,
  {
    ...sampleDetermination(),
    from: '2025-05-15',
    until: null,
    own: true,
    beyondVerified: true,
    because: { change: 'new' as const, rule: 'us-ear/chips', text: 'A licence is due.', citation: '90 FR 4544' },
  },
];

test('shows the answers side by side and explains where they differ', () => {
  const lines = [
    sampleLine(0, {
      determinations: [sampleDetermination(), clear],
      timelines: () => ['us-ear', 'us-ai-diffusion'].map((regime) => ({ regime, verified: '2026-09-24', spans })),
    }),
  ];
  expect(`${comparison(sampleView({ lines }), look).join('\n')}\n`).toBe(`june.manifest.yaml

  line  item              units  to  us-ear   us-ai-diffusion
     8  nvidia-h100-sxm5    512  MO  blocked  clear

  Where they differ

  line 8  nvidia-h100-sxm5
    us-ear: blocked, licence needed
      Nothing is cited. (15 CFR 742.6)
    us-ai-diffusion: clear, no licence needed

  Over time: shipped on another day, with all else as it stands (> its own)

  line 8  nvidia-h100-sxm5
    us-ear, us-ai-diffusion
        from 2025-01-13  clear, no licence needed
      > from 2025-05-15  blocked, licence needed; licence policy: presumption of
                         denial
          A licence is due. (90 FR 4544)
      ~ from 2026-09-25  rules of later dates are not known

`);
});

test('says when they agree, and when there is nothing to compare', () => {
  const agreeing = [sampleLine(0, { determinations: [clear, { ...clear, regime: 'us-ear' }] })];
  expect(comparison(sampleView({ lines: agreeing }), look)).toContain('  The regimes agree on every line.');
  expect(comparison(sampleView({}), look)).toContain('  No line item in this file.');
});
