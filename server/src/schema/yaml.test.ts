/** With the reader that Exportlint uses: documents cut into pieces. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsed, read } from '../yaml/index.ts';
import { type Checked, checkHead, checkItem, checkKind, KINDS, type Kind, SECTIONS } from './index.ts';

function checkText(text: string): Checked[] {
  return read('test.yaml', text, SECTIONS).docs.flatMap((doc) => {
    const head = parsed(doc, doc.head);
    const answer = checkKind(head.value);
    if ('problem' in answer) {
      return [{ value: undefined, problems: [answer.problem], invalid: [[]] }];
    }
    const items = doc.sections.flatMap(({ key, blocks }) =>
      blocks.flatMap(({ pieces }) => pieces.map((piece) => checkItem(answer.kind, key, parsed(doc, piece)))),
    );
    return [checkHead(answer.kind, head), ...items];
  });
}

const example = (kind: Kind) => readFileSync(new URL(`./fixtures/${kind}.yaml`, import.meta.url), 'utf8');

test('all examples in one file', () => {
  const checked = checkText(KINDS.map(example).join('---\n'));
  // Five heads; two lines, two deliveries, and one entry in each register.
  expect(checked.length).toBe(5 + 2 + 2 + 3);
  for (const each of checked) {
    expect(each).toMatchObject({ problems: [], invalid: [] });
  }
});

test('codes keep their source text in every piece', () => {
  const text = example('ShipmentManifest')
    .replace('eccn: 3A090.a ', 'eccn: 3E001   # ')
    .replace('"8471.80"', '8471.80')
    .replace('PO-7781', '0x1F');
  const [head, line] = checkText(text);
  expect(head?.value).toMatchObject({ purchaseOrder: '0x1F' });
  expect(line?.value).toMatchObject({ eccn: '3E001', scheduleB: '8471.80' });
  expect(line?.problems.map(({ rule, path }) => [rule, ...path])).toEqual([
    ['schema/unquoted-code', 'eccn'],
    ['schema/unquoted-code', 'scheduleB'],
  ]);
});

test('an item that is empty', () => {
  const [, ...items] = checkText(`${example('ShipmentManifest')}  -\n`);
  expect(items.at(-1)?.problems).toMatchObject([
    { rule: 'schema/type', path: [], message: 'A line must be a map of keys and values; found empty.' },
  ]);
});

test.each([
  ['ShipmentManifest', 'lines', 1],
  ['LicenseRegister', 'licenses', 0],
] as const)('a %s with nothing behind `%s`: %i finding', (kind, section, count) => {
  const text = `${example(kind).split(`${section}:`)[0]}${section}:\n`;
  const [doc] = read('test.yaml', text, SECTIONS).docs;
  const head = doc && parsed(doc, doc.head);
  expect(head && checkHead(kind, head).problems).toEqual([]);
  expect(head && checkHead(kind, head, 0).problems.map(({ rule, path }) => [rule, ...path])).toEqual(
    Array.from({ length: count }, () => ['schema/empty', section]),
  );
});
