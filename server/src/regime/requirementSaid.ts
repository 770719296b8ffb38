/** What is said of a requirement that nothing lifts, and of the exceptions next to it. */
import type { ReviewPolicy } from '../trade/vocabulary.ts';
import type { ExceptionStanding } from './determination.ts';
import type { Held, Opinion, Said } from './opinion.ts';
import { fill } from './saying.ts';
import type { Weighed } from './weigh.ts';

export function requirementSaid(
  opinion: Opinion,
  h: Held,
  open: readonly Weighed[],
  policy: { review: ReviewPolicy | null; said: readonly Said[] },
): Said {
  const { spec, id } = h.requirement;
  const first = fill(spec.say ?? `${spec.title ?? id} applies to {class} items.`, {
    ...opinion.args,
    ...h.args,
  }).replace(/\.$/, '');
  const part = policy.said.find((said) => said.over && said.raises === 'note')?.text;
  const codes = open.map(({ standing }) => standing.authority.code);
  const hint =
    open.length > 0
      ? `; ${codes.join(' or ')} possible, not cited.`
      : part
        ? `. ${part}`
        : policy.review
          ? `; ${opinion.pack.spec.reviewPolicies?.[policy.review]?.words}.`
          : '.';
  const idle = opinion.idle.length > 0 ? ` ${opinion.idle.map((i) => i.because).join('; ')}.` : '';
  return {
    code: id,
    raises: spec.unlifted ?? 'blocked',
    text: `${first}${hint}${idle}`,
    // How much of a cap is left differs from line to line.
    ...(open.length === 0 && part ? { general: `${first}.${idle}` } : {}),
    citation: h.wording.cite,
    ...(h.wording.url ? { url: h.wording.url } : {}),
    at: h.at,
    certain: true,
    open: codes,
  };
}

export function exceptionsOf(weighed: readonly Weighed[]): ExceptionStanding[] {
  const results = new Map<string, ExceptionStanding>();
  for (const { standing, state, said } of weighed) {
    const { code, spec } = standing.authority;
    // One that is not for a class of items, is not cited and lifts nothing of what is asked here, is about something else.
    const elsewhere = !standing.cited && standing.lifts.size === 0 && standing.authority.classes === undefined;
    if (spec.kind === 'license' || elsewhere || results.has(code)) {
      continue;
    }
    const over = said.find((s) => s.over);
    const status = state === 'failed' ? 'unavailable' : state === 'doubtful' ? 'needs-review' : 'available';
    const told =
      standing.cited && said.length > 0 && standing.status === 'available' ? (said[0] as Said).text : standing.because;
    results.set(code, { code, status, because: over ? over.text : told });
  }
  return [...results.values()];
}

export function citationsOf(opinion: Opinion, reasons: readonly Said[], cited: readonly Weighed[]): readonly string[] {
  const all = [
    ...opinion.held.map((h) => h.wording.cite),
    ...cited.filter((w) => w.standing.lifts.size > 0).map((w) => w.standing.wording.cite),
    ...reasons.map((r) => r.citation),
  ];
  return [...new Set(all.filter(Boolean))];
}
