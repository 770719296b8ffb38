/**
 * What our own editor client asks beyond the protocol. Every answer is of the newest text, saved or not; URIs are as the client spells them.
 *
 * - `exportlint/status` {uri} -> `FileStatus`: how a file stands, for a status item.
 * - `exportlint/regimes` {} -> `RegimeInfo[]`: the regimes that there are.
 * - `exportlint/ownRules` {} -> `ListedRule[]`: the rules of regimes that the workspace brings itself.
 * - `exportlint/tryRegime` {uri?, regime | null} -> {regime | null}: judges one file, or all, by another regime for this session, whatever
 *   documents and configuration say; null ends it. The diagnostics follow.
 * - `exportlint/compare` {uri} -> `Comparison | null`: each line under each regime; null for a file that is not ours.
 * - `exportlint/allocations` {uri?} -> `AllocationState[]`: the balances of the workspace, or those that a file's lines draw on.
 */
import { type Connection, LSPErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import { fileLines, tallyOf } from '../ide/judgedLines.ts';
import type { Core } from '../lint/index.ts';
import type { AllocationState, JudgedLine, Report, Ruling, Verdict } from '../lint/types.ts';
import { spanWords } from '../report/overTime.ts';
import type { RegimeInfo } from '../report/view.ts';
import { becauseText, outcomeWords, reasonText } from '../report/words.ts';
import { VERDICTS } from '../trade/vocabulary.ts';
import { rangeOf, type Source } from '../yaml/index.ts';
import type { Environment, Session } from './session.ts';
import { fileOf } from './uris.ts';

export interface FileStatus {
  /** Is it one of Exportlint's documents? If not, nothing else is said. */
  readonly ours: boolean;
  /** The regime that most of the file's lines are judged by; the configured one where it has none. */
  readonly regime?: string;
  readonly packTitle?: string;
  readonly packVersion?: string;
  /** YYYY-MM-DD: until then the pack was compared with its sources. */
  readonly verifiedUntil?: string;
  /** Does the file hold a shipment of a later day? */
  readonly stale?: boolean;
  /** The worst of the file's lines; null when it has none that could be judged. */
  readonly verdict?: Verdict | null;
  /** Lines by verdict; a verdict that no line has is 0. */
  readonly counts?: Readonly<Record<Verdict, number>>;
  /** When the check ended, ISO 8601. */
  readonly checkedAt?: string;
}

export interface ComparedAnswer extends Pick<Ruling, 'verdict'> {
  readonly regime: string;
  /** In words: "licence needed". */
  readonly outcome: string;
  readonly reasons: readonly string[];
}

/** Days on which a regime's answer is the same. */
export interface ComparedSpan {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Last day; null: as far as the pack knows. */
  readonly until: string | null;
  /** Does the line's own day lie in it? */
  readonly own: boolean;
  /** Does it reach beyond the day until which the pack was verified? */
  readonly beyondVerified?: boolean;
  readonly verdict: Verdict;
  /** In words: "licence needed; licence policy: presumption of denial". */
  readonly outcome: string;
  /** What changed the answer on the first day, as a sentence; empty where nothing is to be said. */
  readonly because: string;
}

export interface ComparedLine {
  /** From 1. */
  readonly line: number;
  readonly item: string | null;
  readonly quantity: number | null;
  readonly destinations: readonly (string | null)[];
  readonly date: string | null;
  readonly answers: readonly ComparedAnswer[];
  /** The same line on other days, by regime; omitted for lines after the first twenty. */
  readonly timelines?: readonly {
    readonly regime: string;
    /** Day until which the pack was verified, YYYY-MM-DD. */
    readonly verified?: string;
    readonly spans: readonly ComparedSpan[];
  }[];
}

export interface Comparison {
  readonly regimes: readonly string[];
  readonly lines: readonly ComparedLine[];
}

export interface ListedRule {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
}

export const StatusRequest = new RequestType<{ readonly uri: string }, FileStatus, void>('exportlint/status');
export const RegimesRequest = new RequestType<Record<string, never>, readonly RegimeInfo[], void>('exportlint/regimes');
export const OwnRulesRequest = new RequestType<Record<string, never>, readonly ListedRule[], void>(
  'exportlint/ownRules',
);
export const TryRegimeRequest = new RequestType<
  { readonly uri?: string; readonly regime: string | null },
  { readonly regime: string | null },
  void
>('exportlint/tryRegime');
export const CompareRequest = new RequestType<{ readonly uri: string }, Comparison | null, void>('exportlint/compare');
export const AllocationsRequest = new RequestType<{ readonly uri?: string }, readonly AllocationState[], void>(
  'exportlint/allocations',
);

export function answerOwnRequests(connection: Connection, session: Session, { core: shipped }: Environment): void {
  const { newest, workspace } = session;

  connection.onRequest(StatusRequest, async ({ uri }, token) => {
    const file = fileOf(uri);
    const { report, source, checkedAt } = await newest(token);
    const here = workspace.isOurs(file) ? source(file) : undefined;
    if (!here) return { ours: false };
    if (typeof report === 'string') return { ours: true, verdict: null, checkedAt };
    return { ...statusOf(report, file, workspace.regimeOf(file), session.core.regimes), checkedAt };
  });

  connection.onRequest(RegimesRequest, async (_, token) => {
    await newest(token); // configurations may bring some
    const { regimes } = session.core;
    return [...regimes.values()].map(({ id, title, version, verifiedUntil }) => ({
      id,
      title,
      version,
      verifiedUntil,
    }));
  });

  connection.onRequest(OwnRulesRequest, async (_, token) => {
    await newest(token);
    // Packs may have rules outside of their own name, which those that extend them take over.
    const known = new Set([...shipped.regimes.values()].flatMap(({ cards }) => [...cards.keys()]));
    const own = [...session.core.regimes.values()].flatMap(({ cards }) => [...cards.values()]);
    return own.filter(({ id }) => !known.has(id)).map(({ id, title, citation }) => ({ id, title, citation }));
  });

  connection.onRequest(TryRegimeRequest, async ({ uri, regime }, token) => {
    await newest(token); // before the workspace was read there are no files to judge, and no regimes of its own
    if (regime !== null && !session.core.regimes.has(regime)) {
      const known = [...session.core.regimes.keys()].join(', ');
      throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no regime ${regime}; there are ${known}.`);
    }
    session.step(() => workspace.tryRegime(uri === undefined ? undefined : fileOf(uri), regime ?? undefined));
    return { regime };
  });

  connection.onRequest(CompareRequest, async ({ uri }, token) => {
    const file = fileOf(uri);
    await newest(token); // waits for the workspace
    const ids = [...session.core.regimes.keys()];
    if (!workspace.isOurs(file)) return null;
    const { report, sources } = session.aside(file, (config) => ({ ...config, alsoCheck: ids }));
    const source = sources.get(file)?.source;
    return typeof report === 'string' || !source ? null : comparisonOf(report, source, ids);
  });

  connection.onRequest(AllocationsRequest, async ({ uri }, token) => {
    const { report } = await newest(token);
    if (typeof report === 'string') return [];
    const states = report.allocations();
    return uri === undefined ? states : drawnBy(fileLines(report, fileOf(uri)), states);
  });
}

function statusOf(report: Report, file: string, configured: string, regimes: Core['regimes']): FileStatus {
  const lines = fileLines(report, file);
  const tally = tallyOf(report, file);
  const judging = lines[0]?.determinations[0]?.regime ?? configured;
  const regime = regimes.get(judging);
  const ageCode = regime?.pack.spec.verified.reason;
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, tally.get(verdict) ?? 0]));
  return {
    ours: true,
    regime: judging,
    ...(regime
      ? {
          packTitle: regime.title,
          packVersion: regime.version,
          verifiedUntil: regime.verifiedUntil,
          stale: lines.some(({ determinations: [of] }) => of?.reasons.some(({ code }) => code === ageCode)),
        }
      : {}),
    verdict: [...tally.keys()][0] ?? null,
    counts: counts as Record<Verdict, number>,
  };
}

/** Each line costs some dozens of judgements under each regime, and the comparison is made again while one types. */
const MOST_TIMELINES = 20;

/** The document's own regime first, then the others in their order. */
function comparisonOf(report: Report, source: Source, ids: readonly string[]): Comparison {
  const lines = fileLines(report, source.file);
  const first = lines[0]?.determinations[0]?.regime;
  return {
    regimes: first === undefined ? ids : [first, ...ids.filter((id) => id !== first)],
    lines: lines.map((line, nth) => ({
      line: rangeOf(source, line.at).start.line + 1,
      item: line.item,
      quantity: line.quantity,
      destinations: line.destinations,
      date: line.date,
      answers: line.determinations.map((of) => ({
        regime: of.regime,
        verdict: of.verdict,
        outcome: outcomeWords(of),
        reasons: of.reasons.map(reasonText),
      })),
      ...(nth < MOST_TIMELINES ? { timelines: timelinesOf(line) } : {}),
    })),
  };
}

function timelinesOf(line: JudgedLine): ComparedLine['timelines'] {
  return line.timelines().map(({ regime, verified, spans }) => ({
    regime,
    verified,
    spans: spans.map((span) => ({
      from: span.from,
      until: span.until,
      own: span.own,
      beyondVerified: span.beyondVerified,
      verdict: span.verdict,
      outcome: spanWords(span),
      because: span.because ? becauseText(span.because) : '',
    })),
  }));
}

function drawnBy(lines: readonly JudgedLine[], states: readonly AllocationState[]): readonly AllocationState[] {
  const keyOf = (regime: string, { id, bucket }: Pick<AllocationState, 'id' | 'bucket'>): string =>
    JSON.stringify([regime, id, Object.entries(bucket).sort()]);
  const touched = new Set(
    lines.flatMap(({ determinations }) =>
      determinations.flatMap((of) => of.allocations.map((use) => keyOf(of.regime, use))),
    ),
  );
  return states.filter((state) => touched.has(keyOf(state.regime, state)));
}
