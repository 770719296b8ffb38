/** Rule cards at a terminal: the list of all rules, and one rule in full. */
import type { RuleCard } from '../lint/types.ts';
import type { Look } from './findings.ts';
import type { RuleBackground } from './ruleBackground.ts';
import { changeText } from './ruleHistory.ts';
import { count, harmless, table, wrap } from './terminal.ts';
import { spanText, statusWords } from './words.ts';

/** Every rule with its title. */
export function ruleList(cards: readonly RuleCard[], { width, paint }: Look): string[] {
  return table(
    cards,
    [
      { title: 'rule', cell: (card) => card.id },
      { title: 'what it says', cell: (card) => harmless(card.title), shrink: 20 },
    ],
    width,
    paint,
    '',
  );
}

/** One rule: what it says, what to do about it, which text it comes from and how far that was checked, its cases, what changed when. */
export function ruleText(card: RuleCard, background: RuleBackground, { width, paint }: Look): string[] {
  const block = (text: string): string[] => (text === '' ? [] : ['', ...wrap(harmless(text), width)]);
  const { from, until } = card.effective ?? {};
  const facts: [string, string | undefined][] = [
    ['What to do', card.todo],
    ['Text', card.citation],
    [
      'Effective',
      from || until
        ? `${from ? `from ${from}` : ''}${from && until ? ' ' : ''}${until ? `until ${until}` : ''}`
        : undefined,
    ],
    ['Verified', card.verified],
    ['Confidence', card.confidence],
    ['Coverage', card.coverageNote ? `${card.coverage ?? 'stated'}: ${card.coverageNote}` : card.coverage],
  ];
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
  return [
    `${paint.strong(card.id)}  ${harmless(card.title)}`,
    ...block(card.summary),
    '',
    ...known.flatMap(([name, value]) => wrap(harmless(value), width, name.padEnd(12))),
    ...card.links.flatMap(({ title, url }) => wrap(harmless(`${title}  ${url}`), width, 'See'.padEnd(12))),
    ...backgroundRows(background, { width, paint }),
  ];
}

function backgroundRows(
  { texts, changes, cases, allCases, countryName }: RuleBackground,
  { width, paint }: Look,
): string[] {
  const part = (title: string, rows: readonly string[]): string[] =>
    rows.length === 0 ? [] : ['', paint.strong(title), ...rows.flatMap((row) => wrap(harmless(row), width, '- '))];
  const more = allCases > cases.length ? [`and ${count(allCases - cases.length, 'more case')}`] : [];
  const spans = texts.map(({ from, until, cite, status, applied }) => {
    const span = spanText(from, until);
    return `${span ? `${span}: ` : ''}${cite}, ${statusWords(status)}, ${applied ? 'applied' : 'not applied'}`;
  });
  return [
    ...part('Cases', [
      ...cases.map(({ title, where, says, regime }) => `${title}; ${where}: ${says} (${regime})`),
      ...more,
    ]),
    ...part('What changed when', [...spans, ...changes.map((one) => changeText(one, countryName))]),
  ];
}
