/** What a person reads: whole sentences with every value filled in, and a card to each rule. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, Report } from '../../server/src/lint/index.ts';
import { workspace } from './documents.ts';
import { checkFiles, core, linesOf } from './judged.ts';
import { runs } from './runs.ts';

const reports = fc.sample(workspace, runs(25)).map(checkFiles);
const findings = reports.flatMap(findingsOf);
const isOfRegime = ({ rule }: Finding) => core.regimes.has(rule.split('/')[0] as string);

test('there is something to read', () => {
  expect(findings.filter(isOfRegime).length).toBeGreaterThan(100);
});

test('what a report says has every value filled in', () => {
  const said = [
    ...findings.flatMap(({ message, fixes, related }) => [
      message,
      ...fixes.map(({ title }) => title),
      ...related.map((one) => one.message),
    ]),
    ...reports.flatMap((report) =>
      linesOf(report).flatMap(({ determinations }) =>
        determinations.flatMap(({ reasons, exceptions }) => [
          ...reasons.map(({ text }) => text),
          ...exceptions.map(({ because }) => because),
        ]),
      ),
    ),
  ];
  expect(
    [...new Set(said)].filter((text) => text.trim() === '' || /\{\w+\}|\bundefined\b|\bNaN\b|\[object/.test(text)),
  ).toEqual([]);
});

test('each finding of a regime cites its text, with its address', () => {
  const bare = findings.filter(
    (finding) => isOfRegime(finding) && !(finding.citation && finding.url?.startsWith('https://')),
  );
  expect([
    ...new Set(bare.map(({ rule, citation, url }) => `${rule}: ${citation || 'no citation'}, ${url ?? 'no address'}`)),
  ]).toEqual([]);
});

test('each rule has a card that says what it is, why, and what to do', () => {
  const poor = reports.flatMap((report) =>
    findingsOf(report).filter(({ rule, date }) => {
      const card = report.card(rule, date);
      return !(card?.title && card.summary && card.todo);
    }),
  );
  expect([...new Set(poor.map(({ rule }) => rule))]).toEqual([]);
});

test('each rule of a pack has such a card, also those that no sample reached', () => {
  const poor = [...core.regimes.values()].flatMap(({ cards }) =>
    [...cards.values()].filter(({ title, summary, todo }) => !(title && summary && todo)),
  );
  expect([...new Set(poor.map(({ id }) => id))]).toEqual([]);
});

function findingsOf(report: Report): readonly Finding[] {
  return report.files.flatMap((file) => report.findings(file));
}
