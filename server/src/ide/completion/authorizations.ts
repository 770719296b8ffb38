/** What a line may cite: licences with enough left, exceptions that could apply, agreements, validated end users, papers still open. */

import { codesAskedFor } from '../../condition/visit.ts';
import type { Regime } from '../../lint/index.ts';
import type { AllocationState, JudgedLine } from '../../lint/types.ts';
import { amount } from '../../report/words.ts';
import { isRegistered } from '../../trade/cited.ts';
import { sameParty } from '../../trade/partyNames.ts';
import type { License, Registers } from '../../trade/types.ts';
import type { Suggestion } from './suggestion.ts';

/** Licences on file that still have what the line needs; those that name this consignee first. */
export function licenseSuggestions(
  registers: Registers,
  allocations: readonly AllocationState[],
  line: JudgedLine | undefined,
  consignee: string | undefined,
  write: (text: string) => string,
): Suggestion[] {
  const isFor = ({ consignee: named }: License): boolean =>
    named !== undefined && sameParty([named], consignee) === true;
  return [...registers.licenses.values()]
    .map((license) => ({ license, left: leftOf(license, allocations) }))
    .filter(({ left }) => left === undefined || left.amount >= needOf(line, left.unit))
    .sort((a, b) => Number(isFor(b.license)) - Number(isFor(a.license)))
    .map(({ license, left }) => ({
      label: license.number,
      detail: [
        license.consignee,
        license.destinations?.join(', '),
        left && `${amount(left.amount, left.unit)} left`,
        license.validUntil && `until ${license.validUntil}`,
      ]
        .filter(Boolean)
        .join(' · '),
      also: [license.consignee ?? ''],
      text: write(license.number),
    }));
}

interface Left {
  readonly amount: number;
  readonly unit: AllocationState['unit'];
}

/** By the settled balance where a line draws on the licence, else what the register says. Undefined: without a limit. */
function leftOf(license: License, allocations: readonly AllocationState[]): Left | undefined {
  const state = allocations.find(({ bucket }) => Object.values(bucket).includes(license.number));
  if (state?.remaining !== undefined && state.remaining !== null) return { amount: state.remaining, unit: state.unit };
  const [unit, limit]: [Left['unit'], number | undefined] =
    license.quantity !== undefined
      ? ['units', license.quantity]
      : license.tpp !== undefined
        ? ['tpp', license.tpp]
        : ['value', license.value];
  return limit === undefined ? undefined : { amount: limit - license.shippedBefore, unit };
}

/** One, where the line does not say: a licence that is used up fits nothing. */
function needOf(line: JudgedLine | undefined, unit: Left['unit']): number {
  if (unit === 'units') return line?.quantity ?? 1;
  return unit === 'tpp' ? (line?.totalTpp ?? 1) : 1;
}

/** Exceptions that judging left open for the lines; where nothing was judged, those that the regime knows. */
export function exceptionSuggestions(lines: readonly JudgedLine[], regime: Regime | undefined): Suggestion[] {
  const open = new Map<string, string>();
  for (const {
    determinations: [of],
  } of lines) {
    for (const { code, status, because } of of?.exceptions ?? []) if (status !== 'unavailable') open.set(code, because);
  }
  if (open.size > 0) return [...open].map(([label, because]) => ({ label, detail: because }));
  if (lines.length > 0) return [];
  const known = (regime?.pack.authorities ?? []).filter(({ spec }) => !isRegistered(spec.kind));
  return [...new Set(known.map(({ code }) => code))].map((label) => ({ label }));
}

/** Papers that the regime's authorities ask for and the document does not list; those of the cited exceptions first. */
export function certificationSuggestions(
  regime: Regime | undefined,
  listed: readonly unknown[],
  cited: ReadonlySet<string>,
): Suggestion[] {
  const found = new Map<string, string[]>();
  const authorities = [...(regime?.pack.authorities ?? [])].sort(
    (a, b) => Number(cited.has(b.code)) - Number(cited.has(a.code)),
  );
  for (const { code, conditions } of authorities) {
    const asked = conditions.flatMap(({ need }) => (need ? codesAskedFor(need.tree, 'certifications') : []));
    for (const certification of asked) {
      if (listed.includes(certification)) continue;
      const of = found.get(certification) ?? [];
      if (!of.includes(code)) of.push(code);
      found.set(certification, of);
    }
  }
  return [...found].map(([label, codes]) => ({ label, detail: codes.join(', ') }));
}

export function agreementSuggestions({ agreements }: Registers, write: (text: string) => string): Suggestion[] {
  return [...agreements.values()].map(({ id, title, with: country }) => ({
    label: id,
    detail: [title, country].filter(Boolean).join(' · '),
    text: write(id),
  }));
}

export function veuSuggestions({ veus }: Registers, write: (text: string) => string): Suggestion[] {
  return [...veus.values()].map(({ id, holder, country }) => ({
    label: id,
    detail: [holder, country].filter(Boolean).join(' · '),
    text: write(id),
  }));
}
