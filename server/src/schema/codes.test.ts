import { expect, test } from 'vitest';
import { parsedOf, typed } from './fixture.ts';
import { checkHead, checkItem } from './index.ts';

const line = (said: Record<string, string | undefined>) =>
  checkItem('ShipmentManifest', 'lines', parsedOf(typed({ item: 'nvidia-l4', quantity: '1', ...said })));

const HEAD: Readonly<Record<string, string>> = {
  kind: 'ShipmentManifest',
  id: 'S-1',
  date: '2025-06-02',
  from: 'US',
  parties: '{ultimateConsignee: {name: Fjellstrom AS, country: NO}}',
  lines: '',
};
test.each([
  [{ eccn: '3E001' }, { eccn: '3E001' }, '`eccn` needs quotes: without them, other programs read 3E001 as 30.'],
  [
    { scheduleB: '8471.80' },
    { scheduleB: '8471.80' },
    '`scheduleB` needs quotes: without them, other programs read 8471.80 as 8471.8.',
  ],
  [{ item: '0x1F' }, { item: '0x1F' }, '`item` needs quotes: without them, other programs read 0x1F as 31.'],
  [{ item: '007' }, { item: '007' }, '`item` needs quotes: without them, other programs read 007 as 7.'],
  [{ description: '42' }, { description: '42' }, '`description` needs quotes: without them, 42 is a number.'],
  [
    { serials: '[1e3, b]' },
    { serials: ['1e3', 'b'] },
    '`serials[0]` needs quotes: without them, other programs read 1e3 as 1000.',
  ],
  [
    { item: '{name: true}' },
    { item: { name: 'true' } },
    '`item.name` needs quotes: without them, true is a truth value.',
  ],
  [
    { authorization: '[{license: 5E002}]' },
    { authorization: [{ license: '5E002' }] },
    '`authorization[0].license` needs quotes: without them, other programs read 5E002 as 500.',
  ],
])('code without quotes: %j', (said, value, message) => {
  const checked = line(said);
  expect(checked.value).toMatchObject(value);
  expect(checked.invalid).toEqual([]);
  expect(checked.problems).toMatchObject([
    { rule: 'schema/unquoted-code', severity: 'info', fix: { safety: 'safe', quote: true } },
  ]);
  expect(checked.problems[0]?.message).toContain(message);
});

test('NO is a country, with or without quotes', () => {
  expect(checkHead('ShipmentManifest', parsedOf(typed({ ...HEAD, from: 'NO' }))).problems).toEqual([]);
  const parsed = parsedOf(typed({ ...HEAD, from: 'NO' }));
  const old = { ...parsed, value: { ...(parsed.value as object), from: false } };
  expect(checkHead('ShipmentManifest', old)).toMatchObject({ value: { from: 'NO' }, problems: [], invalid: [] });
});
