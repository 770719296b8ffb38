/**
 * What a regime answers to a line on other days: "what if it ships in August". The line is judged on every day on which something that it
 * depends on may change, with everything else as it is, also the balances; days with the same answer are told as one stretch.
 */
import { staleFrom } from '../regime/age.ts';
import { type Decision, decide, type Regime } from '../regime/index.ts';
import { addDays, yearOf } from '../trade/dates.ts';
import type { Registers } from '../trade/types.ts';
import { byWeight } from '../trade/vocabulary.ts';
import type { Cache } from './cache.ts';
import type { LineView } from './document.ts';
import { type LineDoubts, withDoubts } from './doubts.ts';
import { type JudgeSettings, judgedOrFailed } from './judged.ts';
import { noticeDays } from './notice.ts';
import type { Because, Span, Timeline } from './types.ts';
import type { Settled } from './workspace.ts';

/**
 * `decision` is the answer of the line's own day. Judges again for each other day, some dozens of times what one answer costs, and remembers
 * the outcome as long as nothing moved that it depends on: while someone types, most lines stay as they are.
 */
export function timelineOf(
  settled: Settled,
  view: LineView,
  decision: Decision,
  settings: JudgeSettings,
  doubts: LineDoubts | undefined,
  cache: Cache,
): Timeline {
  const { regime, settlement } = settled;
  return cache.rememberWith(`timeline ${regime.id}`, view, [regime, settlement, settings, decision], () =>
    judgedOverTime(settled, view, decision, settings, doubts, cache),
  );
}

function judgedOverTime(
  settled: Settled,
  view: LineView,
  decision: Decision,
  settings: JudgeSettings,
  doubts: LineDoubts | undefined,
  cache: Cache,
): Timeline {
  const answers = new Map<string, Decision>();
  const judgeOn = (day: string): Decision => {
    const answer = day === view.shipment.date ? decision : decisionOn(day, settled, view, settings, doubts, cache);
    answers.set(day, answer);
    return answer;
  };
  const first = daysOf(settled, view, settings);
  const drawnOn = first.flatMap((day) =>
    judgeOn(day).balances.flatMap(({ claim }) => settled.settlement.daysOfUse(claim)),
  );
  for (const day of new Set(drawnOn)) if (!answers.has(day) && day > (first[0] ?? '')) judgeOn(day);
  const inOrder = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
  const { id, verifiedUntil } = settled.regime;
  const spans = spansOf(settled.regime, inOrder, view.shipment.date).map((span) => ({
    ...span,
    beyondVerified: span.until === null || span.until > verifiedUntil,
  }));
  return { regime: id, verified: verifiedUntil, spans };
}

type BareSpan = Omit<Span, 'beyondVerified'>;

function spansOf(
  regime: Regime,
  answers: readonly (readonly [day: string, answer: Decision])[],
  own?: string,
): BareSpan[] {
  const spans: BareSpan[] = [];
  let before: Decision | undefined;
  for (const [day, now] of answers) {
    const last = spans.at(-1);
    const isOwn = day === own;
    if (last && before && answerOf(before) === answerOf(now)) {
      if (isOwn) spans[spans.length - 1] = { ...last, own: true, because: inItsWords(regime, last.because, now) };
    } else {
      if (last) spans[spans.length - 1] = { ...last, until: addDays(day, -1) };
      const { verdict, outcome, authorized, review, exceptions } = now;
      const because = becauseOf(regime, before, now);
      const words = reviewWords(regime, now);
      const answer = { verdict, outcome, authorized, review, ...words, exceptions };
      spans.push({ from: day, until: null, ...answer, because, own: isOwn });
    }
    before = now;
  }
  return spans;
}

function decisionOn(
  day: string,
  settled: Settled,
  view: LineView,
  settings: JudgeSettings,
  doubts: LineDoubts | undefined,
  cache: Cache,
): Decision {
  const { line, shipment } = view;
  // The same object for all lines of the shipment, since answers that depend on the shipment alone are remembered by it.
  const moved = cache.remember(`shipped on ${day}`, shipment, () => ({ ...shipment, date: day }));
  const evaluation = judgedOrFailed(settled.regime, { ...view, shipment: moved }, settings);
  return withDoubts(
    decide(evaluation, (claim) => settled.settlement.balance(claim, { without: line.at })),
    doubts,
    evaluation,
  );
}

/** First days of the stretches in which nothing changes that the line depends on: by the pack, the calendar, and what the line cites. */
function daysOf({ regime: { pack } }: Settled, view: LineView, settings: JudgeSettings): readonly string[] {
  const { verified } = pack.spec;
  const changes = pack.changesAfter('', Number.POSITIVE_INFINITY);
  const begins = pack.spec.begins ?? changes[0] ?? verified.until;
  const last = yearOf(changes.at(-1) ?? begins);
  const years = Array.from({ length: last + 1 - yearOf(begins) }, (_, nth) => `${yearOf(begins) + 1 + nth}-01-01`);
  const stale = staleFrom(pack, settings.staleAfterDays);
  const own = view.shipment.date === undefined ? [] : [view.shipment.date];
  const days = [begins, ...changes, ...years, stale, ...noticeDays(pack, view), ...validity(view, settings.registers)];
  return [...new Set([...days.filter((day) => day >= begins), ...own])].sort();
}

/** The days on which what the line cites from a register begins to hold, and first does not any more. */
function validity({ line, shipment }: LineView, registers: Registers): string[] {
  return (line.authorization ?? shipment.authorization).flatMap((cited) => {
    const { from, until } = spanOf(cited, registers);
    return [...(from === undefined ? [] : [from]), ...(until === undefined ? [] : [addDays(until, 1)])];
  });
}

function spanOf(
  cited: LineView['shipment']['authorization'][number],
  { licenses, agreements, veus }: Registers,
): { from?: string | undefined; until?: string | undefined } {
  switch (cited.kind) {
    case 'license': {
      const license = licenses.get(cited.number);
      return { from: license?.validFrom, until: license?.validUntil };
    }
    case 'agreement':
      return agreements.get(cited.id) ?? {};
    case 'veu':
      return veus.get(cited.id) ?? {};
    case 'exception':
      return {};
  }
}

/** How an application would fare, in the pack's words; nothing where none is needed. */
export function reviewWords({ pack }: Regime, { review }: Pick<Decision, 'review'>): { readonly reviewWords?: string } {
  const words = review === null ? undefined : pack.spec.reviewPolicies?.[review]?.short;
  return words === undefined ? {} : { reviewWords: words };
}

/** What makes two answers the same to who asks: may it go, by what, how would an application fare, and what does the verdict rest on. */
function answerOf({ verdict, outcome, authorized, review, exceptions, reasons }: Decision): string {
  const open = exceptions.filter(({ status }) => status === 'available').map(({ code }) => code);
  const grounds = reasons.filter(({ raises }) => raises === verdict).map(({ code }) => code);
  return JSON.stringify([verdict, outcome, authorized, review, outcome === 'exception' ? open : [], grounds.sort()]);
}

/** The most severe reason that came with the answer, else the most severe that went, else a text that it rests on only now. */
function becauseOf(regime: Regime, before: Decision | undefined, now: Decision): Because | null {
  const came = mostSevere(now.reasons.filter((reason) => !before?.reasons.some((one) => saysAsMuch(one, reason))));
  if (came) return { change: 'new', rule: ruleOf(regime, came), text: came.text, citation: citationOf(regime, came) };
  const went = mostSevere(before?.reasons.filter(({ code }) => !now.reasons.some((one) => one.code === code)) ?? []);
  if (went) {
    const rule = ruleOf(regime, went);
    // What is past is named by its rule; its sentence has figures that hold no more.
    return { change: 'gone', rule, text: regime.cards.get(rule)?.title ?? went.text, citation: went.citation };
  }
  const citation = now.citations.find((one) => !before?.citations.includes(one));
  return citation === undefined ? null : { change: 'new', rule: null, text: '', citation };
}

/** The same ground in the words of another answer: on the line's own day its figures are those that the reader knows. */
function inItsWords(regime: Regime, because: Because | null, now: Decision): Because | null {
  const same = because?.change === 'new' && now.reasons.find((one) => ruleOf(regime, one) === because.rule);
  return same ? { ...because, text: same.text, citation: citationOf(regime, same) } : because;
}

type DecisionReason = Decision['reasons'][number];

/** What a pack says of itself names the pack, which stands next to it already. */
const citationOf = ({ title }: Regime, { citation }: DecisionReason): string => (citation === title ? '' : citation);

const saysAsMuch = (one: DecisionReason, other: DecisionReason): boolean =>
  one.code === other.code && one.raises === other.raises;

const ruleOf = ({ id }: Regime, { rule, code }: DecisionReason): string => rule ?? `${id}/${code}`;

function mostSevere(all: readonly DecisionReason[]): DecisionReason | undefined {
  return [...all].sort(byWeight)[0];
}
