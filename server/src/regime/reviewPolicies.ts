/** What the licensing agency says it will do with an application for this line. */

import { type Ctx, fork } from '../condition/context.ts';
import { citedOf } from '../condition/facts/index.ts';
import { within } from '../trade/dates.ts';
import { claimOn } from './claims.ts';
import type { CompiledPack, View } from './compiled.ts';
import type { JudgedPolicy } from './evaluation.ts';

/** All policies whose conditions hold, or may hold; which one wins is decided once balances are known. */
export function judgeReviewPolicies(pack: CompiledPack, view: View, c: Ctx): readonly JudgedPolicy[] {
  const judged: JudgedPolicy[] = [];
  const licensed = citedOf(c).some((cited) => cited.kind === 'license');
  for (const { policy, now } of view.program(c.judged.classIds).reviewPolicies) {
    const { spec } = policy;
    if (!within(c.date, spec.from, spec.until)) {
      continue;
    }
    const log = fork(c.log);
    const truth = policy.test(c.noting(log));
    const citation = now?.wording.cite ?? spec.cite ?? '';
    c.log.trace?.push({ step: `review policy ${policy.id}`, result: truth, facts: { ...log.facts }, citation });
    if (truth !== false) {
      const allocation = spec.within === undefined ? undefined : pack.allocations.get(spec.within);
      const claim =
        allocation &&
        spec.within &&
        claimOn(
          c,
          spec.within,
          allocation,
          spec.consumes === true || (spec.consumes === 'licensed' && licensed) ? 'consume' : 'compare',
        );
      // A licence that was granted is used, whatever it does to the policy for the next one.
      judged.push({
        policy,
        holds: truth,
        citation,
        ...(claim ? { claim: { ...claim, soft: spec.consumes === 'licensed' } } : {}),
      });
    }
  }
  return judged;
}
