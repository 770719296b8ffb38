/** What a cited authority is, its conditions in words with how they stand for the lines, and where its text stands. */

import type { Regime } from '../../lint/index.ts';
import type { ConditionStatus, JudgedLine } from '../../lint/types.ts';
import type { CompiledAuthority } from '../../regime/compiled.ts';
import { titleOf } from '../../regime/conditionsOf.ts';
import { isRegistered } from '../../trade/cited.ts';
import type { Registers } from '../../trade/types.ts';
import { code, link, plain } from '../markdown.ts';
import type { Terms } from './authorization.ts';
import { registerTerms } from './registerTerms.ts';

/** So many conditions are told; the rule view has all. */
const MOST_CONDITIONS = 8;

/**
 * `kind`: the key under which it is cited, which is also the kind that packs know. Undefined where it is in no register and no regime of
 * the lines knows it.
 */
export function termsOf(
  cited: string,
  kind: unknown,
  lines: readonly JudgedLine[],
  regimes: ReadonlyMap<string, Regime>,
  registers: Registers | undefined,
): Terms | undefined {
  const onFile = registerTerms(cited, registers);
  const regime = lines.flatMap(({ determinations: [of] }) => regimes.get(of?.regime ?? '') ?? [])[0];
  const known = (regime?.pack.authorities ?? []).filter(
    ({ code: name, spec }) => spec.kind === kind && (isRegistered(kind) || name === cited),
  );
  const authority = known.find(({ code: name }) => conditionsFor(name, lines).length > 0) ?? known[0];
  const card = authority && regime?.cards.get(`${regime.id}/${authority.code.toLowerCase()}`);
  if (!regime || !authority || !card) return onFile === undefined ? undefined : { headline: onFile };
  const rows = conditionRows(authority, lines);
  const url = regime.url(card.citation, lines[0]?.date ?? undefined);
  const blocks = [
    rows.length > 0 ? `Conditions:\n\n${rows.map((row) => `- ${row}`).join('\n')}` : '',
    onFile === undefined ? plain(card.summary) : '',
    url ? link(card.citation, url) : plain(card.citation),
  ];
  const headline = onFile ?? `**${plain(cited)}**: ${plain(card.title)}`;
  return { headline, authority: authority.code, detail: blocks.filter(Boolean).join('\n\n') };
}

function conditionsFor(authority: string, lines: readonly JudgedLine[]): (readonly ConditionStatus[])[] {
  return lines.flatMap(({ determinations: [of] }) => {
    const found = of?.conditions(authority) ?? [];
    return found.length > 0 ? [found] : [];
  });
}

/** The papers and facts of an exception each in a row; what a register settles by itself shares one. */
function conditionRows({ code: name, spec, conditions }: CompiledAuthority, lines: readonly JudgedLine[]): string[] {
  const perLine = conditionsFor(name, lines);
  const settled: string[] = [];
  const rows: string[] = [];
  for (const { spec: item } of conditions.slice(0, MOST_CONDITIONS)) {
    const found = perLine.flatMap((all) => all.find(({ id }) => id === item.id) ?? []);
    const isSettled = found.length > 0 && found.every(({ state }) => state === 'done');
    if (isRegistered(spec.kind) && isSettled) settled.push(plain(titleOf(item)));
    else rows.push(found.length > 0 ? conditionText(found) : plain(titleOf(item)));
  }
  return settled.length > 0 ? [...rows, `✓ ${settled.join(', ')}`] : rows;
}

/** Gravest first: of lines that stand differently, the worst leads. */
const STATES: readonly (readonly [ConditionStatus['state'], string])[] = [
  ['failed', '**not met**: '],
  ['undone', '**open**: '],
  ['unknown', '**undetermined**: '],
  ['review', '**a person decides**: '],
  ['open', 'still open, a caution: '],
  ['done', '✓ '],
  ['not-asked', 'not asked for here: '],
];

/** One condition over all lines: `✓ the consignee's certificate (paper-code)`. */
export function conditionText(found: readonly ConditionStatus[]): string {
  const worst = STATES.find(([state]) => found.some((one) => one.state === state));
  const [first] = found;
  if (!worst || !first) return '';
  const [state, lead] = worst;
  const like = found.filter((one) => one.state === state).length;
  const certification = first.certification === undefined ? '' : ` (${code(first.certification)})`;
  return `${lead}${plain(first.title)}${certification}${like < found.length ? `, for ${like} of ${found.length} lines` : ''}`;
}
