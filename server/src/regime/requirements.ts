/** Requirements against a line: which of them apply, and what their texts say that are not applied. */
import { type Ctx, fork, type Log } from '../condition/context.ts';
import { authorizationAt } from '../condition/facts/index.ts';
import type { Test } from '../condition/tree.ts';
import type { Weight } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/types.ts';
import type { CompiledPack, View } from './compiled.ts';
import type { ApplicableRequirement, Reason } from './evaluation.ts';
import { reasonFrom } from './messages.ts';
import { partyArgs } from './partyArgs.ts';

export function judgeRequirements(
  pack: CompiledPack,
  view: View,
  c: Ctx,
): { requirements: ApplicableRequirement[]; said: { id: string; reason: Reason }[] } {
  const requirements: ApplicableRequirement[] = [];
  const said: { id: string; reason: Reason }[] = [];
  const waiting: { id: string; impliedBy: readonly string[]; reason: Reason }[] = [];
  let log = fork(c.log);
  let own = c.noting(log);
  for (const { requirement, now } of view.program(c.judged.classIds).requirements) {
    const truth = requirement.test(own);
    trace(c, log, `requirement ${requirement.id}`, truth, now.wording.cite);
    if (truth === false) {
      // Nothing is noted on the way to a certain no; facts are, for a trace.
      if (log.facts) log.facts = {};
      continue;
    }
    const at = placeOf(requirement.spec.at ?? 'place', own, requirement.test);
    if (now.effect.apply) {
      requirements.push({
        requirement,
        holds: truth,
        wording: now.wording,
        at,
        missing: log.missing,
        args: () => partyArgs(c.shipment, at),
      });
    }
    for (const raised of truth === 'unknown' ? log.raised : []) {
      const reason = pack.reasons.get(raised.code);
      if (reason && now.effect.apply) {
        said.push({ id: '', reason: reasonFrom(pack, reason, raised.at ?? at, c) });
      }
    }
    const reason = now.effect.reason === undefined ? undefined : pack.reasons.get(now.effect.reason);
    if (reason) {
      const text = {
        ...reasonFrom(pack, reason, at, c, now.wording),
        ...(truth === 'unknown' ? { certain: false, missing: log.missing } : {}),
      };
      waiting.push({ id: requirement.id, impliedBy: requirement.spec.impliedBy ?? [], reason: text });
    }
    log = fork(c.log);
    own = c.noting(log);
  }
  for (const text of waiting) {
    if (!requirements.some((h) => h.holds === true && text.impliedBy.includes(h.requirement.id))) {
      said.push({ id: text.id, reason: text.reason });
    }
  }
  // A requirement that another one already carries adds nothing.
  const trimmed = requirements.filter(
    (h) =>
      !requirements.some(
        (o) => o !== h && o.holds === true && (h.requirement.spec.impliedBy ?? []).includes(o.requirement.id),
      ),
  );
  return { requirements: trimmed, said };
}

/** Where a rule points: a fact's place; for `party` and facts of parties, the party's value that made the condition true. */
export function placeOf(at: string, c: Ctx, test: Test | undefined): Location {
  const fact = c.world.fact(at);
  if (at === 'party' || fact?.scope === 'party') {
    const log: Log = { missing: [], raised: [], facts: {}, witness: {} };
    test?.(c.noting(log));
    return log.witness?.location ?? log.missing[0] ?? c.shipment.location(['parties', 'ultimateConsignee']);
  }
  if (at === 'authorization') {
    return authorizationAt(c);
  }
  return fact?.at(c) ?? c.line.at;
}

/** A step of the trace, with the facts that were read for it. */
export function trace(
  c: Ctx,
  noted: Log,
  step: string,
  result: Weight | boolean | 'unknown' | string,
  citation: string,
): void {
  c.log.trace?.push({ step, result, facts: noted.facts ?? {}, citation });
}
