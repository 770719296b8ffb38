/** What is said of a claim that does not fit its allocation. */

import { thousands } from '../catalog/thousands.ts';
import { shortened } from '../yaml/wording.ts';
import type { Balance, Claim, Evaluation, Reason } from './evaluation.ts';
import { fill } from './messages.ts';

/** "Over the cap of Farol Data, 2026: at most 1,699 units fit. 0 TPP used + 26,900,800 here = …" */
export function exceededReason(evaluation: Evaluation, claim: Claim, balance: Balance): Reason {
  const spec = evaluation.pack.allocations.get(claim.allocation);
  const limit = balance.limit ?? 0;
  const room = limit - balance.before;
  const fits =
    Number.isFinite(claim.perUnit) && claim.perUnit > 0
      ? Math.max(0, Math.floor(room / claim.perUnit + 1e-9))
      : undefined;
  const unit = claim.unit === 'tpp' ? 'TPP' : claim.unit === 'units' ? 'units' : 'in value';
  const bucket = shortened(Object.values(claim.bucket).join(', '));
  const over = balance.after - limit;
  const template =
    spec?.say ?? 'Over the cap of {bucket}: {fit}. {before} {unit} used + {here} here = {after} of {limit}.';
  const fit = fits === undefined ? `${thousands(over)} ${unit} over` : fitText(fits);
  const text = fill(template, {
    bucket,
    here: balance.here,
    before: balance.before,
    after: balance.after,
    limit,
    left: Math.max(0, room),
    over,
    unit,
    fit,
  });
  return {
    code: spec?.finding ?? claim.allocation,
    ...(spec?.rule ? { rule: spec.rule } : {}),
    raises: 'blocked',
    // How many fit is always said.
    text: fits === undefined || template.includes('{fit}') ? text : `${text} ${fitText(fits, true)}.`,
    citation: spec?.cite ?? '',
    at: claim.at,
    certain: true,
    over: { claim, fits },
  };
}

function fitText(fits: number, begins = false): string {
  if (fits === 0) return begins ? 'Not one unit fits' : 'not one unit fits';
  return `${begins ? 'At' : 'at'} most ${thousands(fits)} ${fits === 1 ? 'unit fits' : 'units fit'}`;
}
