/** For each requirement of a line: what is cited and lifts it, what could be cited, and how it is covered. See weigh.ts for the states. */
import type { Location } from '../yaml/types.ts';
import type { ApplicableRequirement, BalanceOf, Evaluation } from './evaluation.ts';
import type { Coverage } from './outcome.ts';
import { type Weighed, weigh } from './weigh.ts';

/** A requirement that applies or may apply, with what stands to it. */
export interface Covered {
  readonly applicable: ApplicableRequirement;
  readonly coverage: Coverage;
  /** Cited, and for this requirement. */
  readonly lifters: readonly Weighed[];
  /** Not cited, and open to the line. */
  readonly open: readonly Weighed[];
}

export interface Coverages {
  readonly all: readonly Covered[];
  readonly cited: readonly Weighed[];
  readonly offers: readonly Weighed[];
}

export const isLicence = ({ check }: Weighed): boolean => check.authority.spec.kind === 'license';

export function coveragesOf(evaluation: Evaluation, balanceOf: BalanceOf): Coverages {
  // Where nothing is required, nothing that is cited or could be cited matters.
  if (evaluation.requirements.length === 0) {
    return { all: [], cited: [], offers: [] };
  }
  const weighed = evaluation.authorizations().map((check) => weigh(evaluation, check, balanceOf));
  const cited = weighed.filter(({ check }) => check.cited);
  const offers = weighed.filter(({ check }) => !check.cited);
  const all = evaluation.requirements.map((applicable): Covered => {
    const lifts = (w: Weighed): boolean => w.check.lifts.has(applicable.requirement.id);
    const lifters = cited.filter(lifts);
    const open = offers.filter((w) => lifts(w) && w.state !== 'failed' && w.check.status === 'available');
    return { applicable, coverage: coverageOf(applicable, lifters, open), lifters, open };
  });
  return { all, cited, offers };
}

function coverageOf(
  applicable: ApplicableRequirement,
  lifters: readonly Weighed[],
  open: readonly Weighed[],
): Coverage {
  const has = (state: Weighed['state']): boolean => lifters.some((w) => w.state === state);
  const applies = applicable.holds === true;
  if (applies && applicable.requirement.spec.embargo) return 'prohibited';
  if (has('works')) return 'met';
  if (!applies) return 'waiting';
  if (has('doubtful')) return 'doubtful';
  const isCurable = open.length > 0 || lifters.some((w) => w.state === 'undone' && !isLicence(w));
  return isCurable ? 'curable' : 'unmet';
}

/** Every requirement that applies is lifted by something else than a licence: then what concerns licences is beside the point. */
export function isLiftedWithoutLicence(all: readonly Covered[]): boolean {
  const needed = all.filter(({ applicable }) => applicable.holds === true);
  return needed.length > 0 && needed.every(({ lifters }) => lifters.some((w) => w.state === 'works' && !isLicence(w)));
}

/**
 * By what the requirements with this coverage are lifted, or may be. exception: by exceptions alone. licence: also by a licence. facts: only facts
 * are missing to know.
 */
export function carriedBy(all: readonly Covered[], coverage: 'met' | 'doubtful'): 'exception' | 'licence' | 'facts' {
  const those = all.filter((one) => one.coverage === coverage && one.applicable.holds === true);
  if (coverage === 'met') {
    const by = those.flatMap(({ lifters }) => lifters.filter((w) => w.state === 'works'));
    return by.some(isLicence) ? 'licence' : 'exception';
  }
  const lifters = those.flatMap((one) => one.lifters);
  const onlyFacts = waitsOf(all).length > 0 && lifters.every((w) => w.state !== 'doubtful' || w.waits.length > 0);
  if (onlyFacts) return 'facts';
  return lifters.some(isLicence) ? 'licence' : 'exception';
}

/** Facts that doubtful authorizations wait for. */
export const waitsOf = (all: readonly Covered[]): readonly Location[] =>
  all.flatMap(({ coverage, lifters }) => (coverage === 'doubtful' ? lifters.flatMap((w) => w.waits) : []));
