/** Figures that are near a limit, or of which there are two versions: does the answer differ with the other value? */
import { Ctx, type Probe, type Subject, type World } from '../condition/context.ts';
import { FACTS } from '../condition/facts/index.ts';
import { decide } from './decide.ts';
import type { Decision } from './determination.ts';
import type { Evaluation, Reason } from './evaluation.ts';
import { reasonFrom } from './messages.ts';
import { optimistic } from './optimistic.ts';

/** Judges again with a figure moved across a limit that it is near to, or taken in its other version; speaks only if the answer differs. */
export function movedFigures(
  first: Evaluation,
  probes: readonly Probe[],
  { line, shipment, destination }: Pick<World, 'shipment' | 'destination'> & Pick<Subject, 'line'>,
  again: (override: NonNullable<Subject['override']>) => Evaluation,
): readonly Reason[] {
  if (probes.length === 0) {
    return [];
  }
  const { pack } = first;
  const before = decide(first, optimistic);
  const said = new Map<string, Reason>();
  const c = new Ctx({ shipment, destination } as World, { line } as Subject, { missing: [], raised: [] });
  for (const { figure, instead, limit, why } of probes) {
    const code = why === 'near' ? pack.spec.near?.reason : pack.spec.disagree?.reason;
    const reason = code === undefined ? undefined : pack.reasons.get(code);
    if (!reason || said.has(`${why} ${figure}`)) {
      continue;
    }
    const after = decide(again({ figure, value: instead }), optimistic);
    const differs =
      before.outcome !== after.outcome ||
      before.verdict !== after.verdict ||
      before.review !== after.review ||
      before.authorized !== after.authorized ||
      // Versions that disagree matter also where only a note depends on them.
      (why === 'disagree' && codesOf(before) !== codesOf(after));
    if (differs) {
      const stated = FACTS.get(figure)?.read(c) as { stated?: number } | undefined;
      said.set(`${why} ${figure}`, {
        ...reasonFrom(pack, reason, FACTS.get(figure)?.at(c) ?? line.at, c, undefined, {
          figure: FACTS.get(figure)?.words ?? figure,
          value: stated?.stated ?? '?',
          limit,
          other: Math.round(instead * 100) / 100,
        }),
      });
    }
  }
  return [...said.values()];
}

const codesOf = (decision: Decision) =>
  decision.reasons
    .map((reason) => reason.code)
    .sort()
    .join();
