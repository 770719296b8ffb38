/**
 * Sound documents: everything in them is said, in the many spellings and languages that people use, and it may go. A check that doubts more
 * than it should is caught here: no warning and no error that a document does not itself expect.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, newCache, type Workspace } from '../../server/src/lint/index.ts';
import { rangeOfFinding } from '../../server/src/lint/places.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read, type Source } from '../../server/src/yaml/index.ts';
import { core, differences } from '../cases/judge.ts';
import { type Case, readCase } from '../cases/load.ts';

const files = globSync('test/corpus/sound/*.yaml').sort();
const cases = new Map(files.map((file) => [file, readCase(file, readFileSync(file, 'utf8'))]));
const sources = new Map(files.map((file) => [file, read(file, cases.get(file)?.text ?? '', SECTIONS)]));

/** All of them together, so that what one document says is held against the others too. */
const workspace: Workspace = {
  sources: new Map([...sources].map(([file, source]) => [file, { source, config: DEFAULTS }])),
  ...core,
  asOf: '2026-11-24',
};
const report = check(workspace, newCache());

describe.each([...cases])('%s', (file, one) => {
  test('every answer is the one that is written next to it', () => {
    expect(one.wants.length).toBeGreaterThan(0);
    expect(differences(one)).toEqual([]);
  });

  test('every line has an answer written next to it', () => {
    const wanted = one.wants.filter(({ type }) => type === 'determination').length;
    expect(wanted).toBe([...report.lines(file)].length);
  });

  test('nothing warns that is not expected', () => {
    expect(alarms(file, one, sources.get(file))).toEqual([]);
  });
});

/** Warnings and errors of the file, except for those that its comments expect. */
function alarms(file: string, one: Case, source: Source | undefined): readonly string[] {
  return report.findings(file).flatMap((finding) => {
    const line = source ? rangeOfFinding(source, finding).start.line : -1;
    const expected = one.wants.some(
      (want) =>
        want.type === 'finding' &&
        want.line === line &&
        want.rule === finding.rule &&
        want.severity === finding.severity,
    );
    return finding.severity === 'info' || expected
      ? []
      : [`${line + 1}: ${finding.severity} ${finding.rule} ${finding.message}`];
  });
}

test('no answer is worse than caution, but where the law itself asks for a person', () => {
  const worse = files.flatMap((file) =>
    [...report.lines(file)].flatMap(({ determinations: [first] }) =>
      first && !['clear', 'caution'].includes(first.verdict) ? [`${file} ${first.verdict}`] : [],
    ),
  );
  expect(worse).toEqual(['test/corpus/sound/licences.yaml review']);
});
