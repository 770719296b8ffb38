import { describe, expect, it } from 'vitest';
import type { Determination, JudgedLine } from '../../lint/types.ts';
import { authorityText, citedAuthority } from './authorization.ts';
import type { ClassText } from './classText.ts';
import { lineText } from './line.ts';

const exactly = (value: number) => ({ stated: value, low: value, high: value });
const unknown = { low: 0, high: Number.POSITIVE_INFINITY };
const piece = { text: '', lines: 0 };

const determination: Determination = {
  regime: 'example',
  outcome: 'license-required',
  verdict: 'blocked',
  authorized: false,
  review: 'presumption-of-denial',
  reviewWords: 'presumption of denial',
  exceptions: [{ code: 'LPP', status: 'unavailable', because: 'the cap is reached' }],
  reasons: [{ code: 'x', raises: 'blocked', text: 'A licence is required', citation: '1 EX 2' }],
  missing: [['parties', 'ultimateConsignee', 'headquarters']],
  allocations: [
    {
      id: 'lpp',
      bucket: { consignee: 'Nordlys', year: 2026 },
      unit: 'tpp',
      limit: 26_900_000,
      before: 26_000_000,
      here: 8_110_080,
      after: 34_110_080,
      exceeded: true,
      used: false,
    },
  ],
  citations: ['1 EX 2'],
  conditions: () => [],
  trace: () => [{ step: 'class', result: '3X.a', facts: { tpp: 15_840 }, citation: '' }],
};

const line: JudgedLine = {
  file: 'a.manifest.yaml',
  document: 0,
  kind: 'ShipmentManifest',
  id: 'A',
  at: { piece, path: [] },
  item: 'example-chip',
  resolved: {
    id: 'example-chip',
    name: 'Example *Chip*',
    kind: 'board',
    chips: 8,
    tpp: exactly(15_840),
    dieArea: unknown,
    performanceDensity: { low: 19, high: 20 },
    memoryBandwidth: unknown,
    interconnectBandwidth: unknown,
    bandwidthDensity: unknown,
    eccn: [],
    arithmetic: '1,980 FP8 × 8 bits = 15,840',
    fromCatalog: true,
  },
  quantity: 64,
  date: '2026-06-02',
  destination: 'PT',
  destinations: ['PT'],
  tpp: exactly(15_840),
  totalTpp: 8_110_080,
  class: '3X.a',
  determinations: [determination],
  classification: () => undefined,
  shipment: {} as JudgedLine['shipment'],
  line: {} as JudgedLine['line'],
  remedies: () => [],
  timelines: () => [],
};

const BECAUSE: ClassText = {
  leading: '≥ 1,000',
  others: ['performance density 19 ≥ 5'],
  name: '3X.a',
};

describe('the hover of a line item', () => {
  it('is short first: the arithmetic of the class, why with the one link, then the rest, and nothing twice', () => {
    expect(lineText(line, { title: '1 EX 2', url: 'https://law.example/2' }, BECAUSE)).toMatchInlineSnapshot(`
      "**Example \\*Chip\\* × 64** to PT on 2026-06-02: **blocked**, licence needed under \`example\`

      1,980 FP8 × 8 bits = 15,840 TPP ≥ 1,000, performance density 19 ≥ 5 → **3X.a**  
      15,840 × 8 × 64 = 8,110,080 TPP in all

      Why:

      - blocked: A licence is required ([1 EX 2](https://law.example/2))
      - not known: \`parties.ultimateConsignee.headquarters\`
      - Licence policy: presumption of denial

      Exceptions and allocations:

      - Not open: LPP (the cap is reached)
      - ▰▰▰▰▰▶ over: 126.8% \`lpp\` (Nordlys, 2026): 26,000,000 before + 8,110,080 here = 34,110,080 of 26,900,000 TPP; **7,210,080 over**

      Further figures:

      - 8 chips in each unit, performance density 19 to 20

      How \`example\` judged it:

      1. class: 3X.a, by tpp 15,840"
    `);
  });

  it('says what is not known, and claims no arithmetic that does not come out', () => {
    const text = lineText(
      { ...line, resolved: null, tpp: unknown, totalTpp: null, class: 'unknown', determinations: [] },
      undefined,
    );
    expect(text).toMatchInlineSnapshot(`
      "**example-chip × 64** to PT on 2026-06-02: not judged

      TPP not known → **class unknown**"
    `);
  });
});

describe('the hover of an authority', () => {
  it('tells lines that fare alike once, and the balance after them', () => {
    const open: Determination = {
      ...determination,
      verdict: 'clear',
      outcome: 'exception',
      authorized: true,
      exceptions: [{ code: 'LPP', status: 'available', because: '' }],
      allocations: [],
    };
    const lines = [line, line, { ...line, determinations: [open] }];
    expect(authorityText('LPP', lines, new Map())).toMatchInlineSnapshot(`
      "**LPP**

      - 2 lines: **blocked**, licence needed under \`example\`; LPP is not open to this line: the cap is reached
      - 1 line: **clear**, exception LPP under \`example\`; LPP is open to this line"
    `);
  });

  it('is silent about what no line knows', () => {
    expect(authorityText('ACA', [line], new Map())).toBeUndefined();
  });

  it.each([
    [['authorization', 'exception'], 'LPP', 'LPP'],
    [['authorization', 0, 'license'], 'D1', 'D1'],
    [['parties', 'exception'], 'LPP', undefined],
    [['authorization', 'noticeFiled'], '2026-01-01', undefined],
  ])('%j: %s', (path, value, cited) => {
    expect(citedAuthority(path, value)).toBe(cited);
  });
});
