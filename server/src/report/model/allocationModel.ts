/** Allocations over time: each line that was measured against a bucket, in the order in which the ledger settles, with the running total. */
import type { AllocationState, AllocationUse, JudgedLine } from '../../lint/types.ts';
import { allocationsUsed } from '../allocationTable.ts';
import type { Answer, View } from '../view.ts';
import { bucketName } from '../words.ts';
import type { RegimeText } from './regimeText.ts';
import type { AllocationModel, Place, PointModel } from './types.ts';

/** A line that was measured against at least one allocation. */
export interface Consumption {
  readonly line: JudgedLine;
  readonly at: Place;
  readonly index: number | null;
  readonly answer: Answer;
  readonly signed: boolean;
}

/** The allocations that the view draws on and that say something: a limit, or a use. */
export function allocationsOf(
  view: View,
  consumptions: readonly Consumption[],
  countryName: (code: string) => string | undefined = () => undefined,
): AllocationModel[] {
  const uses = usesByBucket(consumptions);
  return allocationsUsed(view)
    .filter(({ limit, used }) => limit !== null || used > 0)
    .map((state) => {
      const drawn = uses.get(keyOf(state.regime, state)) ?? [];
      const bucket = bucketName(inWords(state.bucket, countryName));
      return allocation(state, bucket, drawn, view.regimes.get(state.regime));
    });
}

/** The bucket with `Portugal (PT)` in the place of `PT`. */
function inWords(
  { country, ...rest }: AllocationState['bucket'],
  countryName: (code: string) => string | undefined,
): AllocationState['bucket'] {
  if (country === undefined) return rest;
  const name = countryName(`${country}`);
  return { ...rest, country: name === undefined ? country : `${name} (${country})` };
}

interface Use {
  readonly consumption: Consumption;
  readonly use: AllocationUse;
  readonly answer: Answer;
  readonly used: boolean;
}

function usesByBucket(consumptions: readonly Consumption[]): Map<string, Use[]> {
  const byBucket = new Map<string, Use[]>();
  for (const consumption of consumptions) {
    for (const of of consumption.line.determinations) {
      for (const use of of.allocations) {
        const key = keyOf(of.regime, use);
        const list = byBucket.get(key) ?? [];
        byBucket.set(key, list);
        const last = list.at(-1);
        // Drawn on and asked of at once: one point, which is used where one of the two is.
        if (last?.consumption !== consumption) list.push({ consumption, use, answer: of.verdict, used: use.used });
        else if (use.used) list[list.length - 1] = { ...last, used: true };
      }
    }
  }
  for (const list of byBucket.values())
    list.sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
  return byBucket;
}

const dateOf = ({ consumption }: Use): string => consumption.line.date ?? '';

function keyOf(regime: string, { id, bucket }: Pick<AllocationState, 'id' | 'bucket'>): string {
  return JSON.stringify([regime, id, Object.entries(bucket).sort()]);
}

function allocation(
  state: AllocationState,
  bucket: string,
  uses: readonly Use[],
  regime: RegimeText | undefined,
): AllocationModel {
  const spec = regime?.pack?.allocations.get(state.id);
  const points = uses.map(pointOf);
  const opening = points[0]?.before ?? state.used;
  const counted = points.reduce((sum, { counts, here }) => sum + (counts ? here : 0), 0);
  const year = state.bucket.year;
  return {
    regime: state.regime,
    id: state.id,
    title: spec?.title ?? sentence(state.id),
    bucket,
    year: typeof year === 'number' ? year : null,
    unit: state.unit,
    limit: state.limit,
    used: state.used,
    remaining: state.remaining,
    lowerBound: spec?.lowerBound === true,
    opening,
    elsewhere: Math.max(0, state.used - opening - counted),
    caps: capsOf(spec?.limit, points, uses, state.limit),
    capsUntil: (spec?.limit as Stepped | undefined)?.ends ?? null,
    points,
  };
}

const pointOf = ({ consumption, use, answer, used }: Use): PointModel => ({
  date: consumption.line.date ?? '',
  at: consumption.at,
  line: consumption.index,
  item: consumption.line.item ?? '?',
  here: use.here,
  before: use.before,
  after: use.after,
  counts: used,
  exceeded: use.exceeded,
  answer,
});

/** A limit that steps, as packs write it; other forms have neither key. */
interface Stepped {
  readonly steps?: Readonly<Record<string, number>>;
  readonly ends?: string;
}

function capsOf(
  limit: unknown,
  points: readonly PointModel[],
  uses: readonly Use[],
  now: number | null,
): AllocationModel['caps'] {
  const steps = (limit as Stepped | undefined)?.steps;
  if (steps) {
    return Object.entries(steps)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, step]) => ({ from, limit: step }));
  }
  const caps: { from: string | null; limit: number }[] = [];
  points.forEach(({ date }, nth) => {
    const at = uses[nth]?.use.limit;
    if (typeof at === 'number' && at !== caps.at(-1)?.limit)
      caps.push({ from: caps.length === 0 ? null : date, limit: at });
  });
  return caps.length > 0 ? caps : now === null ? [] : [{ from: null, limit: now }];
}

function sentence(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
