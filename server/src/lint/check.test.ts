import { describe, expect, test } from 'vitest';
import { catalog, MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';
import { SECTIONS } from '../schema/index.ts';
import { edit, read } from '../yaml/index.ts';
import { check, newCache, Stopped } from './check.ts';
import { DEFAULTS } from './configuration.ts';
import type { Config, Report } from './types.ts';

const regimes = regimesOf(
  {
    ...MINIATURE,
    requirements: {
      asked: { when: { quantity: { atLeast: 5 } }, say: 'Five or more.', text: [{ status: 'valid', cite: 'Rule 1' }] },
    },
    authorities: {
      PASS: { kind: 'exception', lifts: ['asked'], draws: ['cap'], text: [{ status: 'valid', cite: 'Rule 2' }] },
      PERMIT: {
        kind: 'license',
        code: 'Permit',
        lifts: 'all',
        draws: ['permit'],
        conditions: [{ id: 'filed', need: { onFile: true }, else: 'review', say: 'Not on file.' }],
        text: [{ status: 'valid', cite: 'Rule 3' }],
      },
    },
    allocations: {
      cap: { key: { consignee: 'consignee' }, unit: 'units', limit: 10, finding: 'cap-full', cite: 'Rule 2' },
      permit: {
        key: { number: 'cited' },
        unit: 'cited',
        limit: { cited: true },
        opening: 'cited',
        finding: 'permit-full',
        cite: 'Rule 3',
      },
    },
  },
  { ...MINIATURE, pack: 'free' },
);
const PASS = 'authorization: {exception: PASS}';
const six = 'item: nvidia-h100-sxm5, quantity: 6';

const verdicts = (checked: Report) =>
  Object.fromEntries(
    checked.files.map((file) => [
      file,
      [...checked.lines(file)].map(({ determinations }) =>
        determinations.map(({ regime, verdict }) => `${regime} ${verdict}`).join(', '),
      ),
    ]),
  );
const rules = (checked: Report, file: string) =>
  checked.findings(file).map(({ rule, severity }) => `${severity} ${rule}`);

describe('several files', () => {
  test('share an allocation, and the one that comes too late names the one before', () => {
    const checked = report(
      {
        'b.manifest.yaml': manifest(`${PASS}\nid: S-2\ndate: 2026-03-01`, six),
        'a.manifest.yaml': manifest(`${PASS}\ndate: 2026-03-09`, six),
      },
      regimes,
    );
    expect(verdicts(checked)).toEqual({ 'a.manifest.yaml': ['mini blocked'], 'b.manifest.yaml': ['mini clear'] });
    const [finding] = checked.findings('a.manifest.yaml');
    expect(finding).toMatchObject({ rule: 'mini/cap-full', severity: 'error', citation: 'Rule 2' });
    expect(finding?.related.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^b\.manifest\.yaml: .*2026-03-01.*6 units/),
    ]);
    expect(finding?.fixes.map(({ title, safety }) => `${title}, ${safety}`)).toEqual(['Reduce to 4, unsafe']);
    expect(checked.allocations()).toEqual([
      {
        regime: 'mini',
        id: 'cap',
        bucket: { consignee: 'Lisboa Data' },
        unit: 'units',
        limit: 10,
        used: 6,
        remaining: 4,
      },
    ]);
  });

  test('are judged by what the registers of all of them hold', () => {
    const permit = 'authorization: {license: P-1}';
    const register =
      'kind: LicenseRegister\nlicenses:\n  - {number: P-1, quantity: 10, shippedBefore: 3, validFrom: 2026-01-01, validUntil: 2026-12-31}\n';
    expect(verdicts(report({ 'a.manifest.yaml': manifest(permit, six) }, regimes))['a.manifest.yaml']).toEqual([
      'mini review',
    ]);
    expect(
      verdicts(report({ 'a.manifest.yaml': manifest(permit, six), 'z.yaml': register }, regimes))['a.manifest.yaml'],
    ).toEqual(['mini clear']);
    expect(
      verdicts(report({ 'a.manifest.yaml': manifest(permit, six, six), 'z.yaml': register }, regimes))[
        'a.manifest.yaml'
      ],
    ).toEqual(['mini clear', 'mini blocked']);
    const twice = report({ 'y.yaml': register, 'z.yaml': register }, regimes);
    expect([rules(twice, 'y.yaml'), rules(twice, 'z.yaml')]).toEqual([[], ['error trade/register-duplicate']]);
  });

  test('may hold several documents, each judged as its kind', () => {
    const deal = `kind: DealSheet\nid: D-1\nfrom: US\nparties: {ultimateConsignee: {name: Lisboa Data, country: PT}}\n${PASS}\ndeliveries:\n  - date: 2026-02-01\n    lines: [{${six}}]\n  - date: 2026-02-02\n    lines: [{${six}}]\n`;
    const checked = report({ 'a.yaml': `${manifest(PASS, six)}---\n${deal}` }, regimes);
    expect([...checked.lines('a.yaml')].map(({ document, kind, date }) => `${document} ${kind} ${date}`)).toEqual([
      '0 ShipmentManifest 2026-03-02',
      '1 DealSheet 2026-02-01',
      '1 DealSheet 2026-02-02',
    ]);
    // The deal is not signed, so its deliveries use nothing up.
    expect(verdicts(checked)['a.yaml']).toEqual(['mini clear', 'mini clear', 'mini clear']);
    const signed = report(
      { 'a.yaml': `${manifest(PASS, six)}---\n${deal.replace('id: D-1', 'id: D-1\nsigned: 2026-01-15')}` },
      regimes,
    );
    expect(verdicts(signed)['a.yaml']).toEqual(['mini blocked', 'mini clear', 'mini blocked']);
    const consuming = report({ 'a.yaml': `${manifest(PASS, six)}---\n${deal}` }, regimes, {
      unsignedDealsConsume: true,
    });
    expect(verdicts(consuming)['a.yaml']).toEqual(['mini blocked', 'mini clear', 'mini blocked']);
  });

  test('that cannot be read make the report incomplete', () => {
    const broken = {
      file: 'b.manifest.yaml',
      docs: [],
      broken: { rule: 'yaml/not-utf8', args: { offset: 3 }, piece: undefined, from: 0, to: 0 },
    };
    const source = read('a.manifest.yaml', manifest(''), SECTIONS);
    const config = { ...DEFAULTS, regime: 'mini' };
    const checked = check(
      {
        sources: new Map([
          ['a.manifest.yaml', { source, config }],
          ['b.manifest.yaml', { source: broken, config }],
        ]),
        regimes,
        catalog,
        asOf: '2026-11-24',
      },
      newCache(),
    );
    expect(checked.incomplete).toBe(true);
    expect(rules(checked, 'b.manifest.yaml')).toEqual(['error yaml/not-utf8']);
  });
});

describe('which regime judges', () => {
  const own = (config: Partial<Config>, head = '') =>
    verdicts(report({ 'a.manifest.yaml': manifest(head, six) }, regimes, config))['a.manifest.yaml'];

  test('the configuration’s, the document’s before it, one that is forced before both', () => {
    expect(own({})).toEqual(['mini blocked']);
    expect(own({}, 'regime: free')).toEqual(['free clear']);
    expect(own({ forcedRegime: 'mini' }, 'regime: free')).toEqual(['mini blocked']);
  });

  test('others speak only where they answer otherwise, and as information', () => {
    const checked = report(
      { 'a.manifest.yaml': manifest('regime: free', 'item: nvidia-h100-sxm5, quantity: 1', six) },
      regimes,
      { alsoCheck: ['mini', 'free'] },
    );
    expect(verdicts(checked)['a.manifest.yaml']).toEqual(['free clear, mini clear', 'free clear, mini blocked']);
    expect(rules(checked, 'a.manifest.yaml')).toEqual(['info mini/asked']);
    expect(checked.findings('a.manifest.yaml')[0]?.message).toMatch(/^Under A miniature: /);
  });

  test('one that there is not is a finding, and the configuration’s judges', () => {
    const checked = report({ 'a.manifest.yaml': manifest('regime: nowhere', six) }, regimes);
    expect(rules(checked, 'a.manifest.yaml')).toContain('error lint/unknown-regime');
    expect(verdicts(checked)['a.manifest.yaml']).toEqual(['mini blocked']);
  });
});

describe('severities', () => {
  test('follow the configuration, and change no verdict', () => {
    const checked = report({ 'a.manifest.yaml': manifest('', six) }, regimes, { severity: { 'mini/asked': 'info' } });
    expect(rules(checked, 'a.manifest.yaml')).toEqual(['info mini/asked']);
    expect(verdicts(checked)['a.manifest.yaml']).toEqual(['mini blocked']);
    expect(
      rules(
        report({ 'a.manifest.yaml': manifest('', six) }, regimes, { severity: { 'mini/asked': 'off' } }),
        'a.manifest.yaml',
      ),
    ).toEqual([]);
  });
});

describe('a check', () => {
  test('stops when it is told to', () => {
    const source = read('a.manifest.yaml', manifest(''), SECTIONS);
    const sources = new Map([['a.manifest.yaml', { source, config: { ...DEFAULTS, regime: 'mini' } }]]);
    expect(() => check({ sources, regimes, catalog, asOf: '2026-11-24' }, newCache(), () => true)).toThrow(Stopped);
  });

  test('after an edit in one file moves the answer in another', () => {
    const config = { ...DEFAULTS, regime: 'mini' };
    const early = read('b.manifest.yaml', manifest(`${PASS}\ndate: 2026-03-01`, six), SECTIONS);
    const late = read('a.manifest.yaml', manifest(`${PASS}\ndate: 2026-03-09`, six), SECTIONS);
    const cache = newCache();
    const run = (first: typeof early) =>
      check(
        {
          sources: new Map([
            ['a.manifest.yaml', { source: late, config }],
            ['b.manifest.yaml', { source: first, config }],
          ]),
          regimes,
          catalog,
          asOf: '2026-11-24',
        },
        cache,
      );
    expect(verdicts(run(early))['a.manifest.yaml']).toEqual(['mini blocked']);
    const text = manifest(`${PASS}\ndate: 2026-03-01`, six);
    const line = text.split('\n').findIndex((one) => one.includes('quantity'));
    const at = text.split('\n')[line]?.indexOf('6') as number;
    const smaller = edit(early, [
      { range: { start: { line, character: at }, end: { line, character: at + 1 } }, text: '4' },
    ]);
    // Four are below the requirement, so they draw on nothing that anyone needs.
    expect(verdicts(run(smaller))).toEqual({ 'a.manifest.yaml': ['mini clear'], 'b.manifest.yaml': ['mini clear'] });
  });
});

describe('a rule that fails', () => {
  test('is told at its line, the other lines are judged, and the report is not whole', () => {
    const free = regimes.get('free');
    if (!free) throw new Error('the miniature pack is there');
    const odd = {
      code: 'odd',
      spec: { raises: 'note' as const, say: '' },
      test: (c: { line: { quantity?: number } }) => {
        if (c.line.quantity === 7) throw new Error('seven is too much');
        return false;
      },
    };
    const view = free.pack.view('2026-01-01');
    const broken = {
      ...free,
      pack: {
        ...free.pack,
        view: () => ({ ...view, program: () => ({ ...view.program(new Set()), reasons: [odd] }) }),
      },
    };
    const text = manifest('').replace(
      /lines:[\s\S]*/,
      'lines:\n  - {item: x1, quantity: 7}\n  - {item: x1, quantity: 1}\n',
    );
    const source = read('a.manifest.yaml', text, SECTIONS);
    const found = check(
      {
        sources: new Map([['a.manifest.yaml', { source, config: { ...DEFAULTS, regime: 'free' } }]]),
        regimes: new Map([['free', broken as never]]),
        catalog,
        asOf: '2026-01-01',
      },
      newCache(),
    );
    const told = found.findings('a.manifest.yaml').filter(({ rule }) => rule === 'lint/internal');
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('seven is too much')]);
    expect([...found.lines('a.manifest.yaml')].map((line) => line.determinations[0]?.verdict)).toHaveLength(2);
    expect(found.incomplete).toBe(true);
  });
});
