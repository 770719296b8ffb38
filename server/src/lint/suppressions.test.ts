import { describe, expect, test } from 'vitest';
import { MINIATURE, manifest, regimesOf, report } from '../../../test/unit/miniature.ts';

const RULE = 'mini/asked';
const regimes = regimesOf({
  ...MINIATURE,
  requirements: {
    asked: {
      at: 'quantity',
      when: { quantity: { atLeast: 5 } },
      say: 'Five or more.',
      text: [{ status: 'valid', cite: 'Rule 1' }],
    },
    firm: {
      at: 'quantity',
      when: { quantity: { atLeast: 500 } },
      say: 'Far too many.',
      suppressible: false,
      text: [{ status: 'valid', cite: 'Rule 2' }],
    },
  },
});

/** Findings as `rule` or `(rule: reason)` when suppressed. The quantity stands on a line of its own. */
function findings(before: string, beside = '', quantity = 7, after = '') {
  const text = `${manifest('').split('lines:')[0]}lines:\n  - item: nvidia-h100-sxm5\n${before === '' ? '' : `    ${before}\n`}    quantity: ${quantity}${beside === '' ? '' : ` ${beside}`}\n${after}`;
  const checked = report({ 'a.manifest.yaml': text }, regimes);
  return checked
    .findings('a.manifest.yaml')
    .map(({ rule, suppressed }) =>
      suppressed === null
        ? rule
        : `(${rule}: ${[suppressed.reason, suppressed.until].filter(Boolean).join(', until ')})`,
    );
}

describe('a suppression', () => {
  test.each<[string, string[], readonly string[]]>([
    [
      'of the next line',
      [`# exportlint-disable-next-line ${RULE} -- agreed with counsel`],
      [`(${RULE}: agreed with counsel)`],
    ],
    ['of its own line', ['', `# exportlint-disable-line ${RULE} -- agreed`], [`(${RULE}: agreed)`]],
    [
      'of the file, from anywhere in it',
      ['', '', '7', `# exportlint-disable-file ${RULE} -- agreed\n`],
      [`(${RULE}: agreed)`],
    ],
    [
      'until a day that is still to come',
      [`# exportlint-disable-next-line ${RULE} -- agreed (until 2026-12-31)`],
      [`(${RULE}: agreed, until 2026-12-31)`],
    ],
    [
      'until today',
      [`# exportlint-disable-next-line ${RULE} -- agreed (until 2026-11-24)`],
      [`(${RULE}: agreed, until 2026-11-24)`],
    ],
    [
      'that has ended',
      [`# exportlint-disable-next-line ${RULE} -- agreed (until 2026-11-23)`],
      ['lint/expired-suppression', RULE],
    ],
    ['without a reason', [`# exportlint-disable-next-line ${RULE}`], ['lint/suppression-reason', RULE]],
    [
      'of a rule that there is not',
      ['# exportlint-disable-next-line mini/nothing -- agreed'],
      ['lint/unknown-suppression', RULE],
    ],
    ['of no rule', ['# exportlint-disable-next-line'], ['lint/unknown-suppression', RULE]],
    ['of another line', [`# exportlint-disable-line ${RULE} -- agreed`], ['lint/unused-suppression', RULE]],
    [
      'where nothing is found',
      [`# exportlint-disable-next-line ${RULE} -- agreed`, '', '1'],
      ['lint/unused-suppression'],
    ],
    [
      'of a rule that cannot be suppressed',
      ['# exportlint-disable-next-line mini/firm -- agreed', '', '700'],
      ['lint/not-suppressible', RULE, 'mini/firm'],
    ],
  ])('%s', (_what, [before = '', beside = '', quantity = '7', after = ''], wanted) => {
    expect([...findings(before, beside, Number(quantity), after)].sort()).toEqual([...wanted].sort());
  });

  test('changes no verdict, and is counted apart', () => {
    const text = manifest('', 'item: nvidia-h100-sxm5, quantity: 7').replace(
      'lines:',
      `# exportlint-disable-file ${RULE} -- agreed\nlines:`,
    );
    const checked = report({ 'a.manifest.yaml': text }, regimes);
    expect([...checked.lines('a.manifest.yaml')].map(({ determinations }) => determinations[0]?.verdict)).toEqual([
      'blocked',
    ]);
    expect(checked.summary()).toMatchObject({ errors: 0, suppressed: 1 });
  });

  test('is a comment: the same words in a value suppress nothing', () => {
    const text = manifest(
      `purchaseOrder: '# exportlint-disable-file ${RULE} -- agreed in 2026'`,
      'item: nvidia-h100-sxm5, quantity: 7',
    );
    expect(
      report({ 'a.manifest.yaml': text }, regimes)
        .findings('a.manifest.yaml')
        .map(({ rule, suppressed }) => [rule, suppressed]),
    ).toEqual([[RULE, null]]);
  });
});
