import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { ApplicableRequirement, AuthorizationCheck, Evaluation } from './evaluation.ts';
import { optimistic } from './optimistic.ts';

const AT = { piece: {}, path: [] };

/** One requirement, and a cited authorization of this kind that lifts it with nothing left to do. */
function lifted(holds: ApplicableRequirement['holds'], kind: 'license' | 'exception'): Evaluation {
  const check = {
    authority: { code: 'TEST', spec: { kind } },
    wording: { status: 'in-force', cite: '1 EX 1' },
    cited: { kind },
    status: 'available',
    because: '',
    conditions: [],
    doubts: [],
    claims: [],
    missing: [],
    lifts: new Set(['required']),
  } as unknown as AuthorizationCheck;
  const applicable = {
    requirement: { id: 'required', spec: {} },
    holds,
    wording: { status: 'in-force', cite: '1 EX 2' },
    at: AT,
    missing: [],
  } as unknown as ApplicableRequirement;
  return {
    pack: { spec: { missing: {} }, reasons: new Map(), allocations: new Map() },
    at: AT,
    requirements: [applicable],
    authorizations: () => [check],
    reviewPolicies: [],
    reasons: [],
    claims: [],
    authorizationAt: AT,
    args: () => ({}),
    licenseCited: kind === 'license',
  } as unknown as Evaluation;
}

test.each([
  [true, 'exception', 'exception'],
  [true, 'license', 'license-required'],
  // It is not known whether anything is required; the line is free either way.
  ['unknown', 'exception', 'no-license-required'],
  ['unknown', 'license', 'no-license-required'],
] as const)('a requirement that holds: %s, lifted by a cited %s: %s', (holds, kind, outcome) => {
  expect(decide(lifted(holds, kind), optimistic)).toMatchObject({ outcome, authorized: true, verdict: 'clear' });
});
