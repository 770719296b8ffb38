/** Authorities against a line: is it in their scope, what bars or clouds them, which of their conditions are done, what do they draw on? */

import { type Ctx, fork, quiet } from '../condition/context.ts';
import { authorizationAt, citedOf, FACTS } from '../condition/facts/index.ts';
import { requiredTests } from '../condition/visit.ts';
import type { Cited } from '../trade/types.ts';
import type { Truth } from '../trade/vocabulary.ts';
import type { Spot } from '../yaml/types.ts';
import { asOnFile, isKnown, meantBy, nameOf } from './citations.ts';
import { citedArgs } from './citedArgs.ts';
import { claimOn } from './claims.ts';
import type { CompiledAuthority, CompiledItem, CompiledPack, View } from './compile.ts';
import { codeOf } from './conditionsOf.ts';
import type { Claim, Held, JudgedCondition, Said, Standing } from './opinion.ts';
import { fill, lineArgs, saying } from './saying.ts';

export function judgeStandings(
  pack: CompiledPack,
  view: View,
  c: Ctx,
  held: readonly Held[],
): { standings: readonly Standing[]; idle: readonly { cited: Cited; because: string }[] } {
  const standings: Standing[] = [];
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
      .map((authority) => stand(pack, view, c.under(one), authority, held, one));
    const best = forms.find((form) => form.status !== 'unavailable') ?? forms[0];
    if (best) {
      standings.push(best);
      continue;
    }
    const doubtful = one.kind === 'exception' ? standUnjudged(pack, c.under(one), held, one) : undefined;
    if (doubtful && doubtful.lifts.size > 0) {
      standings.push(doubtful);
    } else if (doubtful || isKnown(pack, one)) {
      const because = doubtful
        ? `${nameOf(one)}, which Exportlint does not judge, is not open to this line`
        : `${nameOf(one)} is no authority that ${pack.spec.title} knows on ${c.date}`;
      idle.push({ cited: one, because });
    }
  }
  for (const authority of pack.authorities) {
    const alreadyCited = standings.some((s) => s.cited && s.authority.code === authority.code);
    const concerns = authority.classes === undefined || authority.classes.some((id) => c.world.classIds.has(id));
    if (authority.spec.kind === 'exception' && !alreadyCited && concerns && view.wording(authority.spec.text)) {
      standings.push(stand(pack, view, c, authority, held, undefined));
    }
  }
  return { standings, idle };
}

function answersTo(authority: CompiledAuthority, cited: Cited, view: View): boolean {
  if (authority.spec.kind !== cited.kind || !view.wording(authority.spec.text)) {
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
function standUnjudged(
  pack: CompiledPack,
  c: Ctx,
  held: readonly Held[],
  cited: Extract<Cited, { kind: 'exception' }>,
): Standing | undefined {
  const found = pack.unjudged.get(cited.code);
  const reason = found && pack.reasons.get(found.reason);
  if (!found || !reason) {
    return undefined;
  }
  const { authority } = found;
  const { title = authority.code, cite = '' } = authority.spec;
  const said = saying(pack, reason, authorizationAt(c), c, undefined, { exception: authority.code, title, cite });
  return {
    authority,
    wording: { status: '', cite },
    cited,
    status: 'needs-review',
    because: said.text,
    conditions: [],
    doubts: [{ ...said, citation: cite }],
    claims: [],
    missing: [],
    lifts: liftsOf(authority, held),
  };
}

const liftsOf = ({ spec: { lifts } }: CompiledAuthority, held: readonly Held[]): ReadonlySet<string> =>
  new Set(held.map((h) => h.requirement.id).filter((id) => lifts === 'all' || lifts.includes(id)));

function stand(
  pack: CompiledPack,
  view: View,
  c: Ctx,
  authority: CompiledAuthority,
  held: readonly Held[],
  cited: Cited | undefined,
): Standing {
  const { spec } = authority;
  const log = fork(c.log);
  const own = c.noting(log);
  const now = view.wording(spec.text) ?? { wording: { status: '', cite: spec.cite ?? '' }, effect: { apply: false } };
  const lifts = liftsOf(authority, held);
  const doubts: Said[] = [];
  let status: Standing['status'] = 'available';
  let because = '';
  const downgrade = (to: Standing['status'], why: string) => {
    if (status === 'available' || to === 'unavailable') {
      because = status === to && because ? because : why;
      status = status === 'unavailable' ? status : to;
    }
  };

  if (!now.effect.apply) {
    downgrade('unavailable', `its text is not applied on ${c.date} (${now.wording.cite})`);
  }
  if (authority.classes && !authority.classes.some((id) => c.world.classIds.has(id))) {
    downgrade('unavailable', spec.classSay ?? 'it is not open to this class of item');
  }
  if (spec.transactions) {
    const transaction = FACTS.get('transaction')?.read(c);
    if (transaction === undefined) {
      log.missing.push(FACTS.get('transaction')?.at(c) as Spot);
      downgrade('needs-review', 'the kind of transaction is not said');
    } else {
      // What the countries make of it and what the document says both have to be covered where they differ.
      const kinds = [transaction as string, c.shipment.transaction ?? (transaction as string)];
      const uncovered = kinds.find((kind) => !spec.transactions?.includes(kind));
      if (uncovered !== undefined) {
        downgrade('unavailable', `it does not cover this kind of transaction (${uncovered})`);
      }
    }
  }
  if (authority.when) {
    const truth = authority.when(own);
    if (truth !== true) {
      downgrade(
        truth === false ? 'unavailable' : 'needs-review',
        truth === false
          ? say(spec.whenSay ?? 'the shipment is outside its scope', c)
          : `a fact that decides its scope is missing${named(log.missing)}`,
      );
    }
  }
  for (const bar of barsOf(authority, held)) {
    downgrade(bar.truth === true ? 'unavailable' : 'needs-review', bar.because);
  }
  for (const bar of authority.bars) {
    const truth = bar.test(own);
    if (truth !== false) {
      downgrade(truth === true ? 'unavailable' : 'needs-review', say(bar.say, c));
    }
  }
  // What is closed anyway is not in doubt.
  for (const doubt of (status as Standing['status']) === 'unavailable' ? [] : authority.doubt) {
    const reason = pack.reasons.get(doubt.reason);
    const truth = doubt.test(quiet(own));
    if (reason && truth !== false) {
      const said = saying(pack, reason, authorizationAt(c), c);
      doubts.push(said);
      downgrade('needs-review', said.text);
    }
  }
  // What nobody cites and nobody could, needs neither papers nor room; what lifts nothing here uses nothing up.
  const idle = !cited && (status as Standing['status']) === 'unavailable';
  const conditions = (idle ? [] : authority.conditions).flatMap((item) => judgeCondition(authority, item, own) ?? []);
  const claims = (idle || lifts.size === 0 ? [] : (spec.draws ?? [])).flatMap((id): Claim[] => {
    const allocation = pack.allocations.get(id);
    const claim = allocation && claimOn(c, id, allocation, cited ? 'draw' : 'probe');
    // Only papers that are not there yet make the amount worth watching.
    const marks = conditions.flatMap(({ mark }) => (mark?.allocation === id ? [mark.atLeast] : []));
    return claim ? [marks.length > 0 ? { ...claim, watch: Math.min(...marks) } : claim] : [];
  });
  const asks = conditions.filter((k) => k.state === 'undone' && !k.mark).flatMap((k) => k.said?.text ?? []);
  // An exception that nobody has claimed is not yet asked for its papers, but what cannot be cured closes it already.
  for (const condition of cited ? [] : conditions) {
    if (condition.state === 'failed' || condition.state === 'review') {
      downgrade(condition.state === 'failed' ? 'unavailable' : 'needs-review', condition.said?.text ?? '');
    }
  }
  if (because === '') {
    because = asks.length > 0 ? `open to this line; still needed: ${asks.join(' ')}` : 'open to this line';
  }
  c.log.trace?.push({
    step: `authority ${authority.code}`,
    result: status,
    facts: { ...log.facts },
    citation: now.wording.cite,
  });
  return {
    authority,
    wording: now.wording,
    ...(cited ? { cited } : {}),
    status,
    because,
    conditions,
    doubts,
    claims,
    missing: log.missing,
    lifts,
  };
}

/** `: parties.ultimateConsignee.government`. */
function named(missing: readonly Spot[]): string {
  const paths = new Set(missing.map(({ path }) => path.filter((part) => typeof part === 'string').join('.')));
  return paths.size === 0 ? '' : `: ${[...paths].join(', ')}`;
}

const say = (template: string, c: Ctx) => fill(template, lineArgs(c));

function barsOf(authority: CompiledAuthority, held: readonly Held[]): readonly { truth: Truth; because: string }[] {
  const bars = authority.spec.barredBy;
  return bars
    ? held
        .filter(
          (h) =>
            h.requirement.under.some((group) => bars.under.includes(group)) &&
            !(bars.except ?? []).includes(h.requirement.id),
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
    return { id: spec.id, state: 'review', said: { ...base, raises: 'review' } };
  }
  const state =
    spec.else === 'blocked' ? (spec.is === 'failed' ? 'failed' : 'undone') : spec.else === 'review' ? 'review' : 'open';
  return {
    id: spec.id,
    state,
    said: { ...base, raises: spec.else },
    ...(spec.mark ? { mark: { ...spec.mark, whole: spec.mark.whole === true } } : {}),
  };
}
