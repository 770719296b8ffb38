/** A country in a document: which one it is, and what that means for the lines that go there. */
import type { Catalog } from '../../catalog/types.ts';
import type { Regime } from '../../lint/index.ts';
import type { JudgedLine, Verdict } from '../../lint/types.ts';
import { count } from '../../report/terminal.ts';
import { VERDICTS } from '../../trade/vocabulary.ts';
import type { Path } from '../../yaml/index.ts';
import { lookedAt } from '../judgedLines.ts';
import { code, link, plain } from '../markdown.ts';
import { type GroupMembership, groupsOf } from './countryGroups.ts';

const COUNTRY_KEYS: ReadonlySet<string> = new Set([
  'country',
  'headquarters',
  'from',
  'destination',
  'with',
  'route',
  'remoteUsers',
]);

/** Does the key at the end of the path (before an index) take a country? */
export function holdsCountry(path: Path): boolean {
  const key = path.findLast((part) => typeof part === 'string');
  return key !== undefined && COUNTRY_KEYS.has(key as string);
}

/**
 * Undefined when the text names no country. `date`, the date of export, decides which of a regime's groups count; `lines` are those of
 * the document.
 */
export function countryText(
  text: string,
  catalog: Catalog,
  regimes: ReadonlyMap<string, Regime>,
  date: string | undefined,
  all: readonly JudgedLine[],
): string | undefined {
  const found = catalog.findCountry(text);
  if (!found) return undefined;
  const { code: iso, name } = found.country;
  const { lines } = lookedAt(all);
  const judging = [...new Set(lines.flatMap(({ determinations }) => determinations.map(({ regime }) => regime)))];
  const parts = [`**${plain(name)}** ${code(iso)}${verdictsThere(iso, all, lines)}`];
  let law: string | undefined;
  for (const id of judging) {
    const regime = regimes.get(id);
    let before = '';
    for (const day of regime ? daysOf(date, all) : []) {
      const groups = groupsOf(regime as Regime, iso, day);
      // Of the days of several deliveries only those count on which something is different.
      if (JSON.stringify(groups) === before) continue;
      before = JSON.stringify(groups);
      parts.push(groupsText(regime as Regime, iso, day, groups, catalog));
      law ??= groups.flatMap(({ cite }) => (cite ? linkOf(regime as Regime, cite, day) : []))[0];
    }
  }
  const triggered = requirementsThere(iso, lines, regimes);
  if (triggered.length > 0) parts.push(`What applies to the lines there:\n\n${triggered.join('\n')}`);
  if (law) parts.push(law);
  return parts.join('\n\n');
}

/** The date that governs the place; where each delivery has its own, the first and the last of them. */
function daysOf(date: string | undefined, lines: readonly JudgedLine[]): readonly string[] {
  if (date !== undefined) return [date];
  const days = lines.flatMap((line) => line.date ?? []).sort();
  return [...new Set(days)].filter((_, index, all) => index === 0 || index === all.length - 1);
}

function linkOf(regime: Regime, cite: string, date: string): string[] {
  const url = regime.url(cite, date);
  return url ? [link(cite, url)] : [];
}

/** Each group with what it means, and since when where that is dated. */
function groupsText(
  regime: Regime,
  iso: string,
  date: string,
  groups: readonly GroupMembership[],
  catalog: Catalog,
): string {
  const alias = regime.pack.view(date).alias(iso);
  const counts =
    alias === iso ? '' : `, where it counts as ${plain(catalog.findCountry(alias)?.country.name ?? alias)}`;
  const under = `under ${code(regime.id)} on ${plain(date)}${counts}`;
  const rows = groupRows(groups);
  const isIn = groups.some(({ state }) => state !== 'left');
  const none = `In **none** of the groups that the regime names, ${under}.`;
  if (!isIn) return rows.length > 0 ? `${none}\n\n${rows.join('\n')}` : none;
  return `Its groups ${under}:\n\n${rows.join('\n')}`;
}

/** Groups that mean the same share a row. */
function groupRows(groups: readonly GroupMembership[]): string[] {
  const byMeaning = new Map<string, GroupMembership[]>();
  for (const group of groups) {
    const key = JSON.stringify([group.state, group.means ?? group.title]);
    byMeaning.set(key, [...(byMeaning.get(key) ?? []), group]);
  }
  return [...byMeaning.values()].map((alike) => groupRow(alike, groups[0]?.cite));
}

/** `linked`: the citation that the hover links to, which no row has to say again. */
function groupRow(alike: readonly GroupMembership[], linked: string | undefined): string {
  const [{ means, state, cite }] = alike as readonly [GroupMembership];
  const elsewhere = cite === undefined || cite === linked ? '' : ` (${plain(cite)})`;
  const names = alike.map(({ title, since, until, changedBy }) => {
    const span = [since ? `since ${since}` : '', until ? `until ${until}` : '', changedBy ? plain(changedBy) : ''];
    const dated = since || until ? ` (${span.filter(Boolean).join(', ')})` : '';
    return state === 'left' ? plain(title) + dated : `**${plain(title)}**${dated}`;
  });
  if (state === 'left') return `- no longer in ${names.join(' and ')}`;
  return `- ${state === 'unknown' ? 'undetermined: ' : ''}${names.join(' and ')}${means ? `: ${plain(means)}` : ''}${elsewhere}`;
}

/** The requirements that lines to the country fall under, each once; also those that an authority lifts. */
function requirementsThere(
  iso: string,
  lines: readonly JudgedLine[],
  regimes: ReadonlyMap<string, Regime>,
): readonly string[] {
  const rows = new Set<string>();
  for (const { destinations, date, determinations } of lines) {
    if (!destinations.includes(iso) || date === null) continue;
    for (const { regime: id, citations } of determinations) {
      const regime = regimes.get(id);
      const view = regime?.pack.view(date);
      for (const { id: rule, spec } of regime?.pack.requirements ?? []) {
        const cite = view?.wording(spec.text)?.wording.cite;
        const title = regime?.cards.get(`${id}/${rule}`)?.title ?? rule;
        if (cite !== undefined && citations.includes(cite)) rows.add(`- ${plain(title)} (${plain(cite)}), ${code(id)}`);
      }
    }
  }
  return [...rows];
}

/**
 * `: 1 line blocked under us-ear`; empty where the document sends nothing there. Under the selected regime all lines are counted, under
 * others those that are looked at.
 */
function verdictsThere(iso: string, all: readonly JudgedLine[], looked: readonly JudgedLine[]): string {
  const byRegime = new Map<string, Map<Verdict, number>>();
  const add = (regime: string, verdict: Verdict): void => {
    const counts = byRegime.get(regime) ?? new Map<Verdict, number>();
    byRegime.set(regime, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  };
  const selected = looked[0]?.determinations[0]?.regime;
  for (const line of all) {
    const verdict = line.verdict ?? line.determinations[0]?.verdict;
    if (line.destinations.includes(iso) && selected !== undefined && verdict) add(selected, verdict);
  }
  for (const { destinations, determinations } of looked) {
    for (const { regime, verdict } of destinations.includes(iso) ? determinations.slice(1) : []) add(regime, verdict);
  }
  const told = [...byRegime].map(([regime, counts]) => {
    const here = VERDICTS.filter((verdict) => counts.has(verdict)).map(
      (verdict) => `${count(counts.get(verdict) ?? 0, 'line')} ${verdict}`,
    );
    return `${here.join(', ')} under ${code(regime)}`;
  });
  return told.length === 0 ? '' : `: ${told.join('; ')}`;
}
