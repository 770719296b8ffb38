/** Of the review policies that fit, the one that counts: `instead` replaces, then the stated order, else all must say the same. */
import type { ReviewPolicy } from '../trade/vocabulary.ts';
import type { BalanceOf, Claim, JudgedPolicy, Opinion, Said } from './opinion.ts';
import { overSaid } from './overSaid.ts';
import { fill, thousands } from './saying.ts';

export function decidePolicy(
  opinion: Opinion,
  balanceOf: BalanceOf,
  needed: boolean,
): { review: ReviewPolicy | null; said: readonly Said[] } {
  if (!needed) {
    return { review: null, said: [] };
  }
  const { spec } = opinion.pack;
  const said: Said[] = [];
  const live: { judged: JudgedPolicy; policy: ReviewPolicy; said: readonly Said[] }[] = [];
  for (const judged of opinion.policies) {
    const { claim } = judged;
    const full = claim !== undefined && balanceOf(claim).exceeded === true;
    const own = reasonSaid(opinion, full ? judged.policy.spec.fullReason : judged.policy.spec.reason, judged);
    if (!full) {
      live.push({ judged, policy: judged.policy.spec.policy, said: own });
    } else if (judged.policy.spec.full) {
      live.push({
        judged,
        policy: judged.policy.spec.full,
        said: [...own, ...split(opinion, judged, balanceOf), ...over(opinion, claim, balanceOf)],
      });
    } else {
      said.push(...own);
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
    said.push(...left.flatMap((l) => l.said));
    return { review: [...values][0] as ReviewPolicy, said };
  }
  if (both || (values.size > 1 && left.every((l) => l.judged.holds === true))) {
    said.push(
      ...left.flatMap((l) => l.said),
      ...reasonSaid(opinion, spec.undecided?.reason, left[0]?.judged as JudgedPolicy),
    );
  }
  return { review: null, said };
}

function reasonSaid(opinion: Opinion, code: string | undefined, judged: JudgedPolicy): Said[] {
  const reason = code === undefined ? undefined : opinion.pack.reasons.get(code);
  if (!reason) {
    return [];
  }
  return [
    {
      code: reason.code,
      raises: reason.spec.raises,
      text: fill(reason.spec.say, { cite: judged.citation, class: opinion.classLabel }),
      citation: reason.spec.cite ?? judged.citation,
      at: judged.claim?.at ?? { piece: opinion.at.piece, path: [...opinion.at.path, 'item'] },
      certain: true,
    },
  ];
}

/** By how much the allocation is passed: it changes what an application meets, and blocks nothing by itself. */
const over = (opinion: Opinion, claim: Claim, balanceOf: BalanceOf): Said[] => [
  { ...overSaid(opinion, claim, balanceOf(claim)), raises: 'caution' },
];

/** Part of the line still fits. */
function split(opinion: Opinion, judged: JudgedPolicy, balanceOf: BalanceOf): Said[] {
  const { claim } = judged;
  const allocation = claim && opinion.pack.allocations.get(claim.allocation);
  const reason = allocation?.splitReason === undefined ? undefined : opinion.pack.reasons.get(allocation.splitReason);
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
