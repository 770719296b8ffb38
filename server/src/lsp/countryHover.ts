/** A country in a document: which one it is, and what that means for the lines that go there. */
import type { Catalog } from '../catalog/types.ts';
import type { Regime } from '../lint/index.ts';
import type { JudgedLine, Verdict } from '../lint/types.ts';
import { count } from '../report/terminal.ts';
import { VERDICTS } from '../trade/vocabulary.ts';
import type { Path } from '../yaml/index.ts';
import { code, plain } from './markdown.ts';

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
 * Undefined when the text names no country. `date`, the date of export, decides which of a regime's lists count; `lines` are those of
 * the document.
 */
export function countryText(
  text: string,
  catalog: Catalog,
  regimes: ReadonlyMap<string, Regime>,
  date: string | undefined,
  lines: Iterable<JudgedLine>,
): string | undefined {
  const found = catalog.findCountry(text);
  if (!found) return undefined;
  const { code: iso, name } = found.country;
  const all = [...lines];
  const judging = [...new Set(all.flatMap(({ determinations }) => determinations.map(({ regime }) => regime)))];
  const parts = [`**${plain(name)}** ${code(iso)}`];
  for (const id of judging) {
    const regime = regimes.get(id);
    const lists = regime && date !== undefined ? listsWith(regime, iso, date) : [];
    if (lists.length > 0) parts.push(`In the lists of ${code(id)} on ${plain(date ?? '')}: ${lists.join(', ')}`);
  }
  const here = verdictsThere(iso, all);
  if (here) parts.push(here);
  const triggered = requirementsThere(iso, all, regimes);
  if (triggered.length > 0) parts.push(`What applies to them:\n\n${triggered.join('\n')}`);
  return parts.join('\n\n');
}

/** The regime's named sets that hold the country on the date; those that hold every country say nothing about this one. */
function listsWith({ pack }: Regime, iso: string, date: string): string[] {
  const { set, alias } = pack.view(date);
  const lists: string[] = [];
  for (const id of Object.keys(pack.spec.sets ?? {})) {
    const { members, everything } = set(id);
    const membership = everything ? undefined : members.get(alias(iso));
    if (membership === true) lists.push(code(id));
    else if (membership) lists.push(`${code(id)} (cannot be told: ${plain(membership.unknown)})`);
  }
  return lists;
}

/** The requirements that lines to the country fall under, each once; also those that an authority lifts. */
function requirementsThere(
  iso: string,
  lines: readonly JudgedLine[],
  regimes: ReadonlyMap<string, Regime>,
): readonly string[] {
  const rows = new Set<string>();
  for (const { destination, date, determinations } of lines) {
    if (destination !== iso || date === null) continue;
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

function verdictsThere(iso: string, lines: Iterable<JudgedLine>): string | undefined {
  const byRegime = new Map<string, Map<Verdict, number>>();
  for (const line of lines) {
    if (line.destination !== iso) continue;
    for (const { regime, verdict } of line.determinations) {
      const counts = byRegime.get(regime) ?? new Map<Verdict, number>();
      byRegime.set(regime, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
    }
  }
  const rows = [...byRegime].map(([regime, counts]) => {
    const told = VERDICTS.filter((verdict) => counts.has(verdict)).map(
      (verdict) => `${count(counts.get(verdict) ?? 0, 'line')} ${verdict}`,
    );
    return `- under ${code(regime)}: ${told.join(', ')}`;
  });
  return rows.length === 0 ? undefined : `What this document sends there:\n\n${rows.join('\n')}`;
}
