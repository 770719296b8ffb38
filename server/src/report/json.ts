/** The report as JSON: the shape that other tools read, key for key. */
import { briefOf } from '../lint/places.ts';
import type { AllocationState, Determination, JudgedLine, Timeline } from '../lint/types.ts';
import { type Location, type Path, pathOf, type Source } from '../yaml/index.ts';
import { packAges } from './ages.ts';
import { type Placed, placeOf, rangeAt, summaryOf, type View } from './view.ts';

/** Version of the shape. A key may be added to it; none changes its meaning or goes away. */
export const JSON_VERSION = 1;

/**
 * The report as JSON text, in chunks to be written one after the other, each line item and each finding on a line of its own: a check
 * of many thousand lines never has to be in memory as one string, and each line's trace is built, written and forgotten.
 */
export function jsonReport(view: View): Generator<string> {
  return report(view, false);
}

/** The same with each line's timelines, which cost some dozens of judgements a line. */
export function jsonComparison(view: View): Generator<string> {
  return report(view, true);
}

function* report(view: View, timelines: boolean): Generator<string> {
  yield `{\n  "version": ${JSON_VERSION},\n  "asOf": ${JSON.stringify(view.report.asOf)},\n`;
  yield* list('packs', packAges(view));
  yield ',\n';
  yield* list('lines', linesOf(view, timelines));
  yield ',\n';
  yield* list('findings', findingsOf(view));
  yield ',\n';
  yield* list('allocations', view.report.allocations().map(allocation));
  yield `,\n  "summary": ${JSON.stringify(summaryOf(view))}\n}\n`;
}

function* list(key: string, values: Iterable<unknown>): Generator<string> {
  let first = true;
  for (const value of values) {
    yield `${first ? `  "${key}": [\n` : ',\n'}    ${JSON.stringify(value)}`;
    first = false;
  }
  yield first ? `  "${key}": []` : '\n  ]';
}

function* linesOf(view: View, timelines: boolean): Generator<unknown> {
  for (const file of view.files) {
    for (const line of view.report.lines(file)) {
      yield { ...lineItem(view, line), ...(timelines ? { timelines: line.timelines().map(timeline) } : {}) };
    }
  }
}

function timeline({ regime, verified, spans }: Timeline): unknown {
  return {
    regime,
    verified,
    spans: spans.map(({ from, until, own, beyondVerified, verdict, outcome, authorized, review, because }) => ({
      from,
      until,
      own,
      beyondVerified,
      verdict,
      outcome,
      authorized,
      review,
      because,
    })),
  };
}

function lineItem(view: View, line: JudgedLine): object {
  return {
    file: view.name(line.file),
    document: line.document,
    kind: line.kind,
    id: line.id,
    path: pathIn(view.source(line.file), line.at).path,
    range: rangeAt(view, line.file, line.at),
    item: line.item,
    quantity: line.quantity,
    date: line.date,
    destination: line.destination,
    destinations: line.destinations,
    tpp: line.tpp?.stated ?? null,
    totalTpp: line.totalTpp,
    class: line.class,
    determinations: line.determinations.map(determination),
  };
}

function determination(of: Determination): unknown {
  return {
    regime: of.regime,
    ...(of.jurisdictions === undefined ? {} : { jurisdictions: of.jurisdictions }),
    outcome: of.outcome,
    verdict: of.verdict,
    authorized: of.authorized,
    review: of.review,
    exceptions: of.exceptions.map(({ code, status, because }) => ({ code, status, because })),
    reasons: of.reasons.map(({ code, text, citation, jurisdiction }) => {
      return { code, text, citation, ...(jurisdiction === undefined ? {} : { jurisdiction }) };
    }),
    missing: of.missing,
    allocations: of.allocations.map(({ id, bucket, unit, limit, before, here, after, exceeded }) => {
      return { id, bucket, unit, limit, before, here, after, exceeded };
    }),
    citations: of.citations,
    trace: of.trace().map(({ step, result, facts, citation }) => ({ step, result, facts, citation })),
  };
}

function* findingsOf(view: View): Generator<unknown> {
  for (const file of view.files) {
    for (const finding of view.report.findings(file)) {
      yield findingItem(view, { file, finding, range: placeOf(view, file, finding) });
    }
  }
}

function findingItem(view: View, { file, finding, range }: Placed): unknown {
  const { document, path } = pathIn(view.source(file), finding.at);
  const { message, rest } = briefOf(view.source(file), finding);
  return {
    rule: finding.rule,
    severity: finding.severity,
    certainty: finding.certainty,
    file: view.name(file),
    document,
    path,
    range,
    message,
    ...(rest === '' ? {} : { detail: rest }),
    citation: finding.citation ?? null,
    url: finding.url ?? null,
    fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
    suppressed: finding.suppressed,
    related: finding.related.map(({ file: other, at, message }) => {
      return { file: view.name(other), message, ...pathIn(view.source(other), at), range: rangeAt(view, other, at) };
    }),
  };
}

/** In a file without documents (it could not be read) a finding belongs to the file. */
function pathIn(source: Source | undefined, location: Location): { document: number | null; path: Path } {
  return source === undefined || source.docs.length === 0 ? { document: null, path: [] } : pathOf(source, location);
}

function allocation({ regime, id, bucket, unit, limit, used, remaining }: AllocationState): unknown {
  return { regime, id, bucket, unit, limit, used, remaining };
}
