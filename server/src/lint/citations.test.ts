import { describe, expect, test } from 'vitest';
import { MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';

const regimes = regimesOf({
  ...MINIATURE,
  requirements: {
    many: { when: { quantity: { atLeast: 5 } }, say: 'Many.', text: [{ status: 'valid', cite: 'Rule 1' }] },
  },
  authorities: {
    PASS: {
      kind: 'exception',
      lifts: ['many'],
      conditions: [{ id: 'paper', need: { certifications: { has: 'pass-notice' } }, else: 'note', say: 'A notice.' }],
      text: [{ status: 'valid', cite: 'Rule 2' }],
    },
    PERMIT: {
      kind: 'license',
      code: 'Permit',
      lifts: 'all',
      draws: ['permit'],
      conditions: [
        { id: 'filed', rule: 'trade/license-unknown', need: { onFile: true }, else: 'review', say: 'Not on file.' },
      ],
      text: [{ status: 'valid', cite: 'Rule 3' }],
    },
  },
  allocations: {
    permit: { key: { number: 'cited' }, unit: 'cited', limit: { cited: true }, finding: 'full', cite: 'Rule 3' },
  },
});
const REGISTER = 'kind: LicenseRegister\nlicenses:\n  - {number: D7654321, quantity: 10}\n';
const SIX = 'item: nvidia-h100-sxm5, quantity: 6';
const ONE = 'item: nvidia-h100-sxm5, quantity: 1';

function checked(head: string, ...lines: readonly string[]) {
  const all = report({ 'a.manifest.yaml': manifest(head, ...lines), 'l.licenses.yaml': REGISTER }, regimes);
  return {
    verdicts: [...all.lines('a.manifest.yaml')].map(({ verdict }) => verdict),
    told: all
      .findings('a.manifest.yaml')
      .filter(({ rule }) => rule.startsWith('trade/'))
      .map(({ severity, rule, fixes }) =>
        [`${severity} ${rule}`, ...fixes.map(({ title, safety }) => `${title}, ${safety}`)].join(': '),
      ),
    allocations: all.allocations().map(({ bucket, used }) => [bucket['number'], used]),
  };
}

describe('an exception', () => {
  test('that is unknown is an error, and the line is not clear', () => {
    expect(checked('authorization: {exception: PAS}', SIX)).toMatchObject({
      verdicts: ['blocked'],
      told: ['error trade/unknown-exception: Write PASS, unsafe'],
    });
  });

  test('that is unknown next to a licence that fits still goes to a person', () => {
    expect(checked('authorization: [{license: D7654321}, {exception: PAS}]', SIX)).toMatchObject({
      verdicts: ['review'],
      told: ['error trade/unknown-exception: Write PASS, unsafe'],
    });
  });

  test('that is unknown is information where nothing is needed', () => {
    expect(checked('authorization: {exception: PAS}', ONE)).toMatchObject({
      verdicts: ['clear'],
      told: ['info trade/unknown-exception: Write PASS, unsafe'],
    });
  });

  test('that is like none names those that there are', () => {
    const all = report({ 'a.manifest.yaml': manifest('authorization: {exception: QUUX}', SIX) }, regimes);
    expect(all.findings('a.manifest.yaml').map(({ message }) => message)).toContain(
      'Unknown exception "QUUX" under A miniature. Known: PASS.',
    );
  });

  test.each(['pass', 'Exception PASS', 'License Exception pass'])('written “%s” is read, with a safe fix', (text) => {
    expect(checked(`authorization: {exception: ${text}}`, SIX)).toMatchObject({
      verdicts: ['clear'],
      told: ['info trade/exception-name: Write PASS, safe'],
    });
  });
});

describe('a licence', () => {
  test.each(['D7654321', 'd7654321', 'D 765-4321'])('cited as %s is found, and uses one bucket', (number) => {
    const lines = [SIX, 'item: nvidia-h100-sxm5, quantity: 5, authorization: {license: D7654321}'];
    expect(checked(`authorization: {license: "${number}"}`, ...lines)).toMatchObject({
      verdicts: ['clear', 'blocked'],
      allocations: [['D7654321', 6]],
    });
  });

  test('that is not on file is answered with the nearest that is', () => {
    expect(checked('authorization: {license: D7654312}', SIX)).toMatchObject({
      verdicts: ['review'],
      told: ['warning trade/license-unknown: Write D7654321, unsafe'],
    });
  });

  test('that is not on file is told also where nothing is needed', () => {
    expect(checked('authorization: {license: D7654312}', ONE)).toMatchObject({
      verdicts: ['clear'],
      told: ['info trade/license-unknown: Write D7654321, unsafe'],
    });
  });
});

test('a certification that no rule asks for is told, with the one that was meant', () => {
  expect(checked('certifications: [pass-notise, x-own, pass-notice]', ONE).told).toEqual([
    'warning trade/unknown-certification: Write pass-notice, unsafe',
  ]);
});
