/** One mistake in a line, one finding: where it is, what it says, how it is fixed. */
import { expect, test } from 'vitest';
import { brief, parsedOf, type Row, typed } from './fixture.ts';
import { checkItem } from './index.ts';

const line = (said: Record<string, string | undefined>) =>
  checkItem('ShipmentManifest', 'lines', parsedOf(typed({ item: 'nvidia-l4', quantity: '1', ...said })));

const AUTHORITIES = 'none, or one of {license: …}, {exception: …}, {agreement: …} or {veu: …}, or a list of these';

const QUANTITY = '`quantity` must be a whole number of units, 1 or more; found ';

const LINES: Row[] = [
  [{ quantity: '-5' }, 'schema/number', 'quantity', `${QUANTITY}-5.`],
  [{ quantity: '0' }, 'schema/number', 'quantity', `${QUANTITY}0.`],
  [{ quantity: '5.5' }, 'schema/number', 'quantity', `${QUANTITY}5.5.`],
  [{ quantity: '-5.5' }, 'schema/number', 'quantity', `${QUANTITY}-5.5.`],
  [{ quantity: '.inf' }, 'schema/number', 'quantity', `${QUANTITY}.inf.`],
  [{ quantity: '.nan' }, 'schema/number', 'quantity', `${QUANTITY}.nan.`],
  [{ quantity: '1e300' }, 'schema/number', 'quantity', `${QUANTITY}1e300.`],
  [{ quantity: '"512"' }, 'schema/type', 'quantity', `${QUANTITY}"512".`, 'safe: 512'],
  [{ quantity: '1,000' }, 'schema/type', 'quantity', `${QUANTITY}"1,000".`, 'unsafe: 1000'],
  [{ quantity: 'many' }, 'schema/type', 'quantity', `${QUANTITY}"many".`],
  [{ quantity: '[1]' }, 'schema/type', 'quantity', `${QUANTITY}a list.`],
  [{ quantity: 'true' }, 'schema/type', 'quantity', `${QUANTITY}true.`],
  [
    { quantity: '' },
    'schema/missing-key',
    'quantity',
    'Missing value of `quantity`. Units of the item. A board or a system counts its chips itself.',
  ],
  [
    { quantity: undefined },
    'schema/missing-key',
    '',
    'Missing `quantity` in a line. Units of the item. A board or a system counts its chips itself.',
  ],
  [
    { quantity: undefined, quantitty: '3' },
    'schema/unknown-key',
    'quantitty',
    'Unknown key `quantitty` in a line. Did you mean `quantity`?',
    'unsafe: quantity',
  ],
  [
    { quantity: undefined, Quantity: '3' },
    'schema/unknown-key',
    'Quantity',
    'Unknown key `Quantity` in a line. Did you mean `quantity`?',
    'unsafe: quantity',
  ],
  [
    { quantity: undefined, qty: '3' },
    'schema/unknown-key',
    'qty',
    'Unknown key `qty` in a line. Did you mean `quantity`?',
    'unsafe: quantity',
  ],
  [
    { colour: 'red' },
    'schema/unknown-key',
    'colour',
    'Unknown key `colour` in a line. A key of your own begins with `x-`. Known keys: `item`, `quantity`, `unitValue`, `currency`, `eccn`, `classification`, `scheduleB`, `description`, `serials`, `authorization` or `chinaLane`.',
  ],
  [
    { license: 'D1' },
    'schema/unknown-key',
    'license',
    'Misplaced key `license`: a licence stands in `authorization: {license: …}`.',
  ],
  [
    { constructor: '1' },
    'schema/unknown-key',
    'constructor',
    'Unknown key `constructor` in a line. A key of your own begins with `x-`. Known keys: `item`, `quantity`, `unitValue`, `currency`, `eccn`, `classification`, `scheduleB`, `description`, `serials`, `authorization` or `chinaLane`.',
  ],
  [
    { item: '' },
    'schema/missing-key',
    'item',
    "Missing value of `item`. The item: its id in the catalogue, another name for it, or the vendor's part number; or its figures, where the catalogue does not know it.",
  ],
  [
    { item: '""' },
    'schema/empty',
    'item',
    '`item` is empty. Write an item of the catalogue, or its figures (name, denseTops, …).',
  ],
  [
    { item: '[a, b]' },
    'schema/type',
    'item',
    '`item` must be an item of the catalogue, or its figures (name, denseTops, …); found a list.',
  ],
  [{ item: '{tpp: 5}' }, 'schema/missing-key', 'item', 'Missing `name` in `item`. What the item is called.'],
  [
    { item: '{name: a, denseTops: {fp17: 3}}' },
    'schema/unknown-key',
    'item.denseTops.fp17',
    'Unknown key `fp17` in `item.denseTops`. Did you mean `fp16`?',
    'unsafe: fp16',
  ],
  [
    { item: '{name: a, denseTops: {}}' },
    'schema/empty',
    'item.denseTops',
    '`item.denseTops` is empty. Write the rate by format, such as {fp16: 989, fp8: 1979}.',
  ],
  [
    { item: '{name: a, dataCenter: yes}' },
    'schema/type',
    'item.dataCenter',
    '`item.dataCenter` must be true or false; found "yes".',
    'safe: true',
  ],
  [
    { item: '{name: a, dieArea: 0}' },
    'schema/number',
    'item.dieArea',
    '`item.dieArea` must be a number above 0; found 0.',
  ],
  [
    { item: '{name: a, designer: aproved}' },
    'schema/value',
    'item.designer',
    '`item.designer` must be approved, authorized or other. Did you mean `approved`?',
    'unsafe: approved',
  ],
  [
    { currency: 'usd' },
    'schema/format',
    'currency',
    '`currency` must be a currency code of three capital letters; found "usd".',
    'safe: USD',
  ],
  [{ serials: 'SN1' }, 'schema/type', 'serials', '`serials` must be a list; found "SN1".', 'safe: ["SN1"]'],
  [
    { serials: '{a: 1}' },
    'schema/type',
    'serials',
    '`serials` must be a list; found a map of keys and values. Begin each entry with a dash.',
  ],
  [{ serials: '[a, null]' }, 'schema/type', 'serials.1', '`serials[1]` must be a code; found empty.'],
  [
    { authorization: 'None' },
    'schema/value',
    'authorization',
    `\`authorization\` must be ${AUTHORITIES}. Did you mean \`none\`?`,
    'safe: none',
  ],
  [
    { authorization: 'D1234567' },
    'schema/type',
    'authorization',
    `\`authorization\` must be ${AUTHORITIES}; found "D1234567".`,
  ],
  [{ authorization: '7' }, 'schema/type', 'authorization', `\`authorization\` must be ${AUTHORITIES}; found 7.`],
  [
    { authorization: '{}' },
    'schema/type',
    'authorization',
    `\`authorization\` must be ${AUTHORITIES}; found an empty map.`,
  ],
  [
    { authorization: '{licence: D1}' },
    'schema/unknown-key',
    'authorization.licence',
    'Unknown key `licence` in `authorization`. Did you mean `license`?',
    'unsafe: license',
  ],
  [
    { authorization: '{license: D1, exception: NAC}' },
    'schema/unknown-key',
    'authorization.exception',
    'Key `exception` does not go with `license`. If both are needed, write a list with one entry for each.',
  ],
  [
    { authorization: '{exception: NAC, notice: 2026-08-01}' },
    'schema/unknown-key',
    'authorization.notice',
    'Unknown key `notice` in `authorization`. Did you mean `noticeFiled`?',
    'unsafe: noticeFiled',
  ],
  [
    { authorization: '{exception: NAC, until: 2026-08-01}' },
    'schema/unknown-key',
    'authorization.until',
    'Unknown key `until` in `authorization`. A key of your own begins with `x-`. Known keys: `exception`, `number` or `noticeFiled`.',
  ],
  [
    { authorization: '{exception: NAC, noticeFiled: 2025-02-30}' },
    'schema/date',
    'authorization.noticeFiled',
    '`authorization.noticeFiled` is not a day of the calendar: 2025-02-30.',
  ],
  [
    { authorization: '[{veu: V, kind: national}, none]' },
    'schema/type',
    'authorization.1',
    '`authorization[1]` must be one of {license: …}, {exception: …}, {agreement: …} or {veu: …}; found "none".',
  ],
  [
    { authorization: '[{veu: V, kind: local}]' },
    'schema/value',
    'authorization.0.kind',
    '`authorization[0].kind` must be national or universal; found "local".',
  ],
];

test.each(LINES)('line with %j: %s', (said, ...finding) => {
  const { problems, invalid } = line(said);
  expect(problems.map(brief)).toEqual([finding]);
  expect(problems[0]?.severity).toBe('error');
  expect(problems[0]?.at).toBe(finding[0] === 'schema/unknown-key' ? 'key' : 'value');
  expect(invalid.length).toBeGreaterThan(0);
});

test('two mistakes are two findings', () => {
  expect(line({ quantity: '0', eccn: '{a: x}' }).problems.map(({ path }) => path)).toEqual([['quantity'], ['eccn']]);
});

test('keys of your own are left alone', () => {
  expect(line({ 'x-cost-centre': '{a: [1]}' }).problems).toEqual([]);
});
