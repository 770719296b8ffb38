/** Authorities against a line: is it in their scope, what bars or clouds them, which of their conditions are done, what do they draw on? */

import { type Ctx, fork, quiet } from '../condition/context.ts';
import { authorizationAt, citedOf, FACTS } from '../condition/facts/index.ts';
import { requiredTests } from '../condition/visit.ts';
import { kindOf } from '../trade/cited.ts';
import type { Cited } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import { shortened } from '../yaml/wording.ts';
import { asOnFile, isKnown, meantBy, nameOf } from './citations.ts';
import { citedArgs } from './citedArgs.ts';
import { claimOn } from './claims.ts';
import type { CompiledAuthority, CompiledItem, CompiledPack, View } from './compiled.ts';
import { codeOf } from './conditionsOf.ts';
import type { ApplicableRequirement, AuthorizationCheck, Claim, JudgedCondition, Reason } from './evaluation.ts';
import { fill, lineArgs, reasonFrom } from './messages.ts';

/** What the line cites. `idle`: what is cited, is known, and authorises nothing here. */
export function checkCited(
  pack: CompiledPack,
  view: View,
  c: Ctx,
  requirements: readonly ApplicableRequirement[],
): { checks: readonly AuthorizationCheck[]; idle: readonly { cited: Cited; because: string }[] } {
  const checks: AuthorizationCheck[] = [];
  const idle: { cited: Cited; because: string }[] = [];
  // Citing the same authority twice is citing it once.
  const seen = new Set<string>();
  const cited = citedOf(c)
    .map((one) => asOnFile(one, c.world.registers))
    .filter((one) => !seen.has(nameOf(one)) && seen.add(nameOf(one)));
  for (const one of cited) {
    // One code can have had several forms on one date; the one in whose scope the line is counts.
    const forms = pack.authorities
      .filter((a) => answersTo(a, one, view))
      .map((authority) => checkAuthorization(pack, view, c.under(one), authority, requirements, one));
    const best = forms.find((form) => form.status !== 'unavailable') ?? forms[0];
    if (best) {
      checks.push(best);
      continue;
    }
    const doubtful = one.kind === 'exception' ? checkUnjudged(pack, c.under(one), requirements, one) : undefined;
    if (doubtful && doubtful.lifts.size > 0) {
      checks.push(doubtful);
    } else if (doubtful || isKnown(pack, one)) {
      const because = doubtful
        ? `${shortened(nameOf(one, pack.spec.authorizationKinds))}, which is not judged, is not open to this line`
        : `${shortened(nameOf(one, pack.spec.authorizationKinds))} authorises nothing under ${pack.spec.title} on ${c.date}`;
      idle.push({ cited: one, because });
    }
  }
  return { checks, idle };
}

/** What the line could cite besides. */
export function checkOffers(
  pack: CompiledPack,
  view: View,
  c: Ctx,
  requirements: readonly ApplicableRequirement[],
  cited: readonly AuthorizationCheck[],
): readonly AuthorizationCheck[] {
  return view
    .program(c.judged.classIds)
    .offers.filter((authority) => !cited.some((check) => check.authority.code === authority.code))
    .map((authority) => checkAuthorization(pack, view, c, authority, requirements, undefined));
}

function answersTo(authority: CompiledAuthority, cited: Cited, view: View): boolean {
  if (authority.spec.kind !== kindOf(cited) || !view.wording(authority.spec.text)) {
    return false;
  }
  if (cited.kind === 'exception') {
    return authority.code.toUpperCase() === cited.code;
  }
  return (
    cited.kind !== 'veu' ||
    authority.spec.veuKind === undefined ||
    authority.spec.veuKind === (cited.veuKind ?? 'national')
  );
}

/** An exception that the pack knows of and does not judge: it may cover the line, and a person has to say. */
function checkUnjudged(
  pack: CompiledPack,
  c: Ctx,
  requirements: readonly ApplicableRequirement[],
  cited: Extract<Cited, { kind: 'exception' }>,
): AuthorizationCheck | undefined {
  const found = pack.unjudged.get(cited.code);
  const reason = found && pack.reasons.get(found.reason);
  if (!found || !reason) {
    return undefined;
  }
  const { authority } = found;
  const { title = authority.code, cite = '' } = authority.spec;
  const unjudgedReason = reasonFrom(pack, reason, authorizationAt(c), c, undefined, {
    exception: authority.code,
    title,
    cite,
  });
  return {
    authority,
    wording: { status: '', cite },
    cited,
    status: 'needs-review',
    because: unjudgedReason.text,
    conditions: [],
    doubts: [{ ...unjudgedReason, citation: cite }],
    claims: [],
    missing: [],
    lifts: liftsOf(authority, requirements),
  };
}

const liftsOf = (
  { spec: { lifts } }: CompiledAuthority,
  requirements: readonly ApplicableRequirement[],
): ReadonlySet<string> =>
  new Set(requirements.map((h) => h.requirement.id).filter((id) => lifts === 'all' || lifts.includes(id)));

/** Something that closes an authorization, or leaves it to a person; the worst check counts, of equal ones the first. */
interface Check {
  readonly status: Exclude<AuthorizationCheck['status'], 'available'>;
  readonly because: string;
}

const worstOf = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ status }) => status === 'unavailable') ?? checks[0];

const closed = (because: string): Check => ({ status: 'unavailable', because });
const open = (because: string): Check => ({ status: 'needs-review', because });
/** Closed where it is so, open where it is not known. */
const closedIf = (truth: Truth, because: string): Check[] =>
  truth === false ? [] : [truth === true ? closed(because) : open(because)];

type Now = NonNullable<ReturnType<View['wording']>>;

function checkAuthorization(
  pack: CompiledPack,
  view: View,
  c: Ctx,
  authority: CompiledAuthority,
  requirements: readonly ApplicableRequirement[],
  cited: Cited | undefined,
): AuthorizationCheck {
  const { spec } = authority;
  const log = fork(c.log);
  const own = c.noting(log);
  const now = view.wording(spec.text) ?? { wording: { status: '', cite: spec.cite ?? '' }, effect: { apply: false } };
  const lifts = liftsOf(authority, requirements);
  const scope = scopeChecks(authority, own, requirements, now);
  const isClosed = worstOf(scope)?.status === 'unavailable';
  // What is closed anyway is not in doubt.
  const doubts = isClosed ? [] : doubtsOf(pack, authority, own);
  // What is not cited and could not be, needs neither documents nor room; what lifts nothing here uses nothing up.
  const isIdle = !cited && isClosed;
  const conditions = isIdle ? [] : authority.conditions.flatMap((item) => judgeCondition(authority, item, own) ?? []);
  const claims =
    isIdle || lifts.size === 0 ? [] : claimsOf(pack, c, authority, conditions, cited ? 'consume' : 'preview');
  const worst = worstOf([
    ...scope,
    ...doubts.map(({ text }) => open(text)),
    ...(cited ? [] : conditionChecks(conditions)),
  ]);
  c.log.trace?.push({
    step: `authority ${authority.code}`,
    result: worst?.status ?? 'available',
    facts: { ...log.facts },
    citation: now.wording.cite,
  });
  return {
    authority,
    wording: now.wording,
    ...(cited ? { cited } : {}),
    status: worst?.status ?? 'available',
    because: worst?.because || openText(conditions),
    conditions,
    doubts,
    claims,
    missing: log.missing,
    lifts,
  };
}

/** Is it open to the line at all: its text, the class, the transaction, its own scope, and what bars it. */
function scopeChecks(
  authority: CompiledAuthority,
  c: Ctx,
  requirements: readonly ApplicableRequirement[],
  { wording, effect }: Now,
): Check[] {
  const { spec, classes, when } = authority;
  return [
    ...(effect.apply ? [] : [closed(`its text is not applied on ${c.date} (${wording.cite})`)]),
    ...(classes && !classes.some((id) => c.judged.classIds.has(id))
      ? [closed(spec.classSay ?? 'it is not open to this class of item')]
      : []),
    ...(spec.transactions ? transactionChecks(spec.transactions, c) : []),
    ...(when ? whenChecks(when(c), spec.whenSay, c) : []),
    ...restrictionsOf(authority, requirements).flatMap(({ truth, because }) => closedIf(truth, because)),
    ...authority.restrictions.flatMap((restriction) => closedIf(restriction.test(c), say(restriction.say, c))),
  ];
}

/** What the countries make of it and what the document says both have to be covered where they differ. */
function transactionChecks(covered: readonly string[], c: Ctx): Check[] {
  const transaction = FACTS.get('transaction')?.read(c) as string | undefined;
  if (transaction === undefined) {
    c.log.missing.push(FACTS.get('transaction')?.at(c) as Location);
    return [open('the kind of transaction is not said')];
  }
  const uncovered = [transaction, c.shipment.transaction ?? transaction].find((kind) => !covered.includes(kind));
  return uncovered === undefined ? [] : [closed(`it does not cover this kind of transaction (${uncovered})`)];
}

function whenChecks(truth: Truth, words: string | undefined, c: Ctx): Check[] {
  if (truth === true) return [];
  return truth === false
    ? [closed(say(words ?? 'the shipment is outside its scope', c))]
    : [open(`a fact that decides its scope is missing${named(c.log.missing)}`)];
}

function doubtsOf(pack: CompiledPack, authority: CompiledAuthority, c: Ctx): Reason[] {
  return authority.doubt.flatMap(({ test, reason: code }) => {
    const reason = pack.reasons.get(code);
    return reason && test(quiet(c)) !== false ? [reasonFrom(pack, reason, authorizationAt(c), c)] : [];
  });
}

/** An exception that is not claimed is not yet asked for its documents, but what cannot be cured closes it already. */
const conditionChecks = (conditions: readonly JudgedCondition[]): Check[] =>
  conditions.flatMap(({ state, reason }) =>
    state === 'failed' ? [closed(reason?.text ?? '')] : state === 'review' ? [open(reason?.text ?? '')] : [],
  );

function openText(conditions: readonly JudgedCondition[]): string {
  const asks = conditions.flatMap(({ state, threshold, reason }) =>
    state === 'undone' && !threshold ? (reason?.text ?? []) : [],
  );
  return asks.length > 0 ? `open to this line; not yet met: ${asks.join(' ')}` : 'open to this line';
}

function claimsOf(
  pack: CompiledPack,
  c: Ctx,
  { spec }: CompiledAuthority,
  conditions: readonly JudgedCondition[],
  kind: 'consume' | 'preview',
): Claim[] {
  return (spec.draws ?? []).flatMap((id): Claim[] => {
    const allocation = pack.allocations.get(id);
    const claim = allocation && claimOn(c, id, allocation, kind);
    // Only documents that are not there yet make the amount worth watching.
    const thresholds = conditions.flatMap(({ threshold }) => (threshold?.allocation === id ? [threshold.atLeast] : []));
    return claim ? [thresholds.length > 0 ? { ...claim, threshold: Math.min(...thresholds) } : claim] : [];
  });
}

/** `: parties.ultimateConsignee.government`. */
function named(missing: readonly Location[]): string {
  const paths = new Set(missing.map(({ path }) => path.filter((part) => typeof part === 'string').join('.')));
  return paths.size === 0 ? '' : `: ${[...paths].join(', ')}`;
}

const say = (template: string, c: Ctx) => fill(template, lineArgs(c));

function restrictionsOf(
  authority: CompiledAuthority,
  requirements: readonly ApplicableRequirement[],
): readonly { truth: Truth; because: string }[] {
  const restrictions = authority.spec.barredBy;
  return restrictions
    ? requirements
        .filter(
          (h) =>
            h.requirement.under.some((group) => restrictions.under.includes(group)) &&
            !(restrictions.except ?? []).includes(h.requirement.id),
        )
        .map((h) => ({ truth: h.holds, because: `a licence is also needed under ${h.wording.cite}, which bars it` }))
    : [];
}

function judgeCondition(authority: CompiledAuthority, item: CompiledItem, c: Ctx): JudgedCondition | undefined {
  const { spec } = item;
  const log = fork(c.log);
  const own = c.noting(log);
  if (item.if && item.if(quiet(own)) === false) {
    return undefined;
  }
  const need: Truth = spec.open ? false : item.need ? item.need(own) : true;
  if (need === true) {
    return item.done;
  }
  const code = codeOf(spec, authority.code);
  const at =
    spec.at === undefined || spec.at === 'authorization'
      ? authorizationAt(c)
      : (c.world.fact(spec.at)?.at(c) ?? authorizationAt(c));
  const have = c.world.fact(spec.at ?? '')?.read(c);
  const asksForEntry = item.need && requiredTests(item.need.tree).some(({ name }) => name === 'onFile');
  const meant = asksForEntry ? meantBy(c.cited, c.world.registers) : undefined;
  const base = {
    code,
    text: `${fill((need === 'unknown' && spec.unsaid) || spec.say, {
      ...lineArgs(c),
      ...citedArgs(c),
      ...(typeof have === 'number' ? { have } : {}),
    })}${meant?.text ?? ''}`,
    ...(meant && meant.instead.length > 0 ? { instead: meant.instead } : {}),
    citation: spec.cite ?? authority.spec.cite ?? '',
    at,
    certain: need !== 'unknown',
    ...(spec.rule ? { rule: spec.rule } : {}),
    missing: log.missing,
  };
  if (need === 'unknown') {
    return { id: spec.id, state: 'review', reason: { ...base, raises: 'review' } };
  }
  const state =
    spec.else === 'blocked' ? (spec.is === 'failed' ? 'failed' : 'undone') : spec.else === 'review' ? 'review' : 'open';
  return {
    id: spec.id,
    state,
    reason: { ...base, raises: spec.else },
    ...(spec.mark ? { threshold: { ...spec.mark, whole: spec.mark.whole === true } } : {}),
  };
}
