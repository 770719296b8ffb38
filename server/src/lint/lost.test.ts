/** Lines and documents that cannot be found are not the same as none. */
import { describe, expect, test } from 'vitest';
import { checkedView } from '../../../test/unit/checked.ts';

const PARTIES = `parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none}
  ultimateConsignee: {name: Najd Horizon Computing Co, country: SA, headquarters: SA, ultimateParent: none}
authorization: {license: D1234567}
`;
const FILES = {
  'a.manifest.yaml': `kind: ShipmentManifest
id: A
date: 2025-10-01
from: US
${PARTIES}lines: [{item: nvidia-h200-sxm, quantity: 1900}]
`,
  'b.manifest.yaml': `kind: ShipmentManifest
id: B
date: 2025-11-01
from: US
${PARTIES}lines: [{item: nvidia-h200-sxm, quantity: 100}]
`,
  'z.licenses.yaml': `kind: LicenseRegister
licenses:
  - {number: D1234567, holder: Halden Systems Inc, consignee: Najd Horizon Computing Co, destination: SA, items: [nvidia-h200-sxm],
     quantity: 2000, validFrom: 2025-09-01, validUntil: 2026-08-31}
`,
};
const OFF = {
  'schema/unknown-key': 'off',
  'schema/type': 'off',
  'schema/empty': 'off',
  'schema/missing-key': 'off',
} as const;

/** Verdicts by file. */
function verdicts(first: string, config = {}): Readonly<Record<string, readonly string[]>> {
  const { report } = checkedView({ ...FILES, 'a.manifest.yaml': first }, config);
  const of = (file: string) =>
    [...report.lines(`/work/${file}.manifest.yaml`)].flatMap(({ determinations }) =>
      determinations.map((it) => it.verdict),
    );
  return { a: of('a'), b: of('b') };
}

describe('lines that cannot be found', () => {
  const sound = FILES['a.manifest.yaml'];

  test('sound, both fit', () => {
    expect(verdicts(sound)).toEqual({ a: ['caution'], b: ['caution'] });
  });

  test.each([
    'Lines: [{item: nvidia-h200-sxm, quantity: 1900}]',
    'lines: TBD',
    'lines: {item: x}',
    'lines: []',
    'lines:',
  ])('%s: a review, and what the document uses of the licence is open', (lines) => {
    const text = sound.replace(/lines: .*/, lines);
    expect(verdicts(text)).toEqual({ a: ['review'], b: ['review'] });
    expect(verdicts(text, { severity: OFF })).toEqual({ a: ['review'], b: ['review'] });
  });

  test.each(['lines: TBD', 'Lines: [{item: nvidia-h200-sxm, quantity: 5}]', 'lines: []', ''])(
    'in a delivery: %s',
    (lines) => {
      const deal = `kind: DealSheet
id: D
signed: 2025-09-20
from: US
${PARTIES}deliveries:
  - date: 2025-10-01
    ${lines}
`;
      expect(verdicts(deal)).toEqual({ a: ['review'], b: ['review'] });
    },
  );
});

describe('a document of unknown kind', () => {
  const told = (text: string) => {
    const severity = { 'schema/unknown-kind': 'off', 'schema/missing-kind': 'off' } as const;
    const { report } = checkedView({ 'a.manifest.yaml': text }, { severity });
    return report.findings('/work/a.manifest.yaml').map(({ rule }) => rule);
  };

  test.each(['kind: Shipment\nid: A\n', 'id: A\n'])('is never passed over in silence: %j', (text) => {
    expect(told(text)).toEqual(['lint/undetermined']);
  });

  test('an empty document holds nothing', () => {
    expect(told('# nothing yet\n')).toEqual([]);
  });
});
