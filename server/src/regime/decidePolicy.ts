/** Of the review policies that fit, the one that counts: `instead` replaces, then the stated order, else all must say the same. */

import { thousands } from '../catalog/thousands.ts';
import type { ReviewPolicy } from '../trade/vocabulary.ts';
import type { BalanceOf, Claim, Evaluation, JudgedPolicy, Reason } from './evaluation.ts';
import { exceededReason } from './exceededReason.ts';
import { fill } from './messages.ts';

export function decidePolicy(
  evaluation: Evaluation,
  balanceOf: BalanceOf,
  needed: boolean,
): { review: ReviewPolicy | null; reasons: readonly Reason[] } {
  if (!needed) {
    return { review: null, reasons: [] };
  }
  const { spec } = evaluation.pack;
  const reasons: Reason[] = [];
  const live: { judged: JudgedPolicy; policy: ReviewPolicy; reasons: readonly Reason[] }[] = [];
  for (const judged of evaluation.reviewPolicies) {
    const { claim } = judged;
    const full = claim !== undefined && balanceOf(claim).exceeded === true;
    const own = namedReason(evaluation, full ? judged.policy.spec.fullReason : judged.policy.spec.reason, judged);
    if (!full) {
      live.push({ judged, policy: judged.policy.spec.policy, reasons: own });
    } else if (judged.policy.spec.full) {
      live.push({
        judged,
        policy: judged.policy.spec.full,
        reasons: [...own, ...split(evaluation, judged, balanceOf), ...over(evaluation, claim, balanceOf)],
      });
    } else {
      reasons.push(...own);
    }
  }
  const replaced = new Set(live.filter((l) => l.judged.holds === true).flatMap((l) => l.judged.policy.instead));
  let left = live.filter((l) => !replaced.has(l.judged.policy.id));
  const first = spec.order?.find((id) => left.some((l) => l.judged.policy.id === id && l.judged.holds === true));
  if (first !== undefined) {
    left = left.filter((l) => l.judged.policy.id === first);
  }
  const values = new Set(left.map((l) => l.policy));
  const both = spec.undecided?.between?.some((pair) =>
    pair.every((id) => left.some((l) => l.judged.policy.id === id && l.judged.holds === true)),
  );
  if (values.size === 1 && !both) {
    reasons.push(...left.flatMap((l) => l.reasons));
    return { review: [...values][0] as ReviewPolicy, reasons };
  }
  if (both || (values.size > 1 && left.every((l) => l.judged.holds === true))) {
    reasons.push(
      ...left.flatMap((l) => l.reasons),
      ...namedReason(evaluation, spec.undecided?.reason, left[0]?.judged as JudgedPolicy),
    );
  }
  return { review: null, reasons };
}

function namedReason(evaluation: Evaluation, code: string | undefined, judged: JudgedPolicy): Reason[] {
  const reason = code === undefined ? undefined : evaluation.pack.reasons.get(code);
  if (!reason) {
    return [];
  }
  return [
    {
      code: reason.code,
      raises: reason.spec.raises,
      text: fill(reason.spec.say, { cite: judged.citation, class: evaluation.classLabel }),
      citation: reason.spec.cite ?? judged.citation,
      at: judged.claim?.at ?? { piece: evaluation.at.piece, path: [...evaluation.at.path, 'item'] },
      certain: true,
    },
  ];
}

/** By how much the allocation is passed: it changes what an application meets, and blocks nothing by itself. */
const over = (evaluation: Evaluation, claim: Claim, balanceOf: BalanceOf): Reason[] => [
  { ...exceededReason(evaluation, claim, balanceOf(claim)), raises: 'caution' },
];

/** Part of the line still fits. */
function split(evaluation: Evaluation, judged: JudgedPolicy, balanceOf: BalanceOf): Reason[] {
  const { claim } = judged;
  const allocation = claim && evaluation.pack.allocations.get(claim.allocation);
  const reason =
    allocation?.splitReason === undefined ? undefined : evaluation.pack.reasons.get(allocation.splitReason);
  if (!claim || !reason) {
    return [];
  }
  const { before, limit } = balanceOf(claim);
  const fits = Math.floor(((limit ?? 0) - before) / claim.perUnit + 1e-9);
  return fits >= 1
    ? [
        {
          code: reason.code,
          raises: reason.spec.raises,
          text: fill(reason.spec.say, {
            fits: thousands(fits),
            fitsTpp: thousands(fits * claim.perUnit),
            limit: limit ?? 0,
            before,
          }),
          citation: reason.spec.cite ?? judged.citation,
          at: claim.at,
          certain: true,
          over: { claim, fits },
        },
      ]
    : [];
}
