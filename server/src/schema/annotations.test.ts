import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeOf } from './annotations.ts';
import { formats } from './formats.ts';
import table from './generated/annotations.json' with { type: 'json' };
import {
  annotationAt,
  checkConfiguration,
  checkHead,
  checkItem,
  KINDS,
  type Kind,
  keysOf,
  type Node,
  rootNode,
  sectionOf,
} from './index.ts';

/** Plain data as a parsed piece. */
const parsedOf = (value: unknown) => {
  return { value, problems: [], sourceText: () => undefined, isQuoted: () => false, definedAt: () => undefined };
};

describe('what the schemas say about a place', () => {
  test('from the root of the document, and from an item', () => {
    const whole = annotationAt('ShipmentManifest', undefined, ['lines', 4711, 'quantity']);
    expect(whole).toBe(annotationAt('ShipmentManifest', 'lines', ['quantity']));
    expect(whole).toMatchObject({ types: ['integer'], examples: [512] });
  });

  test.each<[Kind | 'configuration', (string | number)[], Partial<Node>]>([
    ['ShipmentManifest', ['parties', 'ultimateConsignee', 'country'], { domain: 'country', code: true }],
    ['ShipmentManifest', ['parties', 'endUsers', 0, 'headquarters'], { domain: 'country', absent: 'unknown' }],
    ['ShipmentManifest', ['lines', 0, 'item'], { domain: 'item', code: true }],
    ['ShipmentManifest', ['lines', 0, 'item', 'designerHeadquarters'], { domain: 'country', absent: 'unknown' }],
    ['ShipmentManifest', ['authorization', 'exception'], { domain: 'exception', code: true }],
    ['ShipmentManifest', ['authorization', 1, 'license'], { domain: 'license', code: true }],
    ['ShipmentManifest', ['certifications', 0], { domain: 'certification', code: true }],
    ['ShipmentManifest', ['regime'], { domain: 'regime', absent: 'inherited' }],
    ['ShipmentManifest', ['endUse', 'military'], { absent: 'not-so' }],
    ['ShipmentManifest', ['documents'], { absent: 'not-checked' }],
    ['DealSheet', ['deliveries', 2, 'parties'], { absent: 'inherited' }],
    ['DealSheet', ['deliveries', 2, 'lines', 3, 'eccn'], { code: true, absent: 'inherited' }],
    ['LicenseRegister', ['licenses', 0, 'items', 0], { domain: 'item' }],
    ['configuration', ['severity', 'trade/unknown-item'], { values: ['error', 'warning', 'info', 'off'] }],
    ['configuration', ['staleAfterDays'], { absent: 'default:90' }],
  ])('%s %j', (kind, path, node) => {
    expect(annotationAt(kind, undefined, path)).toMatchObject(node);
  });

  test('what the value is decides between alternatives', () => {
    const document = { authorization: { veu: 'NVEU-IN-1' } };
    const node = annotationAt('ShipmentManifest', undefined, ['authorization'], document) as Node;
    expect(keysOf(node, document.authorization).map(({ key }) => key)).toEqual(['veu', 'kind']);
    expect(keysOf(node).map(({ key }) => key)).toContain('noticeFiled');
  });

  test('nothing about a place that is not there', () => {
    expect(annotationAt('ShipmentManifest', undefined, ['toString'])).toBeUndefined();
    expect(annotationAt('ShipmentManifest', undefined, ['id', 'x', 'y'])).toBeUndefined();
  });
});

test('every key is explained, and every key that may be omitted says what that means', () => {
  const silent = table.nodes.flatMap((node) =>
    Object.entries(node.keys ?? {}).flatMap(([key, index]) => {
      const { description, absent } = nodeOf(index);
      const optional = !node.required?.includes(key);
      const fine = (description ?? '') !== '' && (!optional || ABSENT.test(absent ?? ''));
      return fine ? [] : [`${node.title}.${key}`];
    }),
  );
  expect(silent).toEqual([]);
});

const ABSENT = /^(unknown|not-so|not-checked|inherited|default:.+)$/;

/** Documents that the schema allows, made from the schema. */
function valid(node: Node): fc.Arbitrary<unknown> {
  if (node.alternatives !== undefined) {
    return fc.oneof(...node.alternatives.map((index) => valid(nodeOf(index))));
  }
  if (node.values !== undefined) {
    return fc.constantFrom(...node.values);
  }
  if (node.keys !== undefined) {
    return fc.record(
      Object.fromEntries(keysOf(node).map(({ key, node: each }) => [key, valid(each)])),
      node.required ? { requiredKeys: [...node.required] } : { requiredKeys: Object.keys(node.keys).slice(0, 1) },
    );
  }
  if (node.anyKey !== undefined) {
    return fc.dictionary(fc.string(), valid(nodeOf(node.anyKey)), { minKeys: 1, maxKeys: 2 });
  }
  if (node.items !== undefined) {
    return fc.array(valid(nodeOf(node.items)), { minLength: 1, maxLength: 2 });
  }
  const type = node.types.includes('string') ? text(node) : PLAIN[node.types[0] as string];
  if (type === undefined) {
    throw new Error(`No documents can be made for ${node.types.join(', ')}.`);
  }
  return type;
}

const PLAIN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  integer: fc.integer({ min: 1, max: 1_000_000 }),
  number: fc.integer({ min: 1, max: 100 }),
  boolean: fc.boolean(),
  null: fc.constant(null),
};

function text(node: Node): fc.Arbitrary<string> {
  if (node.format === 'calendar-date') {
    const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
    return fc.integer({ min: 0, max: 40_000 }).map(day);
  }
  if (node.expects?.includes('currency')) {
    return fc.constantFrom('USD', 'EUR');
  }
  const allowed = formats[node.format ?? ''] ?? (() => true);
  return fc.string({ minLength: 1 }).filter(allowed);
}

test.each(KINDS)('no finding about a valid %s', (kind) => {
  const section = sectionOf(kind);
  fc.assert(
    fc.property(valid(rootNode(kind)), valid(rootNode(kind, section)), (document, item) => {
      expect(checkHead(kind, parsedOf(document))).toMatchObject({ problems: [], invalid: [] });
      expect(checkItem(kind, section, parsedOf(item))).toMatchObject({ problems: [], invalid: [] });
    }),
  );
});

test('no finding about a valid configuration', () => {
  fc.assert(
    fc.property(valid(rootNode('configuration')), (value) => {
      expect(checkConfiguration(parsedOf(value)).problems).toEqual([]);
    }),
  );
});
