import { describe, expect, test } from 'vitest';
import { checkedView } from '../../../test/unit/checked.ts';
import { licensed } from '../../../test/unit/licensed.ts';
import { html } from './html.ts';

const HOSTILE = '</style><script>alert(1)</script>"\'<img src=x onerror=alert(1)>&\u202e';
const manifest = (name: string): string => `kind: ShipmentManifest
id: ${JSON.stringify(name)}
date: 2026-09-05
from: US
parties:
  ultimateConsignee: {name: ${JSON.stringify(name)}, country: SG, headquarters: CN, ultimateParent: none}
lines:
  - {item: nvidia-h200-sxm, quantity: 64}
  # exportlint-disable-next-line trade/control-statement-missing -- ${name}
  - {item: ${JSON.stringify(name)}, quantity: 1}
`;

describe('the page', () => {
  const page = html(checkedView({ 'june.manifest.yaml': manifest('Merlin Ltd') }), {
    sha256: () => 'f00d',
    countryName: () => 'Singapore',
    tool: 'Exportlint 1.2.3',
    catalogue: '2026-11-24',
  });

  test('says first what came out, and last who stands for it', () => {
    expect(page).toContain('<h1>1 of 2 line items may not go as documented; 1 waits for a decision</h1>');
    expect(page.indexOf('What has to be done')).toBeLessThan(page.indexOf('Line items</h2>'));
    for (const text of [
      'Prepared by',
      'Reviewed by',
      'not legal advice',
      'Screening was not done here',
      'f00d',
      'Exportlint 1.2.3',
      'catalogue of 24 November 2026',
      'Singapore (SG)',
    ]) {
      expect.soft(page).toContain(text);
    }
  });

  test('runs no script, asks for nothing, and forbids both', () => {
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|src=/i);
    expect(
      [...page.matchAll(/href="([^"]*)"/g)]
        .map(([, href]) => href)
        .filter((href) => !/^(https:\/\/|#)/.test(href as string)),
    ).toEqual([]);
  });

  test('numbers its pages and keeps rows whole in print', () => {
    expect(page).toContain('counter(page) " of " counter(pages)');
    expect(page).toMatch(/@media print\{[\s\S]*break-inside:avoid/);
  });

  test('keeps short tables and documents on one page, and lets long ones break', () => {
    const tables = (quantity: number): string[] => {
      const lines = '  - {item: nvidia-l4, quantity: 1}\n'.repeat(quantity);
      const text = manifest('Merlin Ltd').replace(/lines:[\s\S]*/, `lines:\n${lines}`);
      const of = html(checkedView({ 'june.manifest.yaml': text }));
      return [...of.matchAll(/class="((?:document|lines|matrix)\b[^"]*)"/g)].map(([, name]) => name as string);
    };
    expect(tables(3)).toEqual(['document whole', 'lines whole', 'matrix whole']);
    expect(tables(30)).toEqual(['document', 'lines', 'matrix whole']);
  });
});

test('nothing that a document or a file name says becomes markup or style', () => {
  const page = html(checkedView({ [`${HOSTILE.replaceAll('/', '')}.manifest.yaml`]: manifest(HOSTILE) }));
  expect(page.match(/<script/gi)).toBeNull();
  expect(page.match(/<img/gi)).toBeNull();
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).not.toContain('\u202e');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('a cap is drawn with its shipments, in the page’s own colours', () => {
  const page = html(checkedView({ 'one.manifest.yaml': licensed(800) }));
  const [svg = ''] = /<svg [\s\S]*?<\/svg>/.exec(page) ?? [];
  expect(svg).toContain('role="img"');
  expect(svg).toContain('cap 2,000');
  expect(svg).toContain('2025'); // a day without its year would say little
  expect(svg).toContain('var(--chart-cap)');
  expect(svg).not.toMatch(/#0101|rgb\(1,1/);
  expect(page).toContain('1,200');
  expect(html(checkedView({ 'one.manifest.yaml': licensed(800) }))).toBe(page);
});

test('of nothing, it says so', () => {
  const page = html(checkedView({ 'x.licenses.yaml': 'kind: LicenseRegister\nlicenses: []\n' }));
  expect(page).toContain('<h1>No line items</h1>');
  expect(page).toContain('No line item draws on an allocation.');
});
