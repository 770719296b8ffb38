import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkedView } from '../../../test/unit/checked.ts';
import { catalog, MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';
import type { PackSpec } from '../regime/pack.ts';
import { SECTIONS } from '../schema/index.ts';
import { edit, read, type Source } from '../yaml/index.ts';
import { DEFAULTS } from './configuration.ts';
import { check, newCache } from './index.ts';
import type { Timeline } from './types.ts';

const FILE = 'a.manifest.yaml';

/** The stretches as one would read them: `2026-01-01..2026-03-31 clear; >2026-04-01.. blocked (new rule)`. */
function told({ spans }: Timeline): string {
  return spans
    .map(({ from, until, own, verdict, because }) => {
      const why = because === null ? '' : ` (${because.change} ${because.rule ?? because.citation})`;
      return `${own ? '>' : ''}${from}..${until ?? ''} ${verdict}${why}`;
    })
    .join('; ');
}

function timelineOf(pack: Partial<PackSpec>, text: string): string {
  const [line] = report({ [FILE]: text }, regimesOf({ ...MINIATURE, ...pack })).lines(FILE);
  return (line?.timelines() ?? []).map(told).join('\n');
}

const PLAIN = { verified: { ...MINIATURE.verified, until: '2026-09-30' } };
const asked = (text: object[], when: object = { place: { in: ['PT'] } }): Partial<PackSpec> => ({
  ...PLAIN,
  begins: '2026-01-01',
  early: 'old',
  sets: { iberia: [{ members: ['PT'] }] },
  requirements: { asked: { when: when as never, say: 'Asked.', text: text as never } },
});
const IBERIA = { place: { in: 'iberia' } };

describe('the answer to a line over time', () => {
  test.each([
    {
      name: 'a rule that begins, and the day after its last',
      pack: asked([{ from: '2026-03-01', until: '2026-05-31', status: 'valid', cite: 'Rule 1' }], IBERIA),
      text: manifest('date: 2026-05-31'),
      wanted:
        '2026-01-01..2026-02-28 clear; >2026-03-01..2026-05-31 blocked (new mini/asked); 2026-06-01..2026-12-29 clear (gone mini/asked); 2026-12-30.. review (new mini/old)',
    },
    {
      name: 'a country that leaves a set',
      pack: {
        ...asked([{ status: 'valid', cite: 'Rule 1' }], IBERIA),
        sets: { iberia: [{ members: ['PT'], until: '2026-04-30' }] },
      } as Partial<PackSpec>,
      text: manifest('date: 2026-04-30'),
      wanted:
        '>2026-01-01..2026-04-30 blocked (new mini/asked); 2026-05-01..2026-12-29 clear (gone mini/asked); 2026-12-30.. review (new mini/old)',
    },
  ])('$name', ({ pack, text, wanted }) => {
    expect(timelineOf(pack, text)).toBe(wanted);
  });

  test('a stretch that reaches beyond the verified day says so', () => {
    const pack = asked([{ from: '2026-03-01', until: '2026-09-30', status: 'valid', cite: 'Rule 1' }], IBERIA);
    const [line] = report({ [FILE]: manifest('') }, regimesOf({ ...MINIATURE, ...pack })).lines(FILE);
    const [timeline] = line?.timelines() ?? [];
    expect(timeline?.verified).toBe('2026-09-30');
    expect(timeline?.spans.map(({ until, beyondVerified }) => [until, beyondVerified])).toEqual([
      ['2026-02-28', false],
      ['2026-09-30', false],
      ['2026-12-29', true],
      [null, true],
    ]);
  });

  test('a licence that is cited holds from its first day to its last', () => {
    const register = `kind: LicenseRegister
licenses:
  - {number: D1234567, consignee: Riyadh Cloud, destination: SA, class: 3A090.a, holder: Halden Systems Inc, quantity: 5, validFrom: 2025-02-01, validUntil: 2025-06-30}
`;
    const shipment = manifest(
      'parties: {ultimateConsignee: {name: Riyadh Cloud, country: SA, headquarters: SA, ultimateParent: none}}\nauthorization: {license: D1234567}',
    );
    const [line] = checkedView({ [FILE]: shipment, 'a.licenses.yaml': register }).report.lines(`/work/${FILE}`);
    const held = line?.timelines()[0]?.spans.filter(({ authorized }) => authorized === true);
    expect(held?.map(({ from, until }) => [from, until])).toEqual([['2025-02-01', '2025-06-30']]);
  });

  test('a sentence under a key that elsewhere holds a date is not a day', () => {
    const text = asked([{ from: '2026-03-01', status: 'valid', cite: 'Rule 1' }], IBERIA);
    const relaxes = { begins: 'an older rule is not read', from: 'nothing' };
    expect(timelineOf({ ...text, relaxes }, manifest(''))).toBe(timelineOf(text, manifest('')));
  });

  test('a day before the regime begins is in front', () => {
    expect(timelineOf(asked([{ status: 'valid', cite: 'Rule 1' }], IBERIA), manifest('date: 2025-12-31'))).toMatch(
      /^>2025-12-31\.\.2025-12-31 /,
    );
  });

  test('a line without a date has stretches, and none is its own', () => {
    const text = timelineOf(
      asked([{ from: '2026-03-01', status: 'valid', cite: 'Rule 1' }], IBERIA),
      manifest('date: '),
    );
    expect(text).toContain('2026-03-01..');
    expect(text).not.toContain('>');
  });
});

test('an edit of one line leaves what was worked out for another', () => {
  const regimes = regimesOf({
    ...MINIATURE,
    ...asked([{ from: '2026-03-01', status: 'valid', cite: 'Rule 1' }], IBERIA),
  });
  const cache = newCache();
  const config = { ...DEFAULTS, regime: 'mini' };
  const timelines = (source: Source) => {
    const workspace = { sources: new Map([[FILE, { source, config }]]), regimes, catalog, asOf: '2026-11-24' };
    return [...check(workspace, cache).lines(FILE)].map((line) => line.timelines()[0]);
  };
  const text = manifest('', 'item: nvidia-h100-sxm5, quantity: 1', 'item: nvidia-h100-sxm5, quantity: 2');
  const source = read(FILE, text, SECTIONS);
  const [first, second] = timelines(source);
  const line = text.split('\n').findIndex((one) => one.includes('quantity: 2'));
  const character = (text.split('\n')[line] as string).indexOf('quantity: 2') + 'quantity: '.length;
  const range = { start: { line, character }, end: { line, character: character + 1 } };
  const [again, other] = timelines(edit(source, [{ range, text: '3' }]));
  expect(again).toBe(first);
  expect(other).not.toBe(second);
});

describe('a stretch says what a check says of the same document with another date', () => {
  const EXAMPLES = new URL('../../../examples/', import.meta.url);
  const texts = Object.fromEntries(
    readdirSync(EXAMPLES)
      .filter((name) => /\.(manifest|licenses)\.yaml$/.test(name))
      .map((name) => [name, readFileSync(new URL(name, EXAMPLES), 'utf8')]),
  );
  const also = ['us-ear', 'us-ai-diffusion', 'us-agreements'];

  test.each(Object.keys(texts).filter((name) => name.includes('.manifest.')))('%s', (name) => {
    const view = checkedView(texts, { alsoCheck: also });
    const lines = [...view.report.lines(`/work/${name}`)];
    expect(lines.length).toBeGreaterThan(0);
    for (const [nth, line] of lines.entries()) {
      for (const { regime, spans } of line.timelines()) {
        for (const [at, { from, until, verdict, outcome }] of spans.entries()) {
          expect(spans[at + 1]?.from ?? null, 'no gap').toBe(until === null ? null : nextDay(until));
          for (const day of until === null ? [from] : [from, until]) {
            const moved = { ...texts, [name]: (texts[name] as string).replace(/^date: .*$/m, `date: ${day}`) };
            const again = [...checkedView(moved, { alsoCheck: also }).report.lines(`/work/${name}`)][nth];
            const answer = again?.determinations.find((one) => one.regime === regime);
            expect([day, answer?.verdict, answer?.outcome]).toEqual([day, verdict, outcome]);
          }
        }
      }
    }
  });
});

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
