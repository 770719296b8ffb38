import { describe, expect, it } from 'vitest';
import { ready } from '../condition/evaluate.ts';
import { FACTS } from '../condition/facts/index.ts';
import { type Names, parse } from '../condition/parse.ts';
import type { CompiledAuthority } from './compiled.ts';
import { conditionsOf } from './conditionsOf.ts';
import type { AuthorizationCheck, Balance, Claim, Evaluation, JudgedCondition, Reason } from './evaluation.ts';
import type { ConditionItem } from './pack.ts';

const items: readonly ConditionItem[] = [
  { id: 'certificate', title: 'the certificate', need: { certifications: { has: 'cert' } }, else: 'blocked', say: '' },
  {
    id: 'stock-records',
    need: { any: [{ certifications: { has: 'records' } }, { purchaseOrder: true }] },
    else: 'review',
    say: '',
  },
  { id: 'notice', need: { certifications: { has: 'notice' } }, else: 'blocked', say: '' },
  { id: 'only-sometimes', else: 'blocked', say: '' },
];

const names: Names = { facts: FACTS, terms: () => undefined, condition: () => expect.unreachable() };
const read = (need: ConditionItem['need']) => need && ready(parse(need, [], names));

function evaluationWith(conditions: readonly JudgedCondition[], claims: readonly Claim[] = []): Evaluation {
  const authority = {
    code: 'PASS',
    conditions: items.map((spec) => ({ spec, need: read(spec.need) })),
  } as unknown as CompiledAuthority;
  const check = { authority, status: 'available', conditions, claims } as unknown as AuthorizationCheck;
  return { authorizations: () => [check] } as unknown as Evaluation;
}

const balance = (after: number) => (): Balance => ({
  atMost: after,
  before: 0,
  here: after,
  after,
  total: after,
  highest: { after, total: after },
  limit: null,
  exceeded: false,
  used: false,
});

describe('the conditions of an authority', () => {
  it('are told in words, with the paper that settles them and how they stand', () => {
    const doubtful = { certain: false } as Reason;
    const evaluation = evaluationWith([
      { id: 'certificate', state: 'done' },
      { id: 'stock-records', state: 'review', reason: doubtful },
      { id: 'notice', state: 'undone' },
    ]);
    expect(conditionsOf(evaluation, 'PASS', balance(0))).toEqual([
      { id: 'certificate', title: 'the certificate', certification: 'cert', state: 'done' },
      { id: 'stock-records', title: 'stock records', state: 'unknown' },
      { id: 'notice', title: 'notice', certification: 'notice', state: 'undone' },
      { id: 'only-sometimes', title: 'only sometimes', state: 'not-asked' },
    ]);
  });

  it.each([
    [99, 'not-asked'],
    [100, 'undone'],
  ])('that are asked for from 100 on: at %d %s', (after, state) => {
    const threshold = { allocation: 'meter', atLeast: 100, whole: false };
    const claim = { allocation: 'meter' } as Claim;
    const evaluation = evaluationWith([{ id: 'notice', state: 'undone', threshold }], [claim]);
    const notice = conditionsOf(evaluation, 'PASS', balance(after)).find(({ id }) => id === 'notice');
    expect(notice?.state).toBe(state);
  });

  it('are none where no one looked at the authority', () => {
    expect(conditionsOf(evaluationWith([]), 'OTHER', balance(0))).toEqual([]);
  });
});
