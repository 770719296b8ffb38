import { expect, test } from 'vitest';
import { MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';

const regimes = regimesOf({
  ...MINIATURE,
  requirements: {
    any: { when: { quantity: { atLeast: 1 } }, say: 'Any.', text: [{ status: 'valid', cite: 'Rule 1' }] },
  },
  authorities: {
    PASS: { kind: 'exception', lifts: ['any'], draws: ['cap'], text: [{ status: 'valid', cite: 'Rule 2' }] },
  },
  allocations: {
    cap: { key: { consignee: 'consignee' }, unit: 'units', limit: 10, finding: 'cap-full', cite: 'Rule 2' },
  },
});
const PASS = 'authorization: {exception: PASS}';
const GIVEN = 'item: nvidia-h100-sxm5, quantity: 6';
const OPEN = 'item: nvidia-h100-sxm5';

const told = (files: Readonly<Record<string, string>>, file: string) =>
  report(files, regimes)
    .findings(file)
    .filter(({ rule }) => rule === 'mini/say-more')
    .map(({ at, message, related }) => ({
      at: at.path.join('.'),
      message,
      related: related.map((one) => `${one.file} ${one.at.path.join('.')}`),
    }));

test('a cap that another line leaves open names that line, not the quantity that is given', () => {
  const all = told({ 'a.manifest.yaml': manifest(PASS, OPEN, GIVEN) }, 'a.manifest.yaml');
  expect(all.map(({ message }) => message)).toContain(
    'Undetermined cap of Lisboa Data: the quantity of another line is missing.',
  );
  expect(all.find(({ message }) => message.startsWith('Undetermined cap'))).toMatchObject({
    at: 'quantity',
    related: ['a.manifest.yaml quantity'],
  });
});

test('a line in another file is named with its file', () => {
  const files = {
    'a.manifest.yaml': manifest(`date: 2026-03-01\n${PASS}`, OPEN),
    'b.manifest.yaml': manifest(`date: 2026-03-02\n${PASS}`, GIVEN),
  };
  expect(told(files, 'b.manifest.yaml')).toEqual([
    {
      at: 'quantity',
      message: 'Undetermined cap of Lisboa Data: the quantity of a line in a.manifest.yaml is missing.',
      related: ['a.manifest.yaml quantity'],
    },
  ]);
});

test("a line's own quantity is named as before", () => {
  const [line] = report({ 'a.manifest.yaml': manifest(PASS, OPEN) }, regimes).lines('a.manifest.yaml');
  const texts = line?.determinations[0]?.reasons.map(({ text }) => text) ?? [];
  expect(texts).toContain('quantity is not said.');
  expect(texts.filter((text) => text.startsWith('The cap'))).toEqual([]);
});
