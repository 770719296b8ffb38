/** Made-up workspaces written as YAML, checked, and put into forms that can be compared. */
import { stringify } from 'yaml';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import {
  type Cache,
  type Config,
  type Core,
  check,
  type Determination,
  type Finding,
  type JudgedLine,
  loadCore,
  newCache,
  type Report,
} from '../../server/src/lint/index.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { type Location, pathOf, rangeOf, rangeOfOffsets, read, type Source } from '../../server/src/yaml/index.ts';
import type { Dict, MadeFile } from './documents.ts';

export const core = loadCore();
const config: Config = { ...DEFAULTS, alsoCheck: [...core.regimes.keys()] };

/** Plain data without what is undefined, as block YAML. */
export function textOf(documents: readonly Dict[]): string {
  return documents.map((document) => stringify(document, { keepUndefined: false })).join('---\n');
}

export function sourceOf({ name, documents }: MadeFile): Source {
  return read(name, textOf(documents), SECTIONS);
}

export function checkSources(sources: Iterable<Source>, cache: Cache = newCache(), by: Core = core): Report {
  const byFile = new Map([...sources].map((source) => [source.file, { source, config }]));
  return check({ sources: byFile, ...by, asOf: '2026-11-24' }, cache);
}

export function checkFiles(files: readonly MadeFile[]): Report {
  return checkSources(files.map(sourceOf));
}

/** Every line of the report with its file, in the order of files, documents and lines. */
export function linesOf(report: Report): readonly JudgedLine[] {
  return report.files.flatMap((file) => [...report.lines(file)]);
}

/** What a determination says, without places and without what stood in a bucket before. */
export function gist(determination: Determination) {
  const { regime, outcome, verdict, authorized, review, exceptions, reasons, citations, allocations } = determination;
  return {
    regime,
    outcome,
    verdict,
    authorized,
    review,
    exceptions: exceptions.map(({ code, status }) => `${code} ${status}`).sort(),
    reasons: [...new Set(reasons.map(({ code, raises }) => `${raises} ${code}`))].sort(),
    citations: [...citations].sort(),
    allocations: allocations
      .map(({ id, bucket, unit, limit, here, exceeded }) => JSON.stringify([id, bucket, unit, limit, here, exceeded]))
      .sort(),
  };
}

/** What was read, without the functions that find places in the text. */
const asRead = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'piece' ? undefined : inner)));

const explained = (line: JudgedLine) => {
  const found = line.classification();
  return found && [found.spec.id, found.tests.map(({ node, value, truth }) => [node.name, value, truth])];
};

/** All of it, with paths. What is worked out when it is read does not spread, so each is named. */
export const whole = (line: JudgedLine) => ({
  file: line.file,
  document: line.document,
  kind: line.kind,
  id: line.id,
  at: line.at.path,
  shipment: asRead(line.shipment),
  line: asRead(line.line),
  item: line.item,
  resolved: line.resolved,
  quantity: line.quantity,
  date: line.date,
  destination: line.destination,
  destinations: line.destinations,
  tpp: line.tpp,
  totalTpp: line.totalTpp,
  class: line.class,
  classification: explained(line),
  verdict: line.verdict,
  determinations: line.determinations.map((determination) => ({
    regime: determination.regime,
    jurisdictions: determination.jurisdictions,
    outcome: determination.outcome,
    verdict: determination.verdict,
    authorized: determination.authorized,
    review: determination.review,
    reviewWords: determination.reviewWords,
    exceptions: determination.exceptions,
    reasons: determination.reasons,
    missing: determination.missing,
    allocations: determination.allocations,
    citations: determination.citations,
    trace: determination.trace(),
    conditions: determination.exceptions.map(({ code }) => determination.conditions(code)),
  })),
});

/** A finding with ranges in place of pieces, so that the same text gives the same finding. */
export function shown(source: Source, finding: Finding, sourceOfFile: (file: string) => Source | undefined) {
  const place = (of: Source, location: Location) => ({ ...pathOf(of, location), range: rangeOf(of, location) });
  return {
    ...finding,
    at: place(source, finding.at),
    offsets: finding.offsets && rangeOfOffsets(source, finding.at.piece, finding.offsets.from, finding.offsets.to),
    related: finding.related.map(({ file, at, message }) => {
      const of = sourceOfFile(file);
      return { file, message, at: of && place(of, at) };
    }),
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) =>
        'at' in edit
          ? { ...edit, at: place(source, edit.at) }
          : { ...edit, piece: rangeOfOffsets(source, edit.piece, edit.from, edit.to) },
      ),
    })),
  };
}
