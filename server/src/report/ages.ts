/** How old the packs are that judged: shown once, in the head of every report. */
import { dateInWords, daysBetween } from '../trade/dates.ts';
import { count } from './terminal.ts';
import { allLines, type View } from './view.ts';

export interface PackAge {
  readonly id: string;
  readonly version: string;
  /** Day until which the pack was compared with its sources. */
  readonly verified: string;
  /** Whole days from then until the day that counts as today; 0 where that is earlier. */
  readonly ageDays: number;
}

/** The packs that judged lines of the view, those that decide first. */
export function packAges(view: View): readonly PackAge[] {
  const deciding = new Set<string>();
  const others = new Set<string>();
  for (const line of allLines(view)) {
    line.determinations.forEach(({ regime }, nth) => {
      (nth === 0 ? deciding : others).add(regime);
    });
  }
  return [...new Set([...deciding, ...others])].flatMap((id) => {
    const regime = view.regimes.get(id);
    if (!regime) return [];
    const { version, verifiedUntil: verified } = regime;
    return [{ id, version, verified, ageDays: ageOn(view.report.asOf, verified) }];
  });
}

/** Whole days since the pack was verified. */
export function ageOn(asOf: string, verified: string): number {
  return Math.max(0, daysBetween(verified, asOf));
}

/** `rules checked to 24 Sep 2026, 67 days ago`. */
export function ageText({ verified, ageDays }: Pick<PackAge, 'verified' | 'ageDays'>): string {
  const ago = ageDays === 0 ? '' : `, ${count(ageDays, 'day')} ago`;
  return `rules checked to ${dateInWords(verified, true)}${ago}`;
}

/** The same for several packs; those of the same day are named together. */
export function agesText(ages: readonly PackAge[]): string {
  const byText = new Map<string, string[]>();
  for (const age of ages) byText.set(ageText(age), [...(byText.get(ageText(age)) ?? []), age.id]);
  return [...byText].map(([text, ids]) => `${ids.join(', ')}: ${text}`).join('; ');
}
