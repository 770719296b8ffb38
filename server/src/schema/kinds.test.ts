import { expect, test } from 'vitest';
import { brief, parsedOf } from './fixture.ts';
import { checkConfiguration, checkHead, checkKind } from './index.ts';

test.each([
  [
    'kind: ShipmentManifst',
    'schema/unknown-kind',
    'Unknown kind `ShipmentManifst`. Did you mean `ShipmentManifest`?',
    'unsafe: ShipmentManifest',
  ],
  [
    'kind: deal-sheet',
    'schema/unknown-kind',
    'Unknown kind `deal-sheet`. Did you mean `DealSheet`?',
    'safe: DealSheet',
  ],
  [
    'kind: Pod',
    'schema/unknown-kind',
    'Unknown kind "Pod". Known kinds: ShipmentManifest, DealSheet, LicenseRegister, AgreementRegister, VeuRegister.',
  ],
  [
    'id: x',
    'schema/missing-kind',
    'Missing `kind`. Begin the document with `kind:` and one of ShipmentManifest, DealSheet, LicenseRegister, AgreementRegister, VeuRegister.',
  ],
  [
    '- item: x',
    'schema/not-a-map',
    'Not a document: this is a list. Write `kind: ShipmentManifest`, and the list under its key, such as `lines:`.',
  ],
  [
    'text',
    'schema/not-a-map',
    'Not a document: this is a single value. Write keys and values, such as `kind: ShipmentManifest`.',
  ],
])('document %j: %s', (written, rule, message, fix?: string) => {
  const answer = checkKind(parsedOf(written).value);
  const problem = 'problem' in answer ? brief(answer.problem) : [];
  expect([problem[0], ...problem.slice(2)]).toEqual(fix === undefined ? [rule, message] : [rule, message, fix]);
});

test('a deal sheet has no date and no lines of its own', () => {
  const deal = parsedOf('kind: DealSheet\nid: D\nfrom: US\ndate: 2026-01-01\nlines:\ndeliveries:');
  expect(checkHead('DealSheet', deal).problems.map(({ message }) => message)).toEqual([
    'Misplaced key `date`: a deal sheet has `signed`, and each delivery its own `date`.',
    'Misplaced key `lines`: the lines of a deal sheet stand in its `deliveries`.',
  ]);
});

test('a configuration with mistakes', () => {
  const parsed = parsedOf(
    'regimen: us-ear\nseverity: {trade/unknown-item: warn}\nstaleAfterDays: -1\nalsoCheck: us-ear',
  );
  expect(checkConfiguration(parsed).problems.map(brief)).toEqual([
    [
      'schema/unknown-key',
      'regimen',
      'Unknown key `regimen` in a configuration. Did you mean `regime`?',
      'unsafe: regime',
    ],
    ['schema/type', 'alsoCheck', '`alsoCheck` must be a list of regimes; found "us-ear".', 'safe: ["us-ear"]'],
    [
      'schema/value',
      'severity.trade/unknown-item',
      '`severity.trade/unknown-item` must be error, warning, info or off. Did you mean `warning`?',
      'unsafe: warning',
    ],
    ['schema/number', 'staleAfterDays', '`staleAfterDays` must be a whole number of days, 0 or more; found -1.'],
  ]);
  expect(checkConfiguration(parsedOf('[a]')).problems.map(brief)).toEqual([
    ['schema/not-a-map', '', 'Not a configuration. Write keys and values, such as `staleAfterDays: 30`.'],
  ]);
});
