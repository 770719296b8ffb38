/** Judges a case and compares with what it wants; gives what differs, in words. */

import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import {
  check,
  type JudgedLine,
  loadCore,
  newCache,
  type Report,
  type Workspace,
} from '../../server/src/lint/index.ts';
import { rangeOfFinding } from '../../server/src/lint/places.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { rangeOf, read, type Source } from '../../server/src/yaml/index.ts';
import type { Case, WantedDetermination, WantedFinding } from './load.ts';

export const core = loadCore();

export function judgeCase(one: Case): { report: Report; source: Source } {
  const source = read(one.file, one.text, SECTIONS);
  const config = { ...DEFAULTS, alsoCheck: [...core.regimes.keys()] };
  const workspace: Workspace = { sources: new Map([[one.file, { source, config }]]), ...core, asOf: '2026-11-24' };
  return { report: check(workspace, newCache()), source };
}

export function differences(one: Case): readonly string[] {
  const { report, source } = judgeCase(one);
  const lines = [...report.lines(one.file)].map((line) => ({ line, range: rangeOf(source, line.at) }));
  return one.wants.flatMap((want) => {
    const found =
      want.type === 'determination' ? aboutDetermination(want, lines) : aboutFinding(want, report, source, one.file);
    return found.map((text) => `line ${want.line + 1}: ${text}`);
  });
}

function aboutDetermination(
  want: WantedDetermination,
  lines: readonly { line: JudgedLine; range: { start: { line: number }; end: { line: number } } }[],
): readonly string[] {
  const at = lines.filter(({ range }) => range.start.line <= want.line && want.line <= range.end.line);
  const line = at.sort((a, b) => a.range.end.line - a.range.start.line - (b.range.end.line - b.range.start.line))[0]
    ?.line;
  if (!line) {
    return ['there is no line item here'];
  }
  const got =
    want.regime === undefined ? line.determinations[0] : line.determinations.find((d) => d.regime === want.regime);
  if (!got) {
    return [`no determination under ${want.regime}`];
  }
  const problems: string[] = [];
  const same = (what: string, wanted: string, have: string) => {
    if (wanted !== have) {
      problems.push(`${got.regime}: ${what} is ${have}, wanted ${wanted}`);
    }
  };
  same('verdict', want.verdict, got.verdict);
  same('outcome', want.outcome, got.outcome);
  for (const { key, value, negated } of want.details) {
    if (key === 'reason') {
      const has = got.reasons.some((reason) => reason.code === value);
      if (has === negated) {
        problems.push(
          `${got.regime}: reason ${value} is ${has ? '' : 'not '}there (there are ${got.reasons.map((r) => r.code).join(', ') || 'none'})`,
        );
      }
    } else if (key === 'authorized' || key === 'review') {
      same(key, value, String(got[key]));
    } else if (key === 'class') {
      same(key, value, line.class);
    } else if (key === 'allocation') {
      const [id, numbers] = value.split(':');
      const uses = got.allocations.filter((use) => use.id === id);
      if (negated) {
        if (uses.length > 0) problems.push(`${got.regime}: allocation ${id} is there`);
        continue;
      }
      const shown = uses.map((use) => `${use.before}/${use.here}/${use.after}`);
      if (!shown.includes(numbers ?? '')) {
        problems.push(`${got.regime}: allocation ${id} is ${shown.join(' and ') || 'not there'}, wanted ${numbers}`);
      }
    } else if (key === 'missing') {
      const paths = got.missing.map((path) =>
        path
          .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
          .join('')
          .replace(/^\./, ''),
      );
      if (!paths.includes(value)) {
        problems.push(`${got.regime}: missing is ${paths.join(', ') || 'nothing'}, wanted ${value}`);
      }
    } else {
      const status = got.exceptions.find((exception) => exception.code === key);
      same(key, value, status?.status ?? 'not there');
    }
  }
  return problems.map((text) =>
    text === problems[0] ? `${text} [${got.reasons.map((r) => `${r.raises}:${r.code}`).join(' ')}]` : text,
  );
}

function aboutFinding(want: WantedFinding, report: Report, source: Source, file: string): readonly string[] {
  const here = report.findings(file).filter((finding) => rangeOfFinding(source, finding).start.line === want.line);
  const match = here.find(
    (f) =>
      f.rule === want.rule &&
      f.severity === want.severity &&
      (want.text === undefined || f.message.includes(want.text)) &&
      (want.fix === undefined || f.fixes.some((fix) => fix.title === want.fix)),
  );
  return match
    ? []
    : [
        `wanted ${want.severity} ${want.rule} ${want.text ?? ''} ${want.fix ?? ''}; here: ${here.map((f) => `${f.severity} ${f.rule} “${f.message}” [${f.fixes.map((x) => x.title).join('; ')}]`).join(' | ') || 'nothing'}`,
      ];
}
