/** An exception, licence, agreement or VEU that a document cites: its terms, and what it does for the lines it covers. */
import type { Regime } from '../lint/index.ts';
import type { AllocationUse, JudgedLine } from '../lint/types.ts';
import { count, number } from '../report/terminal.ts';
import { amount } from '../report/words.ts';
import type { Agreement, License, Registers, Veu } from '../trade/types.ts';
import type { Path } from '../yaml/index.ts';
import { standingText, verdictWords } from './lineHover.ts';
import { code, link, plain } from './markdown.ts';
import { shareOfUse, useText } from './useText.ts';

const AUTHORITY_KEYS: ReadonlySet<unknown> = new Set(['exception', 'license', 'agreement', 'veu']);

/** The authority's code or number, when the path is where a document cites one. */
export function citedAuthority(path: Path, value: unknown): string | undefined {
  const inAuthorization = path.includes('authorization') && AUTHORITY_KEYS.has(path.at(-1));
  return inAuthorization && (typeof value === 'string' || typeof value === 'number') ? String(value) : undefined;
}

/** So many different answers are told; a document with more of them is better read in the report. */
const MOST_ANSWERS = 5;

/**
 * What the cited authority comes to. Lines that fare alike are told once, with their number. Undefined when no line has anything to
 * say about it.
 */
export function authorityText(cited: string, lines: Iterable<JudgedLine>, terms?: string): string | undefined {
  const answers = new Map<string, number>();
  const drawn = new Map<string, AllocationUse[]>();
  for (const line of lines) {
    for (const of of line.determinations) {
      const exception = of.exceptions.find((one) => one.code === cited);
      const isOf = ({ bucket }: AllocationUse): boolean =>
        exception !== undefined || Object.values(bucket).includes(cited);
      const uses = of.allocations.filter(isOf);
      if (!exception && uses.length === 0) continue;
      const answer = `${verdictWords(of)} under ${code(of.regime)}${exception ? `; ${standingText(exception)}` : ''}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      for (const use of uses) {
        const key = JSON.stringify([use.id, use.bucket]);
        const before = drawn.get(key);
        if (before) before.push(use);
        else drawn.set(key, [use]);
      }
    }
  }
  if (answers.size === 0 && terms === undefined) return undefined;
  const told = [...answers].sort(([, a], [, b]) => b - a).slice(0, MOST_ANSWERS);
  const rows = told.map(([answer, lines]) => `- ${count(lines, 'line')}: ${answer}`);
  if (answers.size > told.length) rows.push(`- and ${count(answers.size - told.length, 'further answer')}`);
  for (const uses of drawn.values()) rows.push(`- ${balanceText(uses)}`);
  return [terms ?? `**${plain(cited)}**`, rows.join('\n')].filter((block) => block !== '').join('\n\n');
}

/** What a licence, an agreement or a validated end user on file says of itself; undefined when it is not on file. */
export function registerTerms(cited: string, registers: Registers | undefined): string | undefined {
  const license = registers?.licenses.get(cited);
  const agreement = registers?.agreements.get(cited);
  const veu = registers?.veus.get(cited);
  const rows = license ? licenseRows(license) : agreement ? agreementRows(agreement) : veu ? veuRows(veu) : undefined;
  if (!rows) return undefined;
  const told = rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${plain(value)}`]));
  return `**${plain(cited)}**${told.length > 0 ? `: ${told.join(', ')}` : ''}`;
}

type Row = readonly [name: string, value: string | undefined];

function licenseRows(of: License): Row[] {
  const limit =
    of.quantity !== undefined
      ? amount(of.quantity, 'units')
      : of.tpp !== undefined
        ? amount(of.tpp, 'tpp')
        : of.value !== undefined
          ? amount(of.value, 'value')
          : undefined;
  return [
    ['held by', of.holder],
    ['for', of.consignee],
    ['in', of.destination],
    ['items', of.itemTexts.length > 0 ? of.itemTexts.join(', ') : undefined],
    ['class', of.class],
    ['of', limit],
    ['valid', spanText(of.validFrom, of.validUntil)],
  ];
}

function agreementRows({ title, with: country, from, until, entities, limit, binding }: Agreement): Row[] {
  const every = limit?.per === 'calendar-year' ? ' a year' : ' in all';
  return [
    ['', title],
    ['with', country],
    ['in force', spanText(from, until)],
    ['for', entities?.join(', ')],
    ['limit', limit && `${amount(limit.amount, limit.unit)}${every}`],
    ['binding', binding],
  ];
}

function veuRows({ kind, holder, country, from, until }: Veu): Row[] {
  return [
    ['validated end user,', kind],
    ['held by', holder],
    ['in', country],
    ['valid', spanText(from, until)],
  ];
}

function spanText(from: string | undefined, until: string | undefined): string | undefined {
  if (from === undefined && until === undefined) return undefined;
  return [from === undefined ? '' : `from ${from}`, until === undefined ? '' : `until ${until}`]
    .filter(Boolean)
    .join(' ');
}

/** So many conditions of an exception are told; the rule view has all. */
const MOST_CONDITIONS = 8;

/**
 * An exception's card, and its conditions: which are open, by what the judgement of the lines says. Undefined where no regime of the lines
 * knows the exception.
 */
export function exceptionTerms(
  cited: string,
  lines: readonly JudgedLine[],
  regimes: ReadonlyMap<string, Regime>,
): string | undefined {
  const [of] = lines[0]?.determinations ?? [];
  const regime = of && regimes.get(of.regime);
  const authority = regime?.pack.authorities.find((one) => one.spec.kind === 'exception' && one.code === cited);
  const card = regime?.cards.get(`${regime.id}/${cited.toLowerCase()}`);
  if (!regime || !authority || !card) return undefined;
  const open = new Set(
    lines.flatMap(({ determinations: [one] }) => one?.reasons.map(({ code: reason }) => reason) ?? []),
  );
  const conditions = authority.conditions.slice(0, MOST_CONDITIONS).map(({ spec }) => {
    const local = spec.as ?? `${cited.toLowerCase()}-${spec.id}`;
    const title = regime.cards.get(spec.rule ?? `${regime.id}/${local}`)?.title ?? spec.id;
    return `- ${open.has(local) ? '**open**: ' : ''}${plain(title)}`;
  });
  const blocks = [`**${plain(cited)}**: ${plain(card.title)}`];
  if (card.summary) blocks.push(plain(card.summary));
  if (conditions.length > 0) blocks.push(`Conditions:\n\n${conditions.join('\n')}`);
  const url = regime.url(card.citation, lines[0]?.date ?? undefined);
  if (url) blocks.push(link(card.citation, url));
  return blocks.join('\n\n');
}

/** One line's draw with its arithmetic; of several, what the balance is after the last. */
function balanceText(uses: readonly AllocationUse[]): string {
  const last = uses.reduce((a, b) => (b.after > a.after ? b : a));
  if (uses.length === 1) return useText(last);
  const limit = last.limit === null ? '' : ` of ${amount(last.limit, last.unit)}`;
  const over = uses.filter(({ exceeded }) => exceeded === true).length;
  return `${shareOfUse(last)}: ${number(last.after)}${limit} after ${count(uses.length, 'line')}${over > 0 ? `, **exceeded** by ${number(over)} of them` : ''}`;
}
