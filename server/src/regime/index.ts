/** Regimes: packs loaded, checked and ready to judge by. */
import { isRegistered } from '../trade/cited.ts';
import { type Card, cardsOf, urlOf } from './cards.ts';
import { compilePack } from './compile.ts';
import type { CompiledPack } from './compiled.ts';
import { extendPack, type PackProblem } from './extend.ts';
import type { PackSpec } from './pack.ts';

export interface Regime {
  readonly id: string;
  readonly title: string;
  /** Whose rules it reads; of the regimes of one jurisdiction one judges a document. */
  readonly jurisdiction: string;
  /** Judges where nothing names a regime. */
  readonly isDefault: boolean;
  /** What it answers, in one line. */
  readonly summary?: string;
  readonly version: string;
  /** Day until which the pack was compared with the sources. */
  readonly verifiedUntil: string;
  readonly pack: CompiledPack;
  readonly cards: ReadonlyMap<string, Card>;
  /** Address of a citation's text, dated where the source has dated text. */
  url(citation: string, date: string | undefined): string | undefined;
}

export interface LoadedRegimes {
  readonly regimes: ReadonlyMap<string, Regime>;
  readonly problems: readonly (PackProblem & { readonly pack: string })[];
}

/**
 * Compiles packs, each on top of the one it extends: another of them, or one of `below`, which are there already. A pack with problems is
 * omitted, and so are those that extend it.
 */
export function loadRegimes(specs: readonly PackSpec[], below: ReadonlyMap<string, Regime> = new Map()): LoadedRegimes {
  const byId = new Map(specs.map((spec) => [spec.pack, spec]));
  const regimes = new Map<string, Regime>();
  const problems: (PackProblem & { pack: string })[] = [];
  const whole = (spec: PackSpec, seen: readonly string[]): PackSpec | undefined => {
    if (spec.extends === undefined) {
      return spec;
    }
    const base = byId.get(spec.extends) ?? below.get(spec.extends)?.pack.spec;
    if (!base || seen.includes(spec.extends)) {
      problems.push({
        pack: spec.pack,
        path: ['extends'],
        message: base ? 'extends itself' : `unknown pack "${spec.extends}"`,
      });
      return undefined;
    }
    // What is there already is whole.
    const under = byId.has(spec.extends) ? whole(base, [...seen, spec.extends]) : base;
    if (!under) {
      return undefined;
    }
    const { pack, problems: merging } = extendPack(under, spec);
    problems.push(...merging.map((problem) => ({ ...problem, pack: spec.pack })));
    return merging.length > 0 ? undefined : pack;
  };
  const exceptions = exceptionsOf([...specs, ...[...below.values()].map(({ pack }) => pack.spec)]);
  for (const spec of specs) {
    const full = whole(spec, [spec.pack]);
    if (!full) {
      continue;
    }
    const { pack, problems: compiling } = compilePack(full, exceptions);
    problems.push(
      ...[...compiling, ...rivals(full, [...below.values(), ...regimes.values()])].map((problem) => ({
        ...problem,
        pack: spec.pack,
      })),
    );
    if (pack) {
      regimes.set(spec.pack, {
        id: spec.pack,
        title: spec.title,
        jurisdiction: full.jurisdiction ?? spec.pack,
        isDefault: full.default === true,
        ...(spec.summary === undefined ? {} : { summary: spec.summary }),
        version: spec.version,
        verifiedUntil: full.verified.until,
        pack,
        cards: cardsOf(full),
        url: (citation, date) => urlOf(full, citation, date),
      });
    }
  }
  return { regimes, problems };
}

/** Two that judge by default would leave open which of them reads the rules of a jurisdiction. */
function rivals(spec: PackSpec, known: readonly Regime[]): readonly PackProblem[] {
  const jurisdiction = spec.jurisdiction ?? spec.pack;
  const other = spec.default && known.find((one) => one.isDefault && one.jurisdiction === jurisdiction);
  return other ? [{ path: ['default'], message: `${other.id} is the default of ${jurisdiction} already` }] : [];
}

/** Codes of all exceptions that a pack speaks of. */
function exceptionsOf(specs: readonly PackSpec[]): ReadonlySet<string> {
  const all = specs.flatMap(({ authorities = {} }) => Object.entries(authorities));
  return new Set(all.flatMap(([id, { kind, code }]) => (!isRegistered(kind) ? [(code ?? id).toUpperCase()] : [])));
}

export type { Card } from './cards.ts';
export type { Classification } from './classes.ts';
export { type ConditionStatus, conditionsOf } from './conditionsOf.ts';
export { decide } from './decide.ts';
export type { Decision, Determined, ExceptionStatus, Ruling } from './determination.ts';
export type { Balance, Claim, Evaluation, Reason } from './evaluation.ts';
export type { PackProblem } from './extend.ts';
export { classificationOf, failedEvaluation, type JudgeInput, judge } from './judge.ts';
export { optimistic } from './optimistic.ts';
export type { PackSpec } from './pack.ts';
export { mayUse } from './uses.ts';
export { mapClaims } from './variants.ts';
