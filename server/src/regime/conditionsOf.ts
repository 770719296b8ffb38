/** The conditions of an authority as they stand for one line, for anyone who asks: verdicts are made without this. */

import { requiredTests } from '../condition/visit.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { BalanceOf, ConditionState, Evaluation, JudgedCondition } from './evaluation.ts';
import type { ConditionItem } from './pack.ts';
import { reached } from './weigh.ts';

export interface ConditionStatus {
  readonly id: string;
  /** What is needed, in words. */
  readonly title: string;
  /** Code of the paper that settles it, where one does. */
  readonly certification?: string;
  /** As judged; unknown: a fact that decides it is missing; not-asked: it does not concern this line, or not yet. */
  readonly state: ConditionState | 'unknown' | 'not-asked';
}

/** In the order of the pack. Empty where the authority was not looked at for this line. */
export function conditionsOf(
  evaluation: Evaluation,
  authority: string,
  balanceOf: BalanceOf,
): readonly ConditionStatus[] {
  const first = evaluation.alternatives?.[0] ?? evaluation;
  const forms = first.authorizations().filter((one) => one.authority.code === authority);
  const check = forms.find(({ status }) => status !== 'unavailable') ?? forms[0];
  if (!check) {
    return [];
  }
  return check.authority.conditions.map(({ spec, need }) => {
    const judged = check.conditions.find(({ id }) => id === spec.id);
    // A certification that is only one of several ways does not settle the condition.
    const required = need ? requiredTests(need.tree) : [];
    const [certification] = required.flatMap(({ name, test }) =>
      name === 'certifications' && 'any' in test ? test.any : [],
    );
    return {
      id: spec.id,
      title: titleOf(spec),
      ...(certification === undefined ? {} : { certification }),
      state: judged ? stateWhere(reached(judged, check, balanceOf), judged) : 'not-asked',
    };
  });
}

const stateWhere = (isReached: Truth, judged: JudgedCondition) =>
  isReached === false ? 'not-asked' : isReached === 'unknown' && judged.reason ? 'unknown' : stateOf(judged);

const stateOf = ({ state, reason }: JudgedCondition) =>
  state === 'review' && reason?.certain === false ? ('unknown' as const) : state;

/** The code of what a condition says, in its pack. `authority`: the code of the authority whose condition it is. */
export function codeOf({ id, as }: ConditionItem, authority: string): string {
  return as ?? `${authority.toLowerCase()}-${id}`;
}

/** What a condition asks for, in words: its title, or what its id says. */
export function titleOf({ id, title }: ConditionItem): string {
  return title ?? id.replaceAll('-', ' ');
}
