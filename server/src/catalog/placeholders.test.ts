import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vocabulary } from './generated/placeholders.ts';
import { loadCatalog } from './index.ts';
import { isPlaceholder } from './placeholders.ts';
import { shippedCatalog } from './shipped.ts';

const words = [...vocabulary.whole, ...vocabulary.apart, ...vocabulary.phrase];

test('the vocabulary is wide', () => {
  expect(words.length).toBeGreaterThan(300);
});

test.each(words)('“%s” in every dress', (word) => {
  for (const text of [
    word,
    word.toUpperCase(),
    ` ${word}\u00a0`,
    `[${word}]`,
    `(${word})`,
    `<${word}>`,
    `"${word}"`,
    `${word}.`,
    `- ${word} -`,
  ]) {
    expect([text, isPlaceholder(text)]).toEqual([text, true]);
  }
});

test.each(
  [
    'N/A',
    'n.a.',
    'N.A',
    'n / a',
    'NA',
    'Ｎ／Ａ',
    'n-a',
    'T.B.D.',
    't b d',
    '',
    ' ',
    '\u00a0',
    '-',
    '—',
    '–––',
    '...',
    '…',
    '?',
    '??',
    '¿?',
    '/',
    '_',
    'XXX',
    'xx/xx/xxxx',
  ].concat(
    [
      'TBD - ask Marie',
      'TBD: ask Marie',
      'TBD (ask Marie)',
      'TBD, ask Marie',
      'ITN: pending',
      'Nordlys AS (TBC)',
      'to be advised by the buyer',
      'PO to be advised',
      'unknown – see mail',
    ],
    [
      '待定',
      '未定',
      '미정',
      '없음',
      'なし',
      '不详',
      'غير معروف',
      'k.A.',
      'KA',
      'à suivre',
      'A SUIVRE',
      'okänd',
      'неизвестно',
      'under review by BIS',
      'awaiting BIS answer',
    ],
  ),
)('“%s” is a placeholder', (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  'Na Li',
  'None Such Records Ltd',
  'Pending Systems Inc',
  'Unknown Worlds Entertainment',
  'Various Artists Ltd',
  'TBC Bank',
  'TBC, Inc.',
  'TBA (Pty) Ltd',
  'X Corp',
  'Xxx Industries',
  'Nil Desperandum SA',
  'Soon, Kim',
  'Nothing Technology Ltd',
  'Pendiente de Oro SL',
  'pending delivery of 4 units',
  'Order to follow the contract of 2025',
  'site visit of 2026-08-01; written confirmation on file',
  'PO-7781',
  'D1234567',
  'X20260917000001',
  '0',
  'commercial cloud',
  'Naples',
  'Tbilisi',
  '北京未来科技有限公司',
  'a'.repeat(500),
])('“%s” is a fact', (text) => {
  expect(isPlaceholder(text)).toBe(false);
});

test('no name of a country is a placeholder, and no placeholder a country', () => {
  const catalog = loadCatalog(shippedCatalog);
  for (const { code, name, aliases } of catalog.countries) {
    for (const text of [name, ...aliases, ...(shippedCatalog.countryNames?.[code] ?? [])]) {
      expect([text, isPlaceholder(text)]).toEqual([text, false]);
    }
  }
  for (const word of words) expect([word, catalog.findCountry(word)]).toEqual([word, undefined]);
});

test('brackets and case make no difference, and long texts are read in no time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      fc.constantFrom('()', '[]', '<>', '«»', '“”', '{}'),
      (word, [open, close]) => {
        expect(isPlaceholder(`${open}${word.toUpperCase()}${close}`)).toBe(true);
      },
    ),
  );
  const started = performance.now();
  for (const unit of ['- ', '(', 'n/a ', ' ', 'a: ', '—']) isPlaceholder(unit.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});
