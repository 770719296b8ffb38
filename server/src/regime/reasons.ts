/** What there is to say of a line besides its requirements: the reasons of the pack, and what makes any line uncertain. */
import { type Ctx, fork, type Log } from '../condition/context.ts';
import { FACTS } from '../condition/facts/index.ts';
import type { Test } from '../condition/tree.ts';
import type { Location } from '../yaml/types.ts';
import { withArticle } from '../yaml/wording.ts';
import { ageReason } from './age.ts';
import type { CompiledPack, CompiledReason, View } from './compiled.ts';
import type { ApplicableRequirement, Reason } from './evaluation.ts';
import { reasonFrom } from './messages.ts';
import { missingReasons } from './missing.ts';
import { placeOf, trace } from './requirements.ts';
import { uniqueLocations } from './unique.ts';

/** The reasons of the pack that apply, or may apply. */
export function judgeReasons(
  pack: CompiledPack,
  view: View,
  c: Ctx,
  requirements: readonly ApplicableRequirement[],
): Reason[] {
  const needed = requirements.length > 0;
  const reasons: Reason[] = [];
  let log = fork(c.log);
  let own = c.noting(log);
  for (const reason of view.program(c.judged.classIds).reasons) {
    if (!applies(reason, c, needed)) {
      continue;
    }
    const truth = (reason.test as Test)(own);
    if (truth === false) {
      if (log.facts) log.facts = {};
      continue;
    }
    if (truth === true) {
      trace(c, log, `reason ${reason.code}`, true, reason.spec.cite ?? '');
      reasons.push(reasonFrom(pack, reason, reasonPlace(reason, c), c));
    } else {
      reasons.push(...unknownReason(pack, reason, log, c));
    }
    log = fork(c.log);
    own = c.noting(log);
  }
  return reasons;
}

/**
 * A reason of which it is not known whether it applies. One that says how much it weighs then is given; of any other that would stop a line, the
 * line waits for the facts that are missing, and they are what is named.
 */
function unknownReason(pack: CompiledPack, reason: CompiledReason, log: Log, c: Ctx): readonly Reason[] {
  const { unknown, raises } = reason.spec;
  if (unknown === 'ignore' || (unknown === undefined && raises !== 'review' && raises !== 'blocked')) {
    return [];
  }
  if (unknown === undefined && log.missing.length > 0) {
    return missingReasons(pack, uniqueLocations(log.missing));
  }
  const own = log.raised.flatMap(({ code, at }) => {
    const raised = pack.reasons.get(code);
    return raised && unknown === undefined ? [reasonFrom(pack, raised, at ?? reasonPlace(reason, c), c)] : [];
  });
  return own.length > 0
    ? own
    : [
        {
          ...reasonFrom(pack, reason, log.missing[0] ?? reasonPlace(reason, c), c),
          raises: unknown ?? 'review',
          certain: false,
          missing: log.missing,
        },
      ];
}

function applies(reason: CompiledReason, c: Ctx, needed: boolean): boolean {
  const { spec } = reason;
  return (
    (!spec.from || c.date >= spec.from) &&
    (!spec.until || c.date <= spec.until) &&
    (spec.for === undefined || spec.for === 'always' || (spec.for !== 'not-needed') === needed)
  );
}

const reasonPlace = (reason: CompiledReason, c: Ctx): Location => placeOf(reason.spec.at ?? 'item', c, reason.test);

/** A line whose quantity is not known, or was refused, is not cleared. */
export function uncounted(pack: CompiledPack, c: Ctx): Reason[] {
  const reason = pack.reasons.get(pack.spec.missing.default);
  if (!reason || c.line.quantity !== undefined) {
    return [];
  }
  const at = FACTS.get('quantity')?.at(c) ?? c.line.at;
  return [{ ...reasonFrom(pack, reason, at, c, undefined, { path: 'quantity' }), certain: false, missing: [at] }];
}

/** The answer goes by the countries, and a document that contradicts them is for a person. */
export function contradicted(pack: CompiledPack, c: Ctx): Reason[] {
  if (FACTS.get('transactionAgrees')?.read(c) !== false) {
    return [];
  }
  const kind = FACTS.get('transaction')?.read(c);
  const found = kind === undefined ? 'no kind of transaction' : withArticle(String(kind));
  return [
    {
      code: 'transaction-conflict',
      rule: 'trade/transaction-conflict',
      raises: 'review',
      text: `"${c.shipment.transaction}" does not fit: from ${c.shipment.from} to ${c.destination.country} is ${found}. This answer goes by the countries.`,
      citation: pack.spec.title,
      at: c.shipment.location(['transaction']),
      certain: true,
    },
  ];
}

/** The pack was checked until a day, and answers for a number of days after it; what was published later is not in it. */
export function verified(pack: CompiledPack, c: Ctx, staleAfterDays: number | undefined): Reason[] {
  const reason = ageReason(pack, c.date, staleAfterDays, c.shipment.location(['date']), c);
  return reason ? [reason] : [];
}
