/** The report as SARIF 2.1.0, for code scanning. Level `note` stands for information; suppressed findings carry their reason. */
import { textEdits } from '../lint/edits.ts';
import { messageOf } from '../lint/places.ts';
import type { Finding, Fix, RuleCard } from '../lint/types.ts';
import { pathOf, type Range, type Source } from '../yaml/index.ts';
import { fingerprints } from './fingerprints.ts';
import type { FormatSettings } from './format.ts';
import { allLines, type Placed, placedFindings, rangeAt, tally, type View } from './view.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** One run. Each result stands on a line of its own, so that a large report never is one string in memory. */
export function* sarifReport(
  view: View,
  { hash, version }: Pick<FormatSettings, 'hash' | 'version'>,
): Generator<string> {
  const found = placedFindings(view);
  const rules = [...new Set(found.map(({ finding }) => finding.rule))].sort();
  const prints = fingerprints(view, hash);
  const driver = {
    name: 'Exportlint',
    version,
    semanticVersion: version,
    rules: rules.map((id) => ruleOf(id, view.report.card(id))),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which Exportlint ran.' } } },
    invocations: [{ executionSuccessful: !view.report.incomplete }],
    properties: { asOf: view.report.asOf, verdicts: Object.fromEntries(tally(allLines(view))) },
  };
  yield `{\n"$schema": ${JSON.stringify(SCHEMA)},\n"version": "2.1.0",\n"runs": [\n`;
  yield `${JSON.stringify(run).slice(0, -1)},\n"results": [`;
  let first = true;
  for (const placed of found) {
    const print = prints.get(placed.finding) as string;
    yield `${first ? '' : ','}\n${JSON.stringify(resultOf(view, placed, rules.indexOf(placed.finding.rule), print))}`;
    first = false;
  }
  yield '\n]}\n]\n}\n';
}

const ROOT = '%SRCROOT%';

function ruleOf(id: string, card: RuleCard | undefined): unknown {
  const name = id
    .slice(id.indexOf('/') + 1)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  if (!card) return { id, name };
  const [link] = card.links;
  const help = [card.summary, card.todo === '' ? '' : `What to do: ${card.todo}`, card.citation];
  const links = card.links.map(({ title, url }) => `[${title.replace(/[[\]]/g, '')}](${url})`).join(', ');
  const markdown = [card.summary, card.todo === '' ? '' : `**What to do:** ${card.todo}`, links || card.citation];
  const whole = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n') || card.title;
  const { citation, coverage, coverageNote, confidence, verified, effective } = card;
  return {
    id,
    name,
    shortDescription: { text: card.title },
    fullDescription: { text: card.summary || card.title },
    help: { text: whole(help), markdown: whole(markdown) },
    ...(link ? { helpUri: link.url } : {}),
    properties: { citation: citation || undefined, coverage, coverageNote, confidence, verified, effective },
  };
}

function resultOf(view: View, { file, finding, range }: Placed, ruleIndex: number, fingerprint: string): unknown {
  const source = view.source(file);
  const isRead = source !== undefined && source.docs.length > 0;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: sarifText(messageOf(source, finding)) },
    locations: [{ physicalLocation: physical(view, file, isRead ? range : undefined) }],
    ...related(view, finding),
    partialFingerprints: { 'exportlint/v1': fingerprint },
    suppressions: finding.suppressed
      ? [{ kind: 'inSource', status: 'accepted', justification: justification(finding.suppressed) }]
      : [],
    ...(isRead ? fixesOf(view, file, source, finding) : {}),
    properties: {
      certainty: finding.certainty,
      ...(isRead ? pathOf(source, finding.at) : {}),
      citation: finding.citation,
      url: finding.url,
    },
  };
}

/** SARIF fills `{0}` in and makes a link of `[text](target)`; a message means neither. */
export function sarifText(text: string): string {
  return text.replace(/\{(\d+)\}/g, '{{$1}}').replaceAll('](', '] (');
}

function related(view: View, { related: others }: Finding): object {
  if (others.length === 0) return {};
  const relatedLocations = others.map(({ file, at, message }, id) => {
    return {
      id,
      message: { text: sarifText(message) },
      physicalLocation: physical(view, file, rangeAt(view, file, at)),
    };
  });
  return { relatedLocations };
}

function justification({ reason, until }: NonNullable<Finding['suppressed']>): string {
  return until === undefined ? reason : `${reason} (until ${until})`;
}

function fixesOf(view: View, file: string, source: Source, { fixes }: Finding): object {
  const written = fixes.flatMap((fix) => fixOf(view, file, source, fix));
  return written.length > 0 ? { fixes: written } : {};
}

function fixOf(view: View, file: string, source: Source, fix: Fix): unknown[] {
  const edits = textEdits(source, fix);
  if (edits.length === 0) return [];
  const replacements = edits.map(({ range, text }) => ({ deletedRegion: region(range), insertedContent: { text } }));
  return [
    {
      description: { text: fix.title },
      artifactChanges: [{ artifactLocation: artifact(view, file), replacements }],
      properties: { safety: fix.safety },
    },
  ];
}

function physical(view: View, file: string, range: Range | undefined): unknown {
  return { artifactLocation: artifact(view, file), ...(range ? { region: region(range) } : {}) };
}

function artifact(view: View, file: string): unknown {
  return { uri: view.name(file).split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** Lines and columns from 1; the end column is the one behind the last sign. */
function region({ start, end }: Range): unknown {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
