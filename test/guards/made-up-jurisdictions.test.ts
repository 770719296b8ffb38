/** A second country takes a pack and no code: two made-up ones judge the same shipments, and whatever is worse counts. */
import { describe, expect, test } from 'vitest';
import type { Config, Determination } from '../../server/src/lint/index.ts';
import type { PackSpec } from '../../server/src/regime/pack.ts';
import { MINIATURE, manifest, regimesOf, report } from '../unit/miniature.ts';

const text = [{ status: 'valid', cite: 'Rule 1' }];

/** Everything strong that goes to Norway needs a licence or a pass for 100 units a year. */
const LAND: PackSpec = {
  ...MINIATURE,
  pack: 'land',
  title: 'Land rules',
  default: true,
  requirements: { norway: { when: { place: { in: ['NO'] } }, say: 'Norway.', text } },
  authorities: {
    PASS: { kind: 'exception', code: 'PASS', lifts: ['norway'], draws: ['pass-year'], text },
  },
  allocations: {
    'pass-year': {
      key: { year: 'year' },
      unit: 'units',
      limit: 100,
      finding: 'pass-full',
      say: 'Full.',
      cite: 'Rule 1',
    },
  },
};

/** Another reading of the same rules. */
const LAX: PackSpec = { ...MINIATURE, pack: 'land-lax', title: 'Land rules, read mildly', jurisdiction: 'land' };

/** Whatever leaves Singapore, or passes through it, may not go to Norway or Peru. 50 units a year may go anywhere. */
const SEA: PackSpec = {
  ...MINIATURE,
  pack: 'sea',
  title: 'Sea rules',
  appliesTo: { any: [{ from: { in: ['SG'] } }, { route: { in: ['SG'] } }] },
  requirements: {
    far: { when: { place: { in: ['NO', 'PE'] } }, embargo: true, say: 'Too far.', text },
    count: { when: { place: { in: ['PT'] } }, say: 'Portugal is counted.', text },
  },
  authorities: { FEW: { kind: 'exception', code: 'FEW', lifts: ['count'], draws: ['few-year'], text } },
  allocations: {
    'few-year': {
      key: { year: 'year' },
      unit: 'units',
      limit: 50,
      finding: 'few-full',
      say: 'Enough.',
      cite: 'Rule 1',
    },
  },
};

const REGIMES = regimesOf(LAND, LAX, SEA);

const to = (country: string) =>
  `parties: {ultimateConsignee: {name: Fjord Data, country: ${country}, headquarters: ${country}, ultimateParent: none}}`;
const both = 'regime: [land, sea]';

function answers(texts: readonly string[], config: Partial<Config> = { regime: 'land' }) {
  const files = Object.fromEntries(texts.map((one, at) => [`${at}.manifest.yaml`, one]));
  const all = report(files, REGIMES, config);
  return Object.keys(files).map((file) => {
    const [line] = all.lines(file);
    const [answer] = line?.determinations ?? [];
    return { line, answer: answer as Determination, findings: all.findings(file), all };
  });
}

const verdicts = (texts: readonly string[]) => answers(texts).map(({ answer }) => answer.verdict);

describe('two jurisdictions on one shipment', () => {
  const [one] = answers([manifest(`${both}\nfrom: SG\n${to('PE')}`)]);

  test('the worst counts, and each says whose rule it is', () => {
    expect(one?.answer).toMatchObject({
      regime: 'land + sea',
      verdict: 'blocked',
      outcome: 'prohibited',
      authorized: false,
      jurisdictions: [
        { jurisdiction: 'land', regime: 'land', subject: true, verdict: 'clear' },
        { jurisdiction: 'sea', regime: 'sea', subject: true, verdict: 'blocked' },
      ],
      reasons: [{ code: 'far', jurisdiction: 'sea', text: 'Under Sea rules: Too far.' }],
    });
    expect(one?.line?.verdict).toBe('blocked');
    expect(one?.line?.determinations.map(({ regime, verdict }) => [regime, verdict])).toEqual([
      ['land + sea', 'blocked'],
      ['land', 'clear'],
      ['sea', 'blocked'],
    ]);
  });

  test('its findings name it too', () =>
    expect(one?.findings.map(({ rule, message, severity }) => [rule, message, severity])).toEqual([
      ['sea/far', 'Under Sea rules: Too far.', 'error'],
    ]));

  test('reasons of both are told, the worse first', () => {
    const [two] = answers([manifest(`${both}\nfrom: SG\n${to('NO')}`)]);
    expect(two?.answer.reasons.map(({ rule }) => rule)).toEqual(['sea/far', 'land/norway']);
  });

  test('with one jurisdiction there is one answer, with nothing added', () => {
    const [alone] = answers([manifest(`from: SG\n${to('PE')}`)]);
    expect(alone?.line?.determinations.map(({ regime, jurisdictions }) => [regime, jurisdictions])).toEqual([
      ['land', undefined],
    ]);
  });
});

describe('what is subject', () => {
  test('a line that is not subject is judged without it', () => {
    const [not] = answers([manifest(`${both}\nfrom: US\n${to('PE')}`)]);
    expect(not?.answer).toMatchObject({
      regime: 'land',
      verdict: 'clear',
      jurisdictions: [{ subject: true }, { jurisdiction: 'sea', subject: false, verdict: null }],
    });
    expect(not?.findings).toEqual([]);
  });

  test('unknown counts as subject', () => {
    const [maybe] = answers([manifest(`${both}\nfrom: Xland\n${to('PE')}`)]);
    expect(maybe?.answer).toMatchObject({ verdict: 'blocked', jurisdictions: [{}, { subject: 'unknown' }] });
  });

  test('a line that is subject to none is judged by all', () => {
    const [none] = answers([manifest(`regime: sea\nfrom: US\n${to('PE')}`)]);
    expect(none?.answer).toMatchObject({ regime: 'sea', verdict: 'blocked' });
  });
});

describe('caps', () => {
  const pass = (more: string, quantity: number, day: number) =>
    manifest(
      `${both}\ndate: 2026-03-0${day}\nauthorization: [{exception: PASS}, {exception: FEW}]\n${more}`,
      `item: nvidia-h100-sxm5, quantity: ${quantity}`,
    );
  const norway = `from: US\n${to('NO')}`;
  const portugal = `from: SG\n${to('PT')}`;

  test('each jurisdiction settles its own', () => {
    expect(verdicts([pass(norway, 90, 1), pass(portugal, 45, 2), pass(norway, 20, 3), pass(portugal, 10, 4)])).toEqual([
      'clear',
      'clear',
      'blocked',
      'blocked',
    ]);
  });

  test('a line that one jurisdiction blocks uses up nothing in the others', () => {
    const barred = pass(`from: SG\n${to('NO')}`, 90, 1);
    expect(verdicts([barred, pass(norway, 90, 2)])).toEqual(['blocked', 'clear']);
  });
});

describe('words of a pack', () => {
  /** Three keys of the head, and the rules that use their words. */
  const COAST: PackSpec = {
    ...MINIATURE,
    pack: 'coast',
    title: 'Coast rules',
    transactions: { outbound: 'home', onward: 'onward', local: 'inside', brokering: 'said' },
    partyLists: { 'watch-list': 'Watch list of the coast guard' },
    requirements: {
      brokered: { when: { transaction: 'brokering' }, say: 'Brokering.', text },
      outbound: { when: { all: [{ transaction: 'outbound' }, { place: { in: ['PE'] } }] }, say: 'Outbound.', text },
      watched: {
        when: { some: { of: ['ultimateConsignee'], listed: { has: 'watch-list' } } },
        say: 'Watched.',
        text,
      },
    },
  };
  const coast = (text: string) => {
    const all = report({ 'a.manifest.yaml': text }, regimesOf(COAST));
    const [line] = all.lines('a.manifest.yaml');
    const [answer] = line?.determinations ?? [];
    const found = all.findings('a.manifest.yaml').map(({ rule, message }) => `${rule}: ${message}`);
    return { verdict: answer?.verdict, codes: answer?.reasons.map(({ code }) => code), found };
  };

  test('a review policy, in its own words', () => {
    const regimes = regimesOf({
      ...COAST,
      reviewPolicies: { 'by-the-tide': { words: 'the tide decides', short: 'up to the tide' } },
      policies: { tide: { policy: 'by-the-tide', when: { place: { in: ['PE'] } }, cite: 'Rule 9' } },
    });
    const all = report({ 'a.manifest.yaml': manifest(to('PE')) }, regimes);
    const [line] = all.lines('a.manifest.yaml');
    expect(line?.determinations[0]).toMatchObject({ review: 'by-the-tide', reviewWords: 'up to the tide' });
    expect(all.findings('a.manifest.yaml')[0]?.message).toBe('Outbound; the tide decides.');
  });

  test('a kind of transaction that only documents say', () =>
    expect(coast(manifest('transaction: brokering')).codes).toEqual(['brokered']));

  test('a kind of transaction that follows from the countries', () =>
    expect(coast(manifest(to('PE'))).codes).toEqual(['outbound']));

  test('a list of parties', () =>
    expect(coast(manifest(to('PT').replace('name:', 'listed: watch-list, name:'))).codes).toEqual(['watched']));

  test('a word that no pack in force declares is told, with what was meant, and is a doubt', () => {
    expect(coast(manifest('transaction: outbond'))).toMatchObject({
      verdict: 'review',
      found: ['schema/value: `transaction` must be outbound, onward, local or brokering. Did you mean `outbound`?'],
    });
    expect(coast(manifest(to('PT').replace('name:', 'listed: [sdn], name:')))).toMatchObject({
      verdict: 'review',
      found: ['schema/value: `parties.ultimateConsignee.listed[0]` must be watch-list; found "sdn".'],
    });
  });

  test('a rule that asks for a word that the pack does not declare is a mistake of the pack', () => {
    const mistaken = { ...COAST, transactions: { outbound: 'home' } } as const;
    expect(() => regimesOf(mistaken)).toThrow('unknown transaction "brokering"');
  });
});

describe('classification by jurisdiction', () => {
  const EAST: PackSpec = {
    ...MINIATURE,
    pack: 'east',
    title: 'East rules',
    classification: 'eccn',
    requirements: { strong: { when: { eccn: '3A090.a' }, say: 'Strong.', text } },
  };
  const { classification: _, ...bare } = MINIATURE;
  const WEST: PackSpec = {
    ...bare,
    pack: 'west',
    title: 'West rules',
    requirements: { strong: { when: { eccn: { under: ['4U090'] } }, say: 'Strong.', text } },
  };
  const judged = (line: string) => {
    const all = report({ 'a.manifest.yaml': manifest('regime: [east, west]', line) }, regimesOf(EAST, WEST));
    const [one] = all.lines('a.manifest.yaml');
    const [answer] = one?.determinations ?? [];
    return {
      verdict: answer?.verdict,
      blockedBy: answer?.reasons.filter(({ raises }) => raises === 'blocked').map(({ rule }) => rule),
      found: all.findings('a.manifest.yaml').flatMap(({ rule }) => (rule.startsWith('trade/') ? [rule] : [])),
    };
  };
  const chip = 'item: {name: Chip, tpp: 9000}, quantity: 1';

  test.each([
    ['eccn: 3A090.a', { blockedBy: ['east/strong'], found: [] }],
    ['classification: {east: 3A090.a}', { blockedBy: ['east/strong'], found: [] }],
    ['classification: {west: 4U090.b}', { blockedBy: ['west/strong'], found: [] }],
    ['classification: {east: 3A090.a, west: [4U090]}', { blockedBy: ['east/strong', 'west/strong'], found: [] }],
    ['eccn: 5A992.c, classification: {west: 3A090.a}', { verdict: 'clear', found: [] }],
    ['classification: {east: 3a090 A}', { blockedBy: ['east/strong'], found: ['trade/eccn-spelling'] }],
    ['classification: {east: strong}', { verdict: 'review', found: ['trade/unknown-eccn'] }],
    ['classification: {north: 1A001}', { verdict: 'clear', found: ['trade/classification-unread'] }],
  ])('%s', (line, wanted) => expect(judged(`${chip}, ${line}`)).toMatchObject(wanted));

  test('two that contradict each other: judged under each, and a doubt', () => {
    const found = ['trade/classification-contradiction'];
    const both = (east: string) => judged(`${chip}, eccn: 5A992.c, classification: {east: ${east}}`);
    expect(both('3A090.a')).toMatchObject({ blockedBy: ['east/strong'], found });
    expect(both('5A002.z')).toMatchObject({ verdict: 'review', found });
    expect(both('5A992.c')).toMatchObject({ verdict: 'clear', found: [] });
  });
});

describe('who judges', () => {
  test('without a word, the packs that say that they are the default', () => {
    const [it] = answers([manifest(to('NO'))], { regime: undefined } as Partial<Config>);
    expect(it?.answer.regime).toBe('land');
  });

  test('two readings of one jurisdiction are a mistake, and the lines are for a person', () => {
    const [two] = answers([manifest(`regime: [land-lax, land]\n${to('PT')}`)]);
    expect(two?.findings.map(({ rule }) => rule)).toEqual(['lint/regime-rival']);
    expect(two?.answer.verdict).toBe('review');
  });

  test('one of several that does not exist too', () => {
    const [two] = answers([manifest(`regime: [land, see]\n${to('PT')}`)]);
    expect(two?.findings.map(({ rule }) => rule)).toEqual(['lint/unknown-regime']);
    expect(two?.answer.verdict).toBe('review');
  });

  test('two packs cannot both be the default of a jurisdiction', () =>
    expect(() => regimesOf(LAND, { ...LAX, default: true })).toThrow('land is the default of land already'));
});

describe('a kind of authorization that a pack declares', () => {
  const PORT: PackSpec = {
    ...LAND,
    pack: 'port',
    title: 'Port rules',
    default: false,
    authorizationKinds: { general: 'general authorisation' },
    authorities: { OPEN1: { kind: 'general', code: 'OPEN1', lifts: ['norway'], text } },
  };
  const regimes = regimesOf(PORT);
  const judged = (authorization: string) => {
    const document = manifest(`regime: port\n${to('NO')}${authorization}`);
    const all = report({ 'a.manifest.yaml': document }, regimes, { regime: 'port' });
    const [line] = all.lines('a.manifest.yaml');
    return { line, of: line?.determinations[0], rules: all.findings('a.manifest.yaml').map(({ rule }) => rule) };
  };

  test('is cited by its kind and its code', () => {
    const { of } = judged('\nauthorization: {kind: general, code: OPEN1}');
    expect([of?.verdict, of?.outcome, of?.authorized]).toEqual(['clear', 'exception', true]);
  });

  test('is named as the pack names it where it is open, and offered as what would clear the line', () => {
    const { of, line } = judged('');
    expect(of?.reasons[0]?.text).toContain('OPEN1 possible, not cited');
    expect(line?.remedies()[0]?.changes).toEqual(['cite general authorisation OPEN1']);
  });

  test('that no pack declares is refused, and the line does not go', () => {
    const { of, rules } = judged('\nauthorization: {kind: generall, code: OPEN1}');
    expect(rules.some((rule) => rule.startsWith('schema/'))).toBe(true);
    expect(of?.verdict).not.toBe('clear');
  });

  test('a code of another kind is not the same', () => {
    expect(judged('\nauthorization: {exception: OPEN1}').of?.verdict).not.toBe('clear');
  });

  test('that an authorization has and the pack does not declare is a problem of the pack', () => {
    expect(() => regimesOf({ ...PORT, authorizationKinds: {} })).toThrow('unknown kind of authorization "general"');
  });
});
