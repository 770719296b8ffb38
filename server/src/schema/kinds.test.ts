import { expect, test } from 'vitest';
import { brief, parsedOf } from './fixture.ts';
import { checkConfiguration, checkHead, checkKind } from './index.ts';

test.each([
  [
    'kind: ShipmentManifst',
    'schema/unknown-kind',
    '`ShipmentManifst` is not a kind of document; did you mean `ShipmentManifest`?',
    'unsafe: ShipmentManifest',
  ],
  [
    'kind: deal-sheet',
    'schema/unknown-kind',
    '`deal-sheet` is not a kind of document; did you mean `DealSheet`?',
    'safe: DealSheet',
  ],
  [
    'kind: Pod',
    'schema/unknown-kind',
    '"Pod" is not a kind of document. Exportlint knows ShipmentManifest, DealSheet, LicenseRegister, AgreementRegister, VeuRegister.',
  ],
  [
    'id: x',
    'schema/missing-kind',
    'This document does not say what it is. Begin it with `kind:`, one of ShipmentManifest, DealSheet, LicenseRegister, AgreementRegister, VeuRegister.',
  ],
  [
    '- item: x',
    'schema/not-a-map',
    'A document is made of keys and values, such as `kind: ShipmentManifest`; this is a list. Put it under the key that it belongs to, such as `lines:`.',
  ],
  [
    'text',
    'schema/not-a-map',
    'A document is made of keys and values, such as `kind: ShipmentManifest`; this is a single value.',
  ],
])('document %j: %s', (written, rule, message, fix?: string) => {
  const answer = checkKind(parsedOf(written).value);
  const problem = 'problem' in answer ? brief(answer.problem) : [];
  expect([problem[0], ...problem.slice(2)]).toEqual(fix === undefined ? [rule, message] : [rule, message, fix]);
});

test('a deal sheet has no date and no lines of its own', () => {
  const deal = parsedOf('kind: DealSheet\nid: D\nfrom: US\ndate: 2026-01-01\nlines:\ndeliveries:');
  expect(checkHead('DealSheet', deal).problems.map(({ message }) => message)).toEqual([
    '`date` does not belong here: a deal sheet has `signed`, and each delivery its own `date`.',
    '`lines` does not belong here: the lines of a deal sheet stand in its `deliveries`.',
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
      '`regimen` is not a key of a configuration; did you mean `regime`?',
      'unsafe: regime',
    ],
    [
      'schema/type',
      'alsoCheck',
      '`alsoCheck` must be a list of regimes; this is the text "us-ear".',
      'safe: ["us-ear"]',
    ],
    [
      'schema/value',
      'severity.trade/unknown-item',
      '`severity.trade/unknown-item` must be error, warning, info or off; did you mean `warning`?',
      'unsafe: warning',
    ],
    ['schema/number', 'staleAfterDays', '`staleAfterDays` must be a whole number of days, 0 or more; this is -1.'],
  ]);
  expect(checkConfiguration(parsedOf('[a]')).problems.map(brief)).toEqual([
    [
      'schema/not-a-map',
      '',
      'The configuration is made of keys and values, such as `staleAfterDays: 30`; this is something else.',
    ],
  ]);
});
