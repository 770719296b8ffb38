/**
 * What would clear a line: single changes and pairs of changes are tried by judging, nothing is written by hand. A change is a fact that
 * is missing, a paper, an authority, a smaller quantity or another date; which ones are worth trying is read from the pack and from what
 * the judgement says. A change of fact is a question ("if the parent is not headquartered there"), never advice to write it.
 */

import { thousands } from '../catalog/thousands.ts';
import { FACTS, isEndOf, type Situation } from '../condition/facts/index.ts';
import { requiredTests } from '../condition/visit.ts';
import { type Decision, decide, type Evaluation, judge } from '../regime/index.ts';
import { isRegistered } from '../trade/cited.ts';
import { yearOf } from '../trade/dates.ts';
import { destinationsOf } from '../trade/destinations.ts';
import { sameParty } from '../trade/partyNames.ts';
import type { License, Line, Shipment } from '../trade/types.ts';
import { VERDICTS, worse } from '../trade/vocabulary.ts';
import type { Location } from '../yaml/index.ts';
import type { LineView } from './document.ts';
import { UNDETERMINED } from './doubts.ts';
import { countedLine, type JudgeSettings, lineUnder } from './judged.ts';
import { noticeDays } from './notice.ts';
import type { Config, Remedy, RemedyStep } from './types.ts';
import type { Settled } from './workspace.ts';

interface Change {
  readonly words: string;
  /** Changes of one kind are not paired with each other. */
  readonly kind: string;
  readonly apply: (s: Situation) => Situation;
  /** How it is written down; omitted for what no text brings about. */
  readonly step?: RemedyStep;
}

const MOST = 4;

/**
 * Ways to a verdict of clear or caution, the shortest ones; empty for lines that may go already, or that nothing tried would clear.
 * `others`: other jurisdictions that the line is subject to. Changes are sought where the answer is worst, and have to clear it everywhere.
 */
export function remediesFor(
  settled: Settled,
  view: LineView,
  evaluation: Evaluation,
  decision: Decision,
  config: Config,
  others: readonly Settled[] = [],
): readonly Remedy[] {
  // Where something cannot be relied on, only correcting it leads on.
  const isDoubtful = decision.reasons.some(({ rule }) => rule === UNDETERMINED);
  if (decision.verdict === 'clear' || decision.verdict === 'caution' || isDoubtful) {
    return [];
  }
  const settings = settled.settingsOf(config);
  const start: Situation = {
    ...view,
    line: countedLine(view, settings),
    registers: settings.registers,
    home: settled.regime.pack.spec.home[0] ?? '',
  };
  const changes = changesFor(settled, start, evaluation, decision);
  const better = (tried: readonly Change[]): Remedy | undefined => {
    const verdict = [settled, ...others]
      .map((one) => verdictAfter(one, settings, start, tried))
      .reduce((worst, one) => worse(worst, one));
    return verdict === 'clear' || verdict === 'caution'
      ? { changes: tried.map((change) => change.words), steps: tried.map((change) => change.step), verdict }
      : undefined;
  };
  // Of several days that would do, the first is the answer.
  let dated = false;
  const single = changes.flatMap((change) => {
    const remedy = change.kind === 'date' && dated ? undefined : better([change]);
    dated ||= remedy !== undefined && change.kind === 'date';
    return remedy ?? [];
  });
  if (single.length > 0) {
    return shortest(single);
  }
  const pairs = changes.flatMap((a, i) =>
    changes.slice(i + 1).flatMap((b) => (a.kind === b.kind ? [] : (better([a, b]) ?? []))),
  );
  return shortest(pairs);
}

const shortest = (remedies: readonly Remedy[]) =>
  [...remedies].sort((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict)).slice(0, MOST);

function verdictAfter(
  settled: Settled,
  settings: JudgeSettings,
  start: Situation,
  changes: readonly Change[],
): Decision['verdict'] {
  const { shipment, line, registers } = changes.reduce((s, change) => change.apply(s), start);
  const evaluation = judge(settled.regime.pack, {
    shipment,
    line: lineUnder(settled.regime, line),
    date: shipment.date,
    registers,
    staleAfterDays: settings.staleAfterDays,
  });
  // Balances as they are, without what this line itself drew before it was changed.
  return decide(evaluation, (claim) => settled.settlement.balance(claim, { without: start.line.at })).verdict;
}

function changesFor(settled: Settled, s: Situation, evaluation: Evaluation, decision: Decision): readonly Change[] {
  return [
    ...decision.missing.flatMap(supply),
    ...exceptionChanges(evaluation, s),
    ...licencesOnFile(s),
    ...licenceChange(s),
    ...quantityChanges(decision),
    ...dateChanges(settled, s),
    ...evidenceChanges(s),
  ];
}

const patchShipment = (words: string, kind: string, patch: (shipment: Shipment) => Partial<Shipment>): Change => ({
  words,
  kind,
  apply: (s) => ({ ...s, shipment: { ...s.shipment, ...patch(s.shipment) } }),
});

const patchLine = (words: string, kind: string, patch: (line: Line) => Partial<Line>): Change => ({
  words,
  kind,
  apply: (s) => ({ ...s, line: { ...s.line, ...patch(s.line) } }),
});

/** The facts that can be supplied, each with what would bring it about. */
const SUPPLIES = [...FACTS.values()].flatMap((fact) => (fact.supply ?? []).map((supply) => ({ fact, supply })));

/** A missing fact, taken the way that asks for least: the home country, no parent, not for data centres. */
function supply(location: Location): readonly Change[] {
  const able = SUPPLIES.filter(
    ({ fact, supply: { kind, missingAt } }) => kind === 'fact' && isEndOf(missingAt ?? fact.path, location.path),
  );
  // The parent's headquarters end like those of the company itself; the longer path is the one that is meant.
  const longest = Math.max(...able.map(({ fact, supply: { missingAt } }) => (missingAt ?? fact.path).length));
  return able
    .filter(({ fact, supply: { missingAt } }) => (missingAt ?? fact.path).length === longest)
    .map(({ fact, supply: { words, name, put } }) => ({
      words,
      kind: fact.scope === 'party' ? `party ${name}` : name,
      apply: (s) => put(s, location),
    }));
}

/** Each exception in whose scope the line is, cited with everything that its conditions ask for. */
function exceptionChanges(evaluation: Evaluation, start: Situation): readonly Change[] {
  const seen = new Set<string>();
  return evaluation.authorizations().flatMap((check): readonly Change[] => {
    const { code, spec, conditions } = check.authority;
    if (isRegistered(spec.kind) || check.lifts.size === 0 || seen.has(code)) {
      return [];
    }
    seen.add(code);
    const asked = conditions
      .flatMap(({ need }) => (need ? requiredTests(need.tree) : []))
      .flatMap(({ fact, test }) =>
        (fact.supply ?? []).flatMap((one) => (one.kind === 'paper' ? [{ supply: one, test }] : [])),
      );
    const certifications = asked.flatMap(({ test }) => ('any' in test ? test.any : []));
    const names = asked.map(({ supply: one }) => one.name);
    const words = evaluation.pack.spec.authorizationKinds?.[spec.kind] ?? spec.kind;
    const as = spec.kind === 'exception' ? {} : { as: spec.kind };
    const cited = { kind: 'exception' as const, ...as, code, at: start.line.at };
    // Two conditions may ask for one paper.
    const list = [...new Set([...asked.flatMap(({ supply: one }) => one.words || []), ...certifications])];
    return [
      {
        words: `cite ${words} ${code}${list.length > 0 ? ` with ${list.join(', ')}` : ''}`,
        kind: 'authority',
        apply: (s) =>
          asked.reduce<Situation>((now, { supply: one, test }) => one.put(now, now.line.at, test), {
            ...s,
            line: { ...s.line, authorization: [cited] },
          }),
        // A kind that the pack declares is written by hand: its form is not the format's.
        ...(spec.kind === 'exception' ? { step: exceptionStep(code, names, certifications, start) } : {}),
      },
    ];
  });
}

/** What of it the document does not say yet. */
function exceptionStep(
  code: string,
  asks: readonly string[],
  certifications: readonly string[],
  { line, shipment }: Situation,
): RemedyStep {
  const cited = (line.authorization ?? shipment.authorization).find(
    (one) => one.kind === 'exception' && one.code === code.toUpperCase(),
  );
  const said = cited?.kind === 'exception' ? cited : undefined;
  return {
    kind: 'exception',
    code,
    line: line.at,
    authorizationAt: line.authorization
      ? { piece: line.at.piece, path: [...line.at.path, 'authorization'] }
      : shipment.location(['authorization']),
    certifications: [...new Set(certifications)].filter(
      (certification) => !shipment.certifications.includes(certification),
    ),
    certificationsAt: shipment.location(['certifications']),
    ...(asks.includes('purchase order') && shipment.purchaseOrder === undefined
      ? { purchaseOrderAt: shipment.location(['purchaseOrder']) }
      : {}),
    number: asks.includes('number') && said?.number === undefined,
    notice: asks.includes('notice') && said?.noticeFiled === undefined,
  };
}

/** Maximum number of licences on file that are tried. */
const MOST_LICENCES = 8;

/** Licences on file that name this consignee, or none, and that the line does not cite yet. */
function licencesOnFile(s: Situation): readonly Change[] {
  const cited = s.line.authorization ?? s.shipment.authorization;
  const isCited = (number: string) => cited.some((one) => one.kind === 'license' && one.number === number);
  const consignee = s.shipment.ultimateConsignee?.name;
  return [...s.registers.licenses.values()]
    .filter(
      (license) =>
        !isCited(license.number) &&
        (license.consignee === undefined || sameParty([license.consignee], consignee) === true),
    )
    .slice(0, MOST_LICENCES)
    .map(({ number }) => ({
      words: `cite licence ${number}, which is on file`,
      kind: 'authority',
      apply: (now) => ({
        ...now,
        line: { ...now.line, authorization: [{ kind: 'license', number, at: now.line.at }] },
      }),
      step: { kind: 'license', number, line: s.line.at },
    }));
}

/** A licence on file that covers just this line. */
function licenceChange(s: Situation): readonly Change[] {
  const number = `\u0000${s.line.item?.id ?? ''}`;
  const { item, quantity } = s.line;
  const { date, exporter, ultimateConsignee } = s.shipment;
  const license: License = {
    number,
    items: item ? [item] : [],
    itemTexts: item ? [item.id] : [],
    shippedBefore: 0,
    quantity,
    holder: exporter?.name ?? '',
    consignee: ultimateConsignee?.name,
    destinations: destinationsOf(s.shipment).flatMap(({ country }) => country ?? []),
    validFrom: date,
    validUntil: date,
    file: '',
    at: s.line.at,
  };
  return [
    {
      words: 'obtain a licence that covers the line, and put it in a register',
      kind: 'authority',
      apply: (now) => ({
        ...now,
        line: { ...now.line, authorization: [{ kind: 'license', number, at: now.line.at }] },
        registers: { ...now.registers, licenses: new Map([...now.registers.licenses, [number, license]]) },
      }),
    },
  ];
}

function quantityChanges(decision: Decision): readonly Change[] {
  const fits = decision.reasons.flatMap((reason) => (reason.over?.fits ? [reason.over.fits] : []));
  return [...new Set(fits)].map((quantity) =>
    patchLine(`reduce the quantity to ${thousands(quantity)}`, 'quantity', () => ({ quantity })),
  );
}

/** The next days on which something changes in the pack, the next year, and the day on which a notice is old enough. */
function dateChanges(settled: Settled, s: Situation): readonly Change[] {
  const { date } = s.shipment;
  if (date === undefined) {
    return [];
  }
  const { pack } = settled.regime;
  const days = [...noticeDays(pack, s), `${yearOf(date) + 1}-01-01`, ...pack.changesAfter(date, 3)];
  const at = s.shipment.location(['date']);
  return [...new Set(days.filter((day) => day > date))].sort().map((day) => ({
    ...patchShipment(`ship on ${day} or later`, 'date', () => ({ date: day })),
    step: { kind: 'date', date: day, at },
  }));
}

/** Red flags, screening hits and documents that are open. */
function evidenceChanges(s: Situation): readonly Change[] {
  const open = new Map(
    SUPPLIES.flatMap(({ supply: one }) => (one.kind === 'evidence' && one.open?.(s) ? [[one.words, one]] : [])),
  );
  return [...open.values()].map(({ words, name, put }) => ({
    words,
    kind: name === 'documents' ? name : 'evidence',
    apply: (now) => put(now, now.shipment.at),
  }));
}
