import { describe, expect, test } from 'vitest';
import { MINIATURE, regimesOf } from '../../../test/unit/miniature.ts';
import { cardOf, ruleIds } from './cards.ts';

const regimes = regimesOf({
  ...MINIATURE,
  verified: { until: '2026-09-24', reason: 'old', staleAfterDays: 90, later: 'review' },
  links: [
    { cite: '15 CFR (\\d{3}\\.\\d+)', url: 'https://example.org/on/DATE/section-$1' },
    { cite: '(\\d+) FR (\\d+)', url: 'https://example.org/$1-FR-$2' },
  ],
  requirements: {
    asked: {
      title: 'Asked for',
      summary: 'What it is.',
      todo: 'What to do.',
      when: { quantity: { atLeast: 5 } },
      text: [
        { from: '2025-01-13', until: '2025-05-14', status: 'valid', cite: '90 FR 4544' },
        { from: '2025-05-15', status: 'valid', cite: '15 CFR 742.6', url: 'https://example.org/own' },
      ],
    },
  },
  authorities: {
    PASS: {
      kind: 'exception',
      lifts: ['asked'],
      cite: 'Rule 7',
      conditions: [{ id: 'order', need: { purchaseOrder: true }, else: 'blocked', say: '', todo: 'Order.' }],
      text: [],
    },
  },
});

describe('a card', () => {
  const links = (date: string | undefined) => cardOf('mini/asked', date, regimes)?.links.map(({ url }) => url);

  test('says what its entry says', () => {
    expect(cardOf('mini/asked', '2026-01-05', regimes)).toMatchObject({
      id: 'mini/asked',
      title: 'Asked for',
      summary: 'What it is.',
      todo: 'What to do.',
      citation: '15 CFR 742.6',
      verified: '2026-09-24',
      effective: { from: '2025-01-13' },
    });
  });

  test('leads to the text as it stood on the day', () => {
    expect(links('2026-01-05')).toEqual([
      'https://example.org/on/2026-01-05/section-742.6',
      'https://example.org/90-FR-4544',
      'https://example.org/own',
    ]);
  });

  test.each([['2026-09-25'], ['2030-01-01'], [undefined]])(
    'and for %s to the text of the day on which the pack was verified',
    (date) => {
      expect(links(date)?.[0]).toBe('https://example.org/on/2026-09-24/section-742.6');
    },
  );

  test('of a condition takes its authority’s name and the last text', () => {
    expect(cardOf('mini/pass-order', undefined, regimes)).toMatchObject({ title: 'PASS: order', todo: 'Order.' });
  });

  test('of Exportlint’s own rules needs no regime', () => {
    expect(cardOf('yaml/syntax', undefined, new Map())?.title).toBe('Not valid YAML');
  });

  test('of a rule that there is not is none', () => {
    expect(cardOf('mini/nothing', undefined, regimes)).toBeUndefined();
  });
});

test('every rule id has its card', () => {
  const ids = ruleIds(regimes);
  expect(ids).toEqual([...ids].sort());
  expect(ids).toContain('mini/pass-order');
  expect(ids.filter((id) => cardOf(id, undefined, regimes)?.id !== id)).toEqual([]);
});
