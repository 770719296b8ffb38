import { describe, expect, test } from 'vitest';
import { holds, MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';
import type { ConditionSpec, PackSpec } from '../regime/pack.ts';
import { FACTS } from './facts/index.ts';
import { parse } from './parse.ts';

const parties = (consignee: string, more = '') =>
  `parties: {ultimateConsignee: {name: A, country: PT, ${consignee}}${more}}`;
const KNOWN_US = { headquarters: { in: ['US'] } };
const some = (test: ConditionSpec, of: readonly string[] = ['ultimateConsignee']) => ({ some: { of, ...test } });
const every = (test: ConditionSpec, of: readonly string[] = ['ultimateConsignee', 'endUsers']) => ({
  every: { of, ...test },
});

describe('leaves', () => {
  test.each<[ConditionSpec, string, string]>([
    [{ place: { in: ['PT', 'ES'] } }, '', 'true'],
    [{ place: { notIn: ['PT'] } }, '', 'false'],
    [{ transaction: 'export' }, '', 'true'],
    [{ transaction: ['reexport', 'transfer'] }, 'from: TW', 'true'],
    [{ date: { from: '2026-03-02', until: '2026-03-02' } }, '', 'true'],
    [{ date: { until: '2026-03-01' } }, '', 'false'],
    [{ purchaseOrder: true }, 'purchaseOrder: PO-1', 'true'],
    [{ purchaseOrder: false }, 'purchaseOrder: PO-1', 'false'],
    [{ certifications: { has: 'a' } }, 'certifications: [a, b]', 'true'],
    [{ certifications: { hasAny: ['c', 'b'] } }, 'certifications: [a, b]', 'true'],
    [{ route: { in: ['CN'] } }, 'route: [US, CN, PT]', 'true'],
    [{ endUse: { mentions: ['training'] } }, 'endUse: {text: Model training}', 'true'],
    [{ endUse: { mentions: ['training'] } }, 'endUse: {text: constraining}', 'false'],
    [{ supercomputer: true }, '', 'false'],
    [{ eccn: { under: ['3A090'] } }, '', 'false'],
    [{ tpp: { atLeast: 15_840 } }, '', 'true'],
    [{ tpp: { above: 15_840 } }, '', 'false'],
    [{ tpp: { atMost: 15_840, above: 15_839 } }, '', 'true'],
    [{ quantity: { below: 1 } }, '', 'false'],
  ])('%j of “%s” is %s', (when, head, wanted) => {
    expect(holds(when, manifest(head))).toBe(wanted);
  });

  test('a code matches itself and what is below it, never a longer word', () => {
    const eccn = (code: string) =>
      holds(
        { eccn: { under: ['5A002.z', '4A003.z.*.b', '3A001.a.1'] } },
        manifest('', `item: nvidia-h100-sxm5, quantity: 1, eccn: ${code}`),
      );
    expect(['5A002.z', '5A002.z.1', '3A001.a.10', '4A003.z.2.b', '4A003.z.2.a'].map(eccn)).toEqual([
      'true',
      'true',
      'false',
      'true',
      'false',
    ]);
    expect(eccn('5A002.zz')).toBe('unknown: lines.0.eccn');
  });

  test.each(['5a002Z', 'ECCN 5A002 z', '5A002.z'])(
    'neither its spelling in a pack nor that in a document, %s, matters',
    (code) => {
      const line = manifest('', `item: nvidia-h100-sxm5, quantity: 1, eccn: "${code}"`);
      for (const under of ['5A002.z', '5a002-z']) {
        expect(holds({ eccn: { under: [under] } }, line)).toBe('true');
        expect(holds({ eccn: under }, line)).toBe('true');
        expect(holds({ eccn: { notIn: [under] } }, line)).toBe('false');
      }
    },
  );

  test('a declared text that is not an ECCN is not known, whatever the catalogue says', () => {
    const line = manifest('', 'item: nvidia-h100-sxm5, quantity: 1, eccn: 5B0Z2');
    expect(holds({ eccn: { under: ['4A090.a'] } }, line)).toBe('unknown: lines.0.eccn');
    expect(holds({ not: { eccn: 'EAR99' } }, line)).toBe('unknown: lines.0.eccn');
    expect(holds({ eccnDeclared: true }, line)).toBe('true');
    expect(holds({ eccn: { under: ['4A090.a'] } }, manifest('', 'item: nvidia-h100-sxm5, quantity: 1'))).toBe('true');
  });
});

describe('what is not known', () => {
  const HQ = 'parties.ultimateConsignee.headquarters';
  const maybe = some(KNOWN_US);
  const yes = { place: { in: ['PT'] } };
  const no = { place: { in: ['US'] } };

  test.each<[string, ConditionSpec, string]>([
    ['a fact alone', maybe, `unknown: ${HQ}`],
    ['not', { not: maybe }, `unknown: ${HQ}`],
    ['and true', { all: [yes, maybe] }, `unknown: ${HQ}`],
    ['and false is false, and nothing is missing', { all: [maybe, no] }, 'false'],
    ['or true is true, and nothing is missing', { any: [maybe, yes] }, 'true'],
    ['or false', { any: [no, maybe] }, `unknown: ${HQ}`],
    [
      'what did not matter inside is forgotten outside',
      { all: [{ any: [maybe, yes] }, some({ parentHeadquarters: { in: ['US'] } })] },
      'unknown: parties.ultimateConsignee.ultimateParent',
    ],
  ])('%s', (_what, when, wanted) => {
    expect(holds(when, manifest(parties('type: other')))).toBe(wanted);
  });

  test('no country is in a set without members, so it does not matter which it is', () => {
    expect(holds(some({ headquarters: { in: [] } }), manifest(parties('')))).toBe('false');
    expect(holds(some({ headquarters: { in: ['US'] } }), manifest(parties('')))).toBe(
      'unknown: parties.ultimateConsignee.headquarters',
    );
  });

  test('a figure without a value is open only where its bounds disagree', () => {
    const item = manifest('', 'item: {name: X}, quantity: 1');
    expect(holds({ tpp: { atLeast: 4800 } }, item)).toBe('unknown: lines.0.item');
    expect(holds({ tpp: { atLeast: 0 } }, item)).toBe('true');
  });

  test('membership that no one can tell is open, and no fact is missing', () => {
    const pack: Partial<PackSpec> = {
      sets: { odd: [{ members: ['PT'], membership: 'unknown', reason: 'odd' }] },
      reasons: { ...MINIATURE.reasons, odd: { raises: 'review', say: 'Odd.' } },
    };
    expect(holds({ place: { in: 'odd' } }, manifest(''), pack)).toBe('unknown: ');
  });
});

describe('parties', () => {
  const two = (end: string) => manifest(parties('headquarters: PT', `, endUsers: [{name: B, country: PT, ${end}}]`));

  test.each<[string, ConditionSpec, string, string]>([
    ['some: one is enough', some(KNOWN_US, ['ultimateConsignee', 'endUsers']), two('headquarters: US'), 'true'],
    [
      'some: one that is unknown leaves it open',
      some(KNOWN_US, ['ultimateConsignee', 'endUsers']),
      two('type: other'),
      'unknown: parties.endUsers.0.headquarters',
    ],
    ['every: one that fails is enough', every({ headquarters: { in: ['PT'] } }), two('headquarters: US'), 'false'],
    [
      'every: one that is unknown leaves it open',
      every({ headquarters: { in: ['PT'] } }),
      two('type: other'),
      'unknown: parties.endUsers.0.headquarters',
    ],
    ['an end user left out is the consignee', every({ headquarters: { in: ['PT'] } }), manifest(''), 'true'],
    [
      'a role that nobody has matters to nothing',
      some(KNOWN_US, ['purchaser', 'intermediateConsignees']),
      manifest(''),
      'false',
    ],
    ['no parent above: its own headquarters count', some({ parentHeadquarters: { in: ['PT'] } }), manifest(''), 'true'],
    [
      'a parent without headquarters',
      some({ parentHeadquarters: { in: ['PT'] } }),
      manifest(parties('ultimateParent: {name: G}')),
      'unknown: parties.ultimateConsignee.ultimateParent.headquarters',
    ],
  ])('%s', (_what, when, text, wanted) => {
    expect(holds(when, text)).toBe(wanted);
  });

  test.each([
    ['[{name: X, share: 50, listed: sdn}]', 'true'],
    ['[{name: X, share: 30, listed: sdn}, {name: Y, share: 20, listed: meu}]', 'true'],
    ['[{name: X, share: 49.9, listed: sdn}]', 'false'],
    ['[{name: X, share: 90}]', 'false'],
    ['[{name: X, listed: sdn}]', 'unknown: parties.ultimateConsignee.owners'],
    ['[{name: X, share: 50, listed: sdn}, {name: Y, listed: meu}]', 'true'],
  ])('shares of listed owners add up: %s is %s', (owners, wanted) => {
    const owned = some({ ownedBy: { listed: ['sdn', 'meu'], share: { atLeast: 50 } } });
    expect(holds(owned, manifest(parties(`owners: ${owners}`)))).toBe(wanted);
  });
});

describe('a figure near a limit, or known in two versions', () => {
  const reasons = (atLeast: number, item: string, also: ConditionSpec = {}) => {
    const regimes = regimesOf({
      ...MINIATURE,
      near: { within: 0.02, figures: ['tpp'], reason: 'near' },
      disagree: { figures: ['tpp'], reason: 'disagree' },
      requirements: { asked: { when: { tpp: { atLeast }, ...also }, text: [{ status: 'valid', cite: 'Rule 1' }] } },
    });
    const [line] = [
      ...report({ 'a.manifest.yaml': manifest('', `item: ${item}, quantity: 1`) }, regimes).lines('a.manifest.yaml'),
    ];
    return line?.determinations[0]?.reasons.map(({ code }) => code).join(' ');
  };
  test.each<[string, number, string, string]>([
    ['above, within two percent', 4800, '{name: X, tpp: 4896}', 'near asked'],
    ['above, further away', 4800, '{name: X, tpp: 4897}', 'asked'],
    ['below, within two percent', 4800, '{name: X, tpp: 4704}', 'near'],
    ['below, further away', 4800, '{name: X, tpp: 4703}', ''],
    ['on the limit', 4800, '{name: X, tpp: 4800}', 'near asked'],
  ])('%s', (_what, limit, item, wanted) => {
    expect(reasons(limit, item)).toBe(wanted);
  });

  test('is told only where the answer would differ', () => {
    expect(reasons(4800, '{name: X, tpp: 4810}', { place: { in: ['US'] } })).toBe('');
  });

  test('the maker’s figure and the computed one fall on two sides', () => {
    // 13,368 computed, 14,144 published.
    expect(reasons(13_800, 'nvidia-h200-nvl')).toBe('disagree asked');
    expect(reasons(10_000, 'nvidia-h200-nvl')).toBe('asked');
  });
});

describe('a condition that makes no sense is refused with its place', () => {
  test.each<[unknown, string]>([
    [{}, 'says nothing'],
    [[], 'a condition is a map'],
    [{ colour: 'red' }, 'no fact'],
    [{ headquarter: { in: 'D5' } }, 'Did you mean `headquarters`'],
    [{ endUse: { mentions: { terms: ['forces', 'toString'] } } }, 'unknown list of terms "forces"'],
    [{ all: [] }, 'needs a list'],
    [{ tpp: { roughly: 5 } }, 'compared by'],
    [{ tpp: { atLeast: '5' } }, 'compared by'],
    [{ purchaseOrder: 'yes' }, 'true or false'],
    [{ place: 'PT' }, 'in or notIn'],
    [{ every: { country: { in: ['PT'] } } }, 'needs the roles'],
    [{ some: { of: ['captain'], country: { in: ['PT'] } } }, 'unknown role'],
    [{ date: {} }, 'from and until'],
  ])('%j', (spec, told) => {
    const names = {
      facts: FACTS,
      terms: () => undefined,
      condition: () => {
        throw new Error('none');
      },
    };
    expect(() => parse(spec, ['when'], names)).toThrow(told);
  });
});
