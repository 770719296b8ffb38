/** An opinion and the balances of its claims give the verdict. Cheap and pure, so that it can be asked again whenever a balance moves. */

import { type Outcome, type ReviewPolicy, type Truth, type Verdict, verdictOf, worse } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import { decidePolicy } from './decidePolicy.ts';
import type { Decision, ExceptionStanding } from './decision.ts';
import { missingSaid } from './missing.ts';
import type { BalanceOf, Claim, ConditionState, Held, JudgedCondition, Opinion, Said, Standing } from './opinion.ts';
import { overSaid } from './overSaid.ts';
import { fill } from './saying.ts';
import { uniqueReasons, uniqueSpots } from './spots.ts';
import { isInDoubt, ownOpenAt, unsettledSaid } from './unsettled.ts';
import { worstOf } from './variants.ts';

type State = 'works' | 'doubtful' | 'undone' | 'failed';
interface Weighed {
  readonly standing: Standing;
  readonly state: State;
  readonly said: readonly Said[];
  /** Facts whose absence is what makes it doubtful. */
  readonly waits: readonly Spot[];
}

/** How an authority stands by one of its conditions. */
const OF_CONDITION: Readonly<Record<ConditionState, State>> = {
  done: 'works',
  open: 'works',
  undone: 'undone',
  review: 'doubtful',
  failed: 'failed',
};

const RANK: readonly (State | 'none')[] = ['works', 'doubtful', 'undone', 'failed', 'none'];

export function decide(opinion: Opinion, balanceOf: BalanceOf): Decision {
  if (opinion.unjudged) {
    return undecided(opinion, opinion.unjudged);
  }
  if (opinion.variants) {
    return worstOf(
      opinion.variants.map((variant) => decide(variant, balanceOf)),
      Object.keys(opinion.pack.spec.reviewPolicies ?? {}),
    );
  }
  if (opinion.alternatives) {
    return decideAlternatives(opinion, opinion.alternatives, balanceOf);
  }
  const cited = opinion.standings.filter((s) => s.cited).map((s) => weigh(opinion, s, balanceOf));
  const offers = opinion.standings.filter((s) => !s.cited).map((s) => weigh(opinion, s, balanceOf));
  const needed = opinion.held.filter((h) => h.holds === true);
  const maybe = opinion.held.filter((h) => h.holds === 'unknown');
  const lifters = (h: Held) => cited.filter((w) => w.standing.lifts.has(h.requirement.id));
  const best = (h: Held) =>
    lifters(h).reduce<State | 'none'>(
      (state, w) => (RANK.indexOf(w.state) < RANK.indexOf(state) ? w.state : state),
      'none',
    );
  const unlifted = needed.filter((h) => ['none', 'undone', 'failed'].includes(best(h)));
  const doubtful = needed.filter((h) => best(h) === 'doubtful');
  const waiting = maybe.filter((h) => best(h) !== 'works');
  const embargo = needed.filter((h) => h.requirement.spec.embargo);

  const policy = decidePolicy(opinion, balanceOf, needed.length > 0);
  // What concerns licences is beside the point where every requirement is lifted by something else.
  const lifted =
    needed.length > 0 &&
    needed.every((h) => lifters(h).some((w) => w.state === 'works' && w.standing.authority.spec.kind !== 'license'));
  const reasons: Said[] = [
    ...opinion.said.filter((said) => !(lifted && said.forLicence)),
    ...(lifted ? [] : policy.said),
  ];
  const waits: Spot[] = [];
  let outcome: Outcome = 'no-license-required';
  let authorized: boolean | null = true;
  let verdict: Verdict = 'clear';
  const openFor = (h: Held) =>
    offers.filter(
      (w) => w.standing.lifts.has(h.requirement.id) && w.state !== 'failed' && w.standing.status === 'available',
    );

  if (embargo.length > 0) {
    // A person reads the licence, unless what is on file already says that it does not cover the line.
    const licences = cited.filter((w) => w.standing.authority.spec.kind === 'license');
    const refused = licences.length > 0 && licences.every((w) => w.state === 'failed');
    const toRead = opinion.licenseCited && !refused;
    outcome = 'prohibited';
    authorized = toRead ? null : false;
    verdict = toRead ? 'review' : 'blocked';
    reasons.push(
      ...embargo.map((h) => ({
        ...requirementSaid(opinion, h, [], policy),
        raises: toRead ? ('review' as const) : ('blocked' as const),
      })),
      ...(refused ? licences.flatMap((w) => w.said.filter((said) => said.raises !== 'caution')) : []),
    );
  } else if (unlifted.length > 0) {
    const soft = unlifted.every((h) => h.requirement.spec.unlifted === 'review');
    authorized = soft ? null : false;
    verdict = soft ? 'review' : 'blocked';
    const curable = unlifted.every(
      (h) =>
        openFor(h).length > 0 ||
        lifters(h).some((w) => w.state === 'undone' && w.standing.authority.spec.kind !== 'license'),
    );
    outcome = curable ? 'exception' : 'license-required';
    for (const h of unlifted) {
      const tried = lifters(h).filter((w) => w.state !== 'works');
      if (tried.length > 0) {
        // What would only be open to watch is beside the point while the authority does not hold.
        reasons.push(...tried.flatMap((w) => w.said.filter((said) => said.raises !== 'caution')));
      } else {
        reasons.push(
          requirementSaid(
            opinion,
            h,
            openFor(h).map((w) => w.standing.authority.code),
            policy,
          ),
        );
      }
    }
  } else if (doubtful.length > 0) {
    authorized = null;
    verdict = 'review';
    const facts = doubtful.flatMap((h) => lifters(h).flatMap((w) => w.waits));
    waits.push(...facts);
    outcome =
      facts.length > 0 && doubtful.every((h) => lifters(h).every((w) => w.state !== 'doubtful' || w.waits.length > 0))
        ? 'indeterminate'
        : doubtful.every((h) => lifters(h).every((w) => w.standing.authority.spec.kind !== 'license'))
          ? 'exception'
          : 'license-required';
  } else if (waiting.length > 0) {
    outcome = 'indeterminate';
    authorized = null;
    verdict = 'review';
  } else if (needed.length > 0) {
    const by = needed.flatMap((h) => lifters(h).filter((w) => w.state === 'works'));
    outcome = by.every((w) => w.standing.authority.spec.kind !== 'license') ? 'exception' : 'license-required';
  }
  for (const w of cited) {
    const matters = opinion.held.some((h) => w.standing.lifts.has(h.requirement.id));
    if (matters && (w.state === 'works' || w.state === 'doubtful')) {
      reasons.push(...w.said);
    }
  }
  if (waiting.length > 0 && embargo.length === 0) {
    reasons.push(
      ...missingSaid(
        opinion.pack,
        waiting.flatMap((h) => h.missing),
      ),
    );
  }
  for (const said of reasons) {
    verdict = worse(verdict, verdictOf(said.raises));
  }
  if (
    authorized !== false &&
    needed.length > 0 &&
    reasons.some(
      (said) =>
        said.raises === 'blocked' &&
        ['needed', 'licence'].includes(opinion.pack.reasons.get(said.code)?.spec.for ?? ''),
    )
  ) {
    authorized = false;
  }
  const shown = opinion.claims
    .filter(
      (claim) =>
        !opinion.pack.allocations.get(claim.allocation)?.hidden &&
        // What an application would meet is beside the point where no licence is needed any more.
        !(lifted && claim.kind === 'ask') &&
        relevant(claim, opinion, needed.length > 0 || maybe.length > 0),
    )
    .map((claim) => ({ claim, balance: balanceOf(claim) }));
  return {
    outcome,
    verdict,
    authorized,
    review:
      outcome === 'license-required' || outcome === 'prohibited' || outcome === 'indeterminate' || authorized === false
        ? policy.review
        : null,
    exceptions: opinion.held.length === 0 ? [] : exceptionsOf([...cited, ...offers]),
    reasons: uniqueReasons(reasons),
    missing: uniqueSpots([...waiting.flatMap((h) => h.missing), ...waits]),
    balances: shown,
    citations: citationsOf(opinion, reasons, cited),
  };
}

function undecided(opinion: Opinion, why: Said): Decision {
  return {
    outcome: 'indeterminate',
    verdict: 'review',
    authorized: null,
    review: null,
    exceptions: [],
    reasons: [why],
    missing: opinion.missing,
    balances: [],
    citations: [why.citation],
  };
}

/** The bucket that an exception nobody claims would draw on is shown only where the exception is open to the line. */
function relevant(claim: Claim, opinion: Opinion, held: boolean): boolean {
  if (claim.kind !== 'probe') {
    return held;
  }
  return (
    held && opinion.standings.some((s) => s.claims.includes(claim) && s.lifts.size > 0 && s.status !== 'unavailable')
  );
}

function decideAlternatives(opinion: Opinion, alternatives: readonly Opinion[], balanceOf: BalanceOf): Decision {
  const decisions = alternatives.map((a) => decide({ ...a, alternatives: undefined }, balanceOf));
  const first = decisions[0] as Decision;
  const blocked = decisions.every((d) => d.verdict === 'blocked');
  const outcome = decisions.every((d) => d.outcome === first.outcome) ? first.outcome : 'indeterminate';
  const shared = first.reasons.filter((said) =>
    decisions.every((d) => d.reasons.some((other) => other.code === said.code)),
  );
  // What only some of them say is told as a possibility; a block that may not be one is left to the verdict.
  const some = decisions.flatMap((d) => d.reasons).filter((said) => said.raises === 'review' && !shared.includes(said));
  return {
    ...first,
    outcome,
    verdict: blocked ? 'blocked' : 'review',
    authorized: blocked && decisions.every((d) => d.authorized === false) ? false : null,
    review: decisions.every((d) => d.review === first.review) ? first.review : null,
    reasons: uniqueReasons([
      ...shared,
      ...some.map((said) => ({ ...said, certain: false })),
      ...missingSaid(opinion.pack, opinion.missing),
    ]),
    missing: opinion.missing,
    // The line counts with the claims of the first class that is possible, and shows what it counts with.
    balances: first.balances,
    exceptions: first.exceptions.filter((e) =>
      decisions.every((d) => d.exceptions.some((o) => o.code === e.code && o.status === e.status)),
    ),
  };
}

function weigh(opinion: Opinion, standing: Standing, balanceOf: BalanceOf): Weighed {
  const said: Said[] = [];
  let state: State =
    standing.status === 'unavailable' ? 'failed' : standing.status === 'needs-review' ? 'doubtful' : 'works';
  const sink = (to: State) => {
    state = RANK.indexOf(to) > RANK.indexOf(state) ? to : state;
  };
  const asked = standing.conditions.flatMap((condition): JudgedCondition[] => {
    const isReached = reached(condition, standing, balanceOf);
    return isReached === false ? [] : [isReached === true ? condition : perhaps(condition)];
  });
  if (standing.cited) {
    for (const condition of asked) {
      if (condition.said) {
        said.push(condition.said);
      }
      sink(OF_CONDITION[condition.state]);
    }
    said.push(...standing.doubts);
  }
  const waits: Spot[] = standing.status === 'needs-review' && standing.doubts.length === 0 ? [...standing.missing] : [];
  for (const claim of standing.claims) {
    const balance = balanceOf(claim);
    if (claim.key === undefined || balance.exceeded === 'unknown') {
      sink('doubtful');
      const elsewhere = claim.currencies ? undefined : unsettledSaid(opinion, claim, balance);
      const missing = claim.keyMissing.length > 0 ? claim.keyMissing : [amountAt(opinion, claim)];
      waits.push(...(elsewhere ? [claim.at] : missing));
      if (standing.cited && elsewhere) {
        said.push(elsewhere);
      } else if (standing.cited && (claim.keyMissing.length > 0 || !isInDoubt(opinion, claim))) {
        said.push(...missingSaid(opinion.pack, missing, claim));
      }
    } else if (balance.exceeded) {
      sink('failed');
      said.push(overSaid(opinion, claim, balance));
    }
  }
  if (standing.cited && standing.status !== 'available' && said.length === 0) {
    said.push({
      code: standing.authority.code.toLowerCase(),
      raises: standing.status === 'unavailable' ? 'blocked' : 'review',
      text: `${standing.authority.code} is cited, but ${standing.because}.`,
      citation: standing.wording.cite,
      at: opinion.authorizationAt,
      certain: standing.status === 'unavailable',
      missing: standing.missing,
    });
  }
  return { standing, state, said, waits };
}

/** A condition of which it is not known whether it is asked for: what would stop the line makes it wait. */
function perhaps(condition: JudgedCondition): JudgedCondition {
  const { state, said } = condition;
  return said && (state === 'undone' || state === 'failed')
    ? { ...condition, state: 'review', said: { ...said, raises: 'review', certain: false } }
    : condition;
}

/** Is the condition asked for yet? Some are only from an amount on, which lines whose amount is not known may reach. */
export function reached({ mark }: JudgedCondition, standing: Standing, balanceOf: BalanceOf): Truth {
  if (mark === undefined) {
    return true;
  }
  const claim = standing.claims.find((one) => one.allocation === mark.allocation);
  if (!claim) {
    return false;
  }
  const balance = balanceOf(claim);
  if (balance.atMost < mark.atLeast) {
    return false;
  }
  const which = mark.whole ? 'total' : 'after';
  return balance[which] >= mark.atLeast ? true : balance.highest[which] >= mark.atLeast ? 'unknown' : false;
}

function requirementSaid(
  opinion: Opinion,
  h: Held,
  open: readonly string[],
  policy: { review: ReviewPolicy | null; said: readonly Said[] },
): Said {
  const { spec, id } = h.requirement;
  const first = fill(spec.say ?? `${spec.title ?? id} applies to {class} items.`, { ...opinion.args, ...h.args });
  const part = policy.said.find((said) => said.over && said.raises === 'note')?.text;
  const hint =
    open.length > 0
      ? ` Exception ${open.join(' or ')} is open to this line and is not cited.`
      : part
        ? ` ${part}`
        : policy.review
          ? ` For a licence, ${opinion.pack.spec.reviewPolicies?.[policy.review]?.words}.`
          : '';
  const idle = opinion.idle.length > 0 ? ` ${opinion.idle.map((i) => i.because).join('; ')}.` : '';
  return {
    code: id,
    raises: spec.unlifted ?? 'blocked',
    text: `${first}${hint}${idle}`,
    // How much of a cap is left differs from line to line.
    ...(open.length === 0 && part ? { general: `${first}${idle}` } : {}),
    citation: h.wording.cite,
    ...(h.wording.url ? { url: h.wording.url } : {}),
    at: h.at,
    certain: true,
    open,
  };
}

/** Where the amount of the claim is said: the quantity, or the value of a unit. */
function amountAt(opinion: Opinion, claim: Claim): Spot {
  const { at, unit, perUnit } = claim;
  return unit === 'value' && Number.isNaN(perUnit)
    ? { piece: at.piece, path: [...at.path.slice(0, -1), 'unitValue'] }
    : ownOpenAt(opinion, claim);
}

function exceptionsOf(weighed: readonly Weighed[]): ExceptionStanding[] {
  const results = new Map<string, ExceptionStanding>();
  for (const { standing, state, said } of weighed) {
    const { code, spec } = standing.authority;
    // One that is not for a class of items, is not cited and lifts nothing of what is asked here, is about something else.
    const elsewhere = !standing.cited && standing.lifts.size === 0 && standing.authority.classes === undefined;
    if (spec.kind === 'license' || elsewhere || results.has(code)) {
      continue;
    }
    const over = said.find((s) => s.over);
    const status = state === 'failed' ? 'unavailable' : state === 'doubtful' ? 'needs-review' : 'available';
    const told =
      standing.cited && said.length > 0 && standing.status === 'available' ? (said[0] as Said).text : standing.because;
    results.set(code, { code, status, because: over ? over.text : told });
  }
  return [...results.values()];
}

function citationsOf(opinion: Opinion, reasons: readonly Said[], cited: readonly Weighed[]): readonly string[] {
  const all = [
    ...opinion.held.map((h) => h.wording.cite),
    ...cited.filter((w) => w.standing.lifts.size > 0).map((w) => w.standing.wording.cite),
    ...reasons.map((r) => r.citation),
  ];
  return [...new Set(all.filter(Boolean))];
}
