/** What a person reads: whole sentences with every value filled in, and a card to each rule. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, Report } from '../../server/src/lint/index.ts';
import { workspace } from './documents.ts';
import { checkFiles, linesOf } from './judged.ts';
import { runs } from './runs.ts';

const OF_A_REGIME = /^us-/;

describe('what a report says', () => {
  test('has every value filled in', () => {
    fc.assert(
      fc.property(workspace, (files) => {
        const report = checkFiles(files);
        const said = [...findingsOf(report).flatMap(({ message, fixes, related }) => [message, ...fixes.map(({ title }) => title), ...related.map((one) => one.message)]), ...linesOf(report).flatMap(({ determinations }) => determinations.flatMap(({ reasons, exceptions }) => [...reasons.map(({ text }) => text), ...exceptions.map(({ because }) => because)]))];
        expect([...new Set(said)].filter((text) => /\{\w+\}|undefined|NaN|\[object/.test(text) || text.trim() === '')).toEqual([]);
      }),
      runs(30),
    );
  });

  test('cites the text of each rule of a regime, with its address', () => {
    fc.assert(
      fc.property(workspace, (files) => {
        const bare = findingsOf(checkFiles(files)).filter(({ rule, citation, url }) => OF_A_REGIME.test(rule) && !(citation && url?.startsWith('https://')));
        expect([...new Set(bare.map(({ rule, citation, url }) => `${rule}: ${citation || 'no citation'}, ${url ?? 'no url'}`))]).toEqual([]);
      }),
      runs(30),
    );
  });

  test('has a card to each rule, with what it is, why, and what to do', () => {
    fc.assert(
      fc.property(workspace, (files) => {
        const report = checkFiles(files);
        const poor = findingsOf(report).filter(({ rule, date }) => {
          const card = report.card(rule, date);
          return !(card?.title && card.summary && card.todo);
        });
        expect([...new Set(poor.map(({ rule }) => rule))]).toEqual([]);
      }),
      runs(30),
    );
  });
});

function findingsOf(report: Report): readonly Finding[] {
  return report.files.flatMap((file) => report.findings(file));
}
