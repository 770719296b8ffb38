/** Which cases decide by a rule: those that name it in what they want, and those where it is part of the answer that they want. */
import type { Determination, JudgedLine } from '../../server/src/lint/index.ts';
import type { PackSpec, Regime } from '../../server/src/regime/index.ts';
import { outcomeWords } from '../../server/src/report/words.ts';
import { type Range, rangeOf } from '../../server/src/yaml/index.ts';
import { judgeCase } from '../../test/cases/judge.ts';
import { type Case, loadCases, type WantedDetermination, type WantedFinding } from '../../test/cases/load.ts';
import { root } from '../setup/step.mjs';
import type { Rule } from './entries.ts';

const NAMED = 2;
const GIVEN = 1;
const PART = 0;

/** A case in which a rule decides. */
export interface Decided {
  readonly case: Case;
  /** The document of the case in which it happens. */
  readonly text: string;
  readonly line: number;
  readonly weight: number;
  readonly regime: string;
  /** Which line that is, in words, and what Exportlint says there. */
  readonly where: string;
  readonly says: string;
}

/** The first case of each file. */
export const firstOfFiles = (cases: readonly Decided[]): Decided[] =>
  [...new Map(cases.map((one) => [one.case.file, one] as const).reverse()).values()].reverse();

/** For each rule id, its cases: those that name the rule first, then those whose answer gives it as a reason, then short ones. */
export function casesByRule(
  regimes: ReadonlyMap<string, Regime>,
  ownerOf: (id: string) => Rule | undefined,
): ReadonlyMap<string, readonly Decided[]> {
  const found = new Map<string, Decided[]>();
  const add = (id: string, entry: Decided) => {
    const rule = ownerOf(id);
    if (!rule) return;
    const list = found.get(rule.id) ?? [];
    const known = list.find((other) => other.case === entry.case && other.text === entry.text);
    if (!known) list.push(entry);
    else if (entry.weight > known.weight) Object.assign(known, entry);
    found.set(rule.id, list);
  };
  for (const one of loadCases(root)) {
    const { report, source } = judgeCase(one);
    const lines = [...report.lines(one.file)].map((line) => ({ line, range: rangeOf(source, line.at) }));
    const saying = ({ destination, date }: JudgedLine, answer: Determination) => ({
      where: [destination && `to ${destination}`, date && `on ${date}`].filter(Boolean).join(' '),
      says: `${answer.verdict}, ${outcomeWords(answer)}`,
    });
    // What a finding comes to is what its line does; outside the lines it stands for itself.
    const saidAt = ({ rule, line: at, severity }: WantedFinding) => {
      const line = innermost(lines, at);
      const answer =
        line?.determinations.find(({ regime }) => regime === rule.split('/')[0]) ?? line?.determinations[0];
      return line && answer ? saying(line, answer) : { where: '', says: `${severity} for the document` };
    };
    for (const want of one.wants) {
      const at = { case: one, text: documentAt(one.text, want.line), line: want.line };
      if (want.type === 'finding') {
        add(want.rule, { ...at, weight: NAMED, regime: want.rule.split('/')[0] as string, ...saidAt(want) });
        continue;
      }
      const line = innermost(lines, want.line) as JudgedLine;
      const isWanted = ({ regime }: Determination) => want.regime === undefined || regime === want.regime;
      const answer = line.determinations.find(isWanted) as Determination;
      for (const { id, weight } of decisive((regimes.get(answer.regime) as Regime).pack.spec, want, answer)) {
        add(id, { ...at, weight, regime: answer.regime, ...saying(line, answer) });
      }
    }
  }
  for (const list of found.values()) {
    list.sort(
      (a, b) =>
        b.weight - a.weight ||
        a.text.split('\n').length - b.text.split('\n').length ||
        (a.case.file < b.case.file ? -1 : a.case.file > b.case.file ? 1 : a.line - b.line),
    );
  }
  return found;
}

function innermost(lines: { line: JudgedLine; range: Range }[], at: number): JudgedLine | undefined {
  const around = lines.filter(({ range }) => range.start.line <= at && at <= range.end.line);
  around.sort((a, b) => a.range.end.line - a.range.start.line - (b.range.end.line - b.range.start.line));
  return around[0]?.line;
}

/** Rule ids that the wanted answer names, gives as reasons, or comes about by. */
function decisive(
  { reasons = {}, allocations = {}, policies = {}, authorities = {} }: PackSpec,
  want: WantedDetermination,
  answer: Determination,
): { id: string; weight: number }[] {
  const { regime } = answer;
  const idOf = (code: string) => reasons[code]?.rule ?? `${regime}/${code}`;
  const named = want.details.flatMap(({ key, value, negated }) => {
    if (key === 'reason') return negated ? [] : [idOf(value)];
    if (key === 'allocation') {
      const id = value.split(':')[0] as string;
      return [`${regime}/${allocations[id]?.finding ?? id}`];
    }
    return /^[A-Z]/.test(key) ? [`${regime}/${key.toLowerCase()}`] : [];
  });
  const policy = want.details.find(({ key }) => key === 'review')?.value;
  const given = answer.reasons.map(({ code }) => idOf(code));
  const part: string[] = [];
  for (const { step, result } of answer.trace()) {
    const [, kind, name = ''] = /^(requirement|review policy|authority) (.+)$/.exec(step) ?? [];
    // Those that are no exceptions are looked at only when they are cited.
    if (
      kind === 'authority' &&
      Object.entries(authorities).some(([id, a]) => a.kind !== 'exception' && (a.code ?? id) === name)
    ) {
      (answer.authorized === true ? given : part).push(`${regime}/${name.toLowerCase()}`);
    }
    if (kind === 'requirement' && result === true) part.push(`${regime}/${name}`);
    if (
      kind === 'review policy' &&
      result === true &&
      [policies[name]?.policy, policies[name]?.full].includes(policy)
    ) {
      named.push(`${regime}/${name}`);
    }
  }
  const weighed = (ids: readonly string[], weight: number) => ids.map((id) => ({ id, weight }));
  return [...weighed(named, NAMED), ...weighed(given, GIVEN), ...weighed(part, PART)];
}

/** The document of a file around a line, without the `---` lines; the remarks at the top of the file go with its first document. */
function documentAt(text: string, line: number): string {
  const lines = text.split('\n');
  const isMark = (at: number) => /^---(\s|$)/.test(lines[at] ?? '');
  let from = line;
  while (from > 0 && !isMark(from - 1)) from -= 1;
  let until = line;
  while (until < lines.length && !isMark(until)) until += 1;
  return lines.slice(from, until).join('\n').trim();
}
