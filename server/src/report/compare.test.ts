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

test('shows the answers side by side and explains where they differ', () => {
  const lines = [sampleLine(0, { determinations: [sampleDetermination(), clear] })];
  expect(`${comparison(sampleView({ lines }), look).join('\n')}\n`).toBe(`june.manifest.yaml

  line  item              units  to  us-ear   us-ai-diffusion
     8  nvidia-h100-sxm5    512  MO  blocked  clear

  Where they differ

  line 8  nvidia-h100-sxm5
    us-ear: blocked, licence needed
      Nothing is cited. (15 CFR 742.6)
    us-ai-diffusion: clear, no licence needed

`);
});

test('says when they agree, and when there is nothing to compare', () => {
  const agreeing = [sampleLine(0, { determinations: [clear, { ...clear, regime: 'us-ear' }] })];
  expect(comparison(sampleView({ lines: agreeing }), look)).toContain('  The regimes agree on every line.');
  expect(comparison(sampleView({}), look)).toContain('  No line item in this file.');
});
