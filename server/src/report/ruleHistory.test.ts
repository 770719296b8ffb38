import { describe, expect, it } from 'vitest';
import { loadCore } from '../lint/index.ts';
import { loadRegimes, type PackSpec } from '../regime/index.ts';
import { casesOf } from './ruleCases.ts';
import { changeText, setChangesOf, textsOf } from './ruleHistory.ts';

const PACK = {
  pack: 'toy',
  format: 1,
  title: 'Toy',
  version: '1',
  home: ['QA'],
  verified: { until: '2026-01-01', reason: 'late', staleAfterDays: 1, later: 'review' },
  readings: { plain: { 'in-force': { apply: true }, waived: { apply: false } } },
  reading: 'plain',
  missing: { default: 'late', byKey: {} },
  sets: {
    inner: [{ members: ['QX'] }, { members: ['QY'], from: '2025-03-01', until: '2025-09-30', cite: '2 TOY 1' }],
    outer: { union: ['inner', [{ members: ['QZ'], from: '2025-05-01', membership: 'unknown' }]] },
    other: [{ members: ['QW'], from: '2025-01-01' }],
  },
  groups: { inner: { in: 'inner', title: 'Inner Group' } },
  conditions: { far: { place: { in: 'outer' } } },
  requirements: {
    toll: { when: { all: [{ is: 'far' }] }, text: [{ from: '2025-01-01', status: 'in-force', cite: '1 TOY 1' }] },
  },
  authorities: {
    PASS: {
      kind: 'exception',
      lifts: ['toll'],
      draws: ['cap'],
      conditions: [{ id: 'paper', need: { certifications: { has: 'p' } }, else: 'blocked', say: 'x' }],
      text: [
        { from: '2025-01-01', until: '2025-06-30', status: 'in-force', cite: '1 TOY 2' },
        { from: '2025-07-01', status: 'waived', cite: '1 TOY 2' },
      ],
    },
  },
  allocations: { cap: { key: { place: 'place' }, unit: 'tpp', limit: 1, finding: 'over-cap' } },
  reasons: { late: { raises: 'caution', say: 'late' } },
} as unknown as PackSpec;

describe('what changed when', () => {
  const { regimes, problems } = loadRegimes([PACK]);

  it('is about the sets that a rule looks at, through others and named conditions', () => {
    expect(problems).toEqual([]);
    expect(setChangesOf('toy/toll', regimes).map((one) => changeText(one, (code) => code))).toEqual([
      '2025-03-01: QY joined Inner Group (2 TOY 1)',
      '2025-10-01: QY left Inner Group (2 TOY 1)',
    ]);
    expect(setChangesOf('toy/pass', regimes)).toEqual([]);
  });

  it.each(['toy/pass', 'toy/pass-paper', 'toy/over-cap'])('of %s is what the authority’s text went through', (rule) => {
    expect(textsOf(rule, '2025-08-01', regimes).map(({ from, applied, current }) => [from, applied, current])).toEqual([
      ['2025-01-01', true, false],
      ['2025-07-01', false, true],
    ]);
  });

  it('is nothing for a rule that no pack has', () => {
    expect(textsOf('lint/unused-suppression', '2025-08-01', regimes)).toEqual([]);
    expect(setChangesOf('lint/unused-suppression', regimes)).toEqual([]);
  });
});

describe('the cases of a rule', () => {
  const { regimes } = loadCore();

  it('tell what is shown, where, and what comes of it', () => {
    const { cases, all } = casesOf('us-ai-diffusion/lpp-consignee-cap', regimes);
    expect(all).toBeGreaterThanOrEqual(cases.length);
    expect(cases.map(({ says }) => says)).toContain('blocked, licence needed');
    expect(cases.every(({ title, regime }) => title !== '' && regimes.has(regime))).toBe(true);
  });

  it('are those of the pack that a rule is taken over from', () => {
    expect(casesOf('us-agreements/uae-chips', regimes)).toEqual(casesOf('us-ear/uae-chips', regimes));
    expect(casesOf('us-ear/no-such-rule', regimes)).toEqual({ cases: [], all: 0 });
  });
});
