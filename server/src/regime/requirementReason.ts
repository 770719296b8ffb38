/** What is said of a requirement that nothing lifts, and of the exceptions next to it. */
import type { ReviewPolicy } from '../trade/vocabulary.ts';
import type { ExceptionStatus } from './determination.ts';
import type { ApplicableRequirement, Evaluation, Reason } from './evaluation.ts';
import { fill } from './messages.ts';
import type { Weighed } from './weigh.ts';

export function requirementReason(
  evaluation: Evaluation,
  h: ApplicableRequirement,
  open: readonly Weighed[],
  policy: { review: ReviewPolicy | null; reasons: readonly Reason[] },
): Reason {
  const { spec, id } = h.requirement;
  const first = fill(spec.say ?? `${spec.title ?? id} applies to {class} items.`, () => ({
    ...evaluation.args(),
    ...h.args?.(),
  })).replace(/\.$/, '');
  const part = policy.reasons.find((reason) => reason.over && reason.raises === 'note')?.text;
  const codes = open.map(({ check }) => check.authority.code);
  const hint =
    open.length > 0
      ? `; ${codes.join(' or ')} possible, not cited.`
      : part
        ? `. ${part}`
        : policy.review
          ? `; ${evaluation.pack.spec.reviewPolicies?.[policy.review]?.words}.`
          : '.';
  const idle = evaluation.idle.length > 0 ? ` ${evaluation.idle.map((i) => i.because).join('; ')}.` : '';
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

export function exceptionsOf(weighed: readonly Weighed[]): ExceptionStatus[] {
  const results = new Map<string, ExceptionStatus>();
  for (const { check, state, reasons } of weighed) {
    const { code, spec } = check.authority;
    // One that is not for a class of items, is not cited and lifts nothing of what is asked here, is about something else.
    const elsewhere = !check.cited && check.lifts.size === 0 && check.authority.classes === undefined;
    if (spec.kind === 'license' || elsewhere || results.has(code)) {
      continue;
    }
    const over = reasons.find((s) => s.over);
    const status = state === 'failed' ? 'unavailable' : state === 'doubtful' ? 'needs-review' : 'available';
    const told =
      check.cited && reasons.length > 0 && check.status === 'available' ? (reasons[0] as Reason).text : check.because;
    results.set(code, { code, status, because: over ? over.text : told });
  }
  return [...results.values()];
}

export function citationsOf(
  evaluation: Evaluation,
  reasons: readonly Reason[],
  cited: readonly Weighed[],
): readonly string[] {
  const all = [
    ...evaluation.requirements.map((h) => h.wording.cite),
    ...cited.filter((w) => w.check.lifts.size > 0).map((w) => w.check.wording.cite),
    ...reasons.map((r) => r.citation),
  ];
  return [...new Set(all.filter(Boolean))];
}
