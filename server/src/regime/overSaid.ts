/** What is said of a claim that does not fit its allocation. */
import type { Balance, Claim, Opinion, Said } from './opinion.ts';
import { fill, thousands } from './saying.ts';

/** "1,700 units make 26,900,800 TPP …: 800 TPP over; at most 1,699 units fit." */
export function overSaid(opinion: Opinion, claim: Claim, balance: Balance): Said {
  const spec = opinion.pack.allocations.get(claim.allocation);
  const limit = balance.limit ?? 0;
  const room = limit - balance.before;
  const fits =
    Number.isFinite(claim.perUnit) && claim.perUnit > 0
      ? Math.max(0, Math.floor(room / claim.perUnit + 1e-9))
      : undefined;
  const unit = claim.unit === 'tpp' ? 'TPP' : claim.unit === 'units' ? 'units' : 'in value';
  const bucket = Object.values(claim.bucket).join(', ');
  const text = fill(
    spec?.say ?? '{bucket}: {here} {unit} on top of {before} make {after} of {limit}, {over} {unit} over.',
    {
      bucket,
      here: balance.here,
      before: balance.before,
      after: balance.after,
      limit,
      over: balance.after - limit,
      unit,
      fits: fits ?? '?',
    },
  );
  return {
    code: spec?.finding ?? claim.allocation,
    ...(spec?.rule ? { rule: spec.rule } : {}),
    raises: 'blocked',
    text:
      fits === undefined
        ? text
        : `${text} ${fits === 0 ? 'Not one unit fits.' : `At most ${thousands(fits)} ${fits === 1 ? 'unit fits' : 'units fit'}.`}`,
    citation: spec?.cite ?? '',
    at: claim.at,
    certain: true,
    over: { claim, fits },
  };
}
