/** Completion of what only the domain knows: values, and whole documents. Keys are the schema's to complete, and another extension does it. */

import { scalar } from '../../lint/fixes/index.ts';
import { type Regime, ruleIds, type Workspace } from '../../lint/index.ts';
import type { Report } from '../../lint/types.ts';
import { childNode } from '../../schema/index.ts';
import { lineText, type Pos, parsed, type Range, type Source, textOf, valueAt } from '../../yaml/index.ts';
import { dateAt } from '../dateOfExport.ts';
import { partyDepth } from '../hover/party.ts';
import { lineAt, linesOf } from '../judgedLines.ts';
import { annotationOf, isInComment, type Place, wordRange } from '../schemaPlace.ts';
import {
  agreementSuggestions,
  certificationSuggestions,
  exceptionSuggestions,
  licenseSuggestions,
  veuSuggestions,
} from './authorizations.ts';
import { countrySuggestions } from './countries.ts';
import { itemSuggestions } from './items.ts';
import { newDocuments } from './newDocuments.ts';
import { nameSuggestions, partiesIn, partySuggestions } from './parties.ts';
import type { Suggestion } from './suggestion.ts';

export interface Around {
  readonly core: Pick<Workspace, 'catalog' | 'regimes'>;
  readonly report: Report;
  readonly sources: () => Iterable<Source>;
  /** The regime of documents that name none. */
  readonly regime: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export interface Suggestions {
  readonly range: Range;
  readonly all: readonly Suggestion[];
}

const NO_REGISTERS = { licenses: new Map(), agreements: new Map(), veus: new Map() };

export function suggestionsAt(source: Source, pos: Pos, around: Around): Suggestions | undefined {
  if (source.broken) return undefined;
  const rules = rulesInComment(source, pos, around);
  if (rules || isInComment(source, pos)) return rules;
  if (/^\s*\w*\s*$/.test(textOf(source))) {
    const [before = ''] = /\w*$/.exec(lineText(source, pos.line).slice(0, pos.character)) ?? [];
    return { range: backFrom(pos, before.length), all: newDocuments(source.file, around.today) };
  }
  const place = annotationOf(source, pos);
  if (!place) return undefined;
  if (place.kind === 'configuration' && place.path[0] === 'severity') return severityRules(source, pos, place, around);
  if (place.inKey) return undefined;
  const range = wordRange(source, pos, place);
  return isWhereValuesStand(source, range, place) ? { range, all: valuesFor(source, pos, place, around) } : undefined;
}

/** `# exportlint-disable-next-line us-e`: the rule. */
function rulesInComment(source: Source, pos: Pos, { core, report }: Around): Suggestions | undefined {
  const before = lineText(source, pos.line).slice(0, pos.character);
  const typed = /#\s*exportlint-disable-(?:next-line|line|file)[ \t]+([\w/-]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  return { range: backFrom(pos, typed.length), all: ruleSuggestions(core, report) };
}

function ruleSuggestions({ regimes }: Around['core'], report: Report): Suggestion[] {
  return ruleIds(regimes).map((label) => ({ label, detail: report.card(label)?.title }));
}

/** In the configuration, rules are keys. */
function severityRules(
  source: Source,
  pos: Pos,
  { path, inKey }: Place,
  { core, report }: Around,
): Suggestions | undefined {
  const line = lineText(source, pos.line);
  const typed = /^\s+([\w/-]*)$/.exec(line.slice(0, pos.character))?.[1];
  if (typed === undefined || !(path.length === 1 || inKey)) return undefined;
  const hasColon = line.slice(pos.character).includes(':');
  return {
    range: backFrom(pos, typed.length),
    all: ruleSuggestions(core, report).map((one) => ({ ...one, text: hasColon ? one.label : `${one.label}: ` })),
  };
}

/** Behind a colon, a dash, a bracket or a comma, on one line; never on the line below a value that is there. */
function isWhereValuesStand(source: Source, range: Range, { value }: Place): boolean {
  const before = lineText(source, range.start.line).slice(0, range.start.character);
  const isEmpty = value === null || value === undefined || Array.isArray(value);
  const hasWord = range.end.character > range.start.character;
  return (isEmpty || hasWord) && /(?:[:-]\s+|[[,]\s*)["']?$/.test(before);
}

function valuesFor(source: Source, pos: Pos, place: Place, around: Around): Suggestion[] {
  const { core, report } = around;
  const lines = linesOf(report, source.file, place.document);
  const own = lineAt(lines, place.location);
  const about = own ? [own] : lines;
  const regime = core.regimes.get(about[0]?.determinations[0]?.regime ?? '') ?? selectedRegime(source, place, around);
  const date = dateAt(source, place.location);
  const registers = report.registers ?? NO_REGISTERS;
  switch (domainOf(place)) {
    case 'item':
      return listed(place, itemSuggestions(core.catalog, regime, date));
    case 'country':
      return listed(place, countrySuggestions(core.catalog, regime, date));
    case 'regime':
      return listed(
        place,
        [...core.regimes.values()].map(({ id, title }) => ({ label: id, detail: title })),
      );
    case 'transaction':
      return Object.keys(regime?.pack.spec.transactions ?? {}).map((label) => ({ label }));
    case 'party-list': {
      const lists = Object.entries(regime?.pack.spec.partyLists ?? {});
      return listed(
        place,
        lists.map(([label, detail]) => ({ label, detail })),
      );
    }
    case 'license': {
      const consignee = about[0]?.shipment.ultimateConsignee?.name;
      return licenseSuggestions(registers, report.allocations(), own, consignee, scalar);
    }
    case 'exception':
      return exceptionSuggestions(about, regime);
    case 'agreement':
      return agreementSuggestions(registers, scalar);
    case 'veu':
      return veuSuggestions(registers, scalar);
    case 'certification': {
      const list = about[0]?.shipment.certifications ?? [];
      const cited = new Set(
        about.flatMap(({ determinations: [of] }) =>
          (of?.exceptions ?? []).filter(({ status }) => status !== 'unavailable').map(({ code }) => code),
        ),
      );
      return listed(place, certificationSuggestions(regime, list, cited));
    }
    default:
      return partyValues(source, pos, place, around);
  }
}

/** Of a list, what its members are. */
function domainOf({ domain, node }: Place): string | undefined {
  return domain ?? (node && childNode(node, 0)?.domain);
}

/** Where a list belongs and nothing stands yet, the value comes as a list of one. */
function listed({ node, value, domain }: Place, all: Suggestion[]): Suggestion[] {
  const needsList = domain === undefined && (value === null || value === undefined) && node?.types.includes('array');
  return needsList ? all.map((one) => ({ ...one, text: `[${one.text ?? one.label}]` })) : all;
}

/** The regime that the document names, for documents that have no judged line yet. */
function selectedRegime(source: Source, { document }: Place, { core, regime }: Around): Regime | undefined {
  const doc = source.docs[document];
  const said = doc && valueAt(parsed(doc, doc.head).value, ['regime']);
  return (typeof said === 'string' ? core.regimes.get(said) : undefined) ?? core.regimes.get(regime);
}

function partyValues(source: Source, pos: Pos, { path, value }: Place, { sources }: Around): Suggestion[] {
  const depth = partyDepth(path);
  const parties = () => partiesIn(sources());
  const isRegisterName =
    path.length === 3 && path[0] === 'licenses' && ['holder', 'consignee'].includes(String(path[2]));
  if (isRegisterName || (depth !== undefined && path[depth] === 'name' && path.length === depth + 1)) {
    return nameSuggestions(parties(), scalar);
  }
  const isParty = path.length === 2 && path[0] === 'parties' && (value === null || value === undefined);
  const line = lineText(source, pos.line);
  if (!isParty || line.slice(pos.character).trim() !== '') return [];
  return partySuggestions(parties(), /^\s*/.exec(line)?.[0] ?? '', scalar);
}

function backFrom({ line, character }: Pos, length: number): Range {
  return { start: { line, character: character - length }, end: { line, character } };
}
