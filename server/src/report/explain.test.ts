import { describe, expect, test } from 'vitest';
import { sampleDetermination, sampleLine, sampleView } from '../../../test/unit/sampleReport.ts';
import { explanation, lineSpans } from './explain.ts';
import { PLAIN } from './terminal.ts';

const look = { width: 80, paint: PLAIN };

describe('explanation', () => {
  test('tells why, what is missing, what decided with its numbers and its text, and what came to nothing', () => {
    const of = sampleDetermination({
      conditions: () => [],
      trace: () => [
        { step: 'class', result: '3A090.a', facts: { tpp: 15840, dieArea: undefined }, citation: 'ECCN 3A090' },
        { step: 'requirement embargo', result: false, facts: { place: 'MO' }, citation: '15 CFR 746' },
        { step: 'requirement destination', result: true, facts: {}, citation: '15 CFR 742.6' },
        { step: 'requirement headquarters', result: 'unknown', facts: {}, citation: '' },
        { step: 'determination', result: 'license-required, blocked', facts: {}, citation: '' },
      ],
      missing: [['parties', 'ultimateConsignee', 'headquarters']],
      allocations: [
        {
          id: 'lpp',
          bucket: { year: 2026 },
          unit: 'tpp',
          limit: 10000000,
          before: 2000000,
          here: 8110080,
          after: 10110080,
          exceeded: true,
          used: false,
        },
      ],
    });
    const line = sampleLine(0, { determinations: [of] });
    expect(
      `${explanation(sampleView({ lines: [line] }), line, look).join('\n')}\n`,
    ).toBe(`june.manifest.yaml:8  512 nvidia-h100-sxm5 to MO, on 2026-06-02
  The item is not in the catalogue and the document gives no figures for it.

us-ear  BLOCKED  licence needed; licence policy: presumption of denial

  Why
  - Nothing is cited. (15 CFR 742.6)

  Facts that are missing
  - parties.ultimateConsignee.headquarters

  What decides
  - Class of the item: 3A090.a
    tpp 15,840, dieArea not known; ECCN 3A090
  - Advanced chips to listed places need a licence (destination): asks for a
    licence
    15 CFR 742.6
  - requirement headquarters: undetermined

  Exceptions
  - NAC is not open: Macau is not among its places

  Allocations
  - lpp (2026): 2,000,000 TPP before + 8,110,080 TPP here = 10,110,080 TPP;
    limit 10,000,000 TPP, exceeded

  Looked at, and does not bear on this line
  - requirement embargo: place MO
`);
  });

  test('a line that no regime could judge says where to look', () => {
    const line = sampleLine(0, { determinations: [] });
    expect(explanation(sampleView({ lines: [line] }), line, look).join(' ')).toContain(
      'No regime could judge this line',
    );
  });
});

test('lineSpans gives the lines of the file that each line item covers, from 1', () => {
  const view = sampleView({ lines: [sampleLine(0), sampleLine(2)] });
  expect(lineSpans(view, '/work/june.manifest.yaml').map(({ from, to }) => [from, to])).toEqual([
    [8, 9],
    [12, 13],
  ]);
});
