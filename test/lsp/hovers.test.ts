/** Conversations about hovers: what a value is, how it was judged, and what that rests on. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { inFolder, LICENSES, OVER_CAP, TO_RIYADH } from './real.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('hovers', () => {
  it('on a quantity tell what it takes of an allocation, with a bar', async () => {
    const { client, uri } = await inFolder({
      'a.manifest.yaml': OVER_CAP.replace('1800', '900').replace('    serials: [A1]\n', ''),
    });
    const text = await client.hover(uri('a.manifest.yaml'), '900');
    expect(text).toContain('**15,840 × 900 = 14,256,000 TPP**');
    expect(text).toContain('▰▰▱▱▱ 52% `lpp-consignee`');
    expect(text).toContain('12,644,000 left');
  });

  it('on a party tell its headquarters, its parent, and what is counted against it', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP });
    const text = await client.hover(uri('a.manifest.yaml'), 'Farol Comp');
    expect(text).toMatch(
      /^\*\*Farol Computação SA\*\* \(Portugal\)\. Headquarters that count: \*\*Portugal\*\*, its own and those of its ultimate parent, Grupo Farol SGPS SA\./,
    );
    expect(text).toContain('`lpp-consignee`');
    const unknown = await inFolder({ 'a.manifest.yaml': TO_RIYADH.replace('    ultimateParent: none\n', '') });
    expect(await unknown.client.hover(unknown.uri('a.manifest.yaml'), 'Najd')).toContain(
      'Headquarters that count: **Saudi Arabia** (its own); its ultimate parent is **not known**.',
    );
    const foreign = OVER_CAP.replace('SGPS SA, headquarters: PT', 'SGPS SA, headquarters: CN');
    const other = await inFolder({ 'a.manifest.yaml': foreign });
    expect(await other.client.hover(other.uri('a.manifest.yaml'), 'Farol Comp')).toContain(
      '**Portugal** (its own) and **China** (its ultimate parent, Grupo Farol SGPS SA).',
    );
  });

  it('on a country tell what applies to the lines that go there', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': TO_RIYADH });
    const text = await client.hover(uri('a.manifest.yaml'), 'SA\n');
    expect(text).toMatch(/^\*\*Saudi Arabia\*\* `SA`: 1 line blocked under `us-ear`/);
    expect(text).toMatch(/What applies to the lines there:\n\n- .*742/);
    expect(text?.match(/\]\(https:/g)).toHaveLength(1);
  });

  it('on a country tell its groups by their names, what they mean, and since when', async () => {
    const to = (country: string, date: string): string =>
      TO_RIYADH.replaceAll('SA\n', `${country}\n`).replace('2025-10-06', date);
    const { client, uri } = await inFolder({
      'cn.manifest.yaml': to('CN', '2026-03-02'),
      'ae.manifest.yaml': to('AE', '2026-08-03'),
      'hk.manifest.yaml': to('HK', '2026-03-02'),
      'ua.manifest.yaml': to('UA', '2026-03-02'),
    });
    const groups = async (country: string): Promise<string> =>
      (await client.hover(uri(`${country.toLowerCase()}.manifest.yaml`), `${country}\n`)) ?? '';
    expect(await groups('CN')).toContain(
      '**Country Group D:1, national security** and **Country Group D:4, missile technology**: 3A090.a and .b items need a licence',
    );
    expect(await groups('CN')).toContain('**Country Group D:5, arms embargoes**: ');
    // What only conditions use stays out of sight.
    expect(await groups('CN')).not.toMatch(/chip-rule-2023|d5-macau|eei/);
    expect(await groups('AE')).toContain('**Country Group A:5** (since 2026-07-10, 91 FR 43034): ');
    expect(await groups('AE')).toContain('- no longer in Country Group D:4, missile technology (until 2026-07-09');
    expect(await groups('HK')).toContain('on 2026-03-02, where it counts as China');
    expect(await groups('UA')).toContain('In **none** of the groups that the regime names');
  });

  it('on a country of a deal sheet go by the dates of its deliveries', async () => {
    const deal = readFileSync('examples/riyadh.deal.yaml', 'utf8').replaceAll('SA\n', 'AE\n');
    const { client, uri } = await inFolder({ 'a.deal.yaml': deal.replace('date: 2026-01-19', 'date: 2026-08-03') });
    const text = await client.hover(uri('a.deal.yaml'), 'AE\n');
    expect(text).toMatch(/on 2025-10-06:\n\n- \*\*Country Group D:4/);
    expect(text).toMatch(/on 2026-08-03:\n\n- \*\*Country Group A:5/);
  });

  it('on a licence tell its terms and balance, on an exception its card and what is open', async () => {
    const { client, uri } = await inFolder({
      'a.manifest.yaml': `${TO_RIYADH}    authorization: {license: D1234567}\n`,
      'b.licenses.yaml': LICENSES,
      'c.manifest.yaml': OVER_CAP.replace('1800', '900').replace(', lpp-bis-copy', ''),
    });
    const licence = await client.hover(uri('a.manifest.yaml'), 'D1234567');
    expect(licence).toContain('**D1234567**: held by Halden Systems Inc, for Najd Horizon Computing Co');
    expect(licence).toContain('▰▰▱▱▱ 40%');
    const exception = await client.hover(uri('c.manifest.yaml'), 'LPP');
    expect(exception).toMatch(/^\*\*LPP\*\*: /);
    expect(exception).toContain(
      "- ✓ the consignee's certificate that the cap is not used up (`lpp-consignee-certificate`)",
    );
    expect(exception).toContain(
      '- still open, a caution: copy of the certificate to BIS within 30 days after shipping (`lpp-bis-copy`)',
    );
    expect(exception).toContain('- not asked for here: ');
    expect(exception?.match(/\]\(https:/g)).toHaveLength(1);
  });

  it('on an item put the arithmetic of its class under the headline, and say nothing twice', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP });
    const text = (await client.hover(uri('a.manifest.yaml'), 'nvidia')) ?? '';
    const [headline, arithmetic] = text.split('\n\n');
    expect(headline).toContain('**blocked**');
    expect(arithmetic).toBe(
      '1,979 FP8 TFLOPS × 8 bits = 15,832; published by the maker: 15,840 TPP ≥ 4,800 → **3A090.a**  \n15,840 × 1,800 = 28,512,000 TPP in all',
    );
    expect(text.match(/Over the yearly LPP cap/g)).toHaveLength(1);
    expect(text.match(/\]\(https:/g)).toHaveLength(1);
    expect(text.indexOf('What would clear it')).toBeLessThan(text.indexOf('Exceptions and allocations'));
    expect(text.indexOf('Exceptions and allocations')).toBeLessThan(text.indexOf('How `us-ai-diffusion` judged it'));
  });

  it('on an agreement and a validated end user tell what is on file', async () => {
    const registers = `kind: AgreementRegister
agreements:
  - {id: us-sa-2025, with: SA, title: Partnership, from: 2025-05-15, binding: none}
---
kind: VeuRegister
veus:
  - {id: NVEU-SA-1, kind: national, holder: Najd Horizon Computing Co, country: SA, installedBase: {tpp: 500000000, date: 2025-09-15}}
`;
    const { client, uri } = await inFolder({
      'a.manifest.yaml': `${TO_RIYADH.replace('from: US', 'regime: us-agreements\nfrom: US')}    authorization: {agreement: us-sa-2025}\n`,
      'b.manifest.yaml': `${TO_RIYADH.replace('from: US', 'regime: us-ai-diffusion\nfrom: US')}    authorization: {veu: NVEU-SA-1, kind: national}\n`,
      'c.agreements.yaml': registers,
    });
    const agreement = await client.hover(uri('a.manifest.yaml'), 'us-sa-2025');
    expect(agreement).toContain('**us-sa-2025**: Partnership, with SA, in force from 2025-05-15, binding none');
    expect(agreement).toMatch(
      /- 1 line: \*\*blocked\*\*, licence needed under `us-agreements`; Agreement is not open to this line: /,
    );
    expect(agreement).toContain('- **not met**: written into a rule (binding: rule)');
    const veu = await client.hover(uri('b.manifest.yaml'), 'NVEU-SA-1');
    expect(veu).toContain('**NVEU-SA-1**: validated end user, national, held by Najd Horizon Computing Co, in SA');
    expect(veu).toContain('`nveu-country`');
    expect(veu).toContain('- still open, a caution: security, ownership and reporting conditions of supplement no. 10');
  });

  it('on what many lines share look at some hundreds of them, tell lines that fare alike once, and say so', async () => {
    const many = Array.from({ length: 600 }, () => '  - {item: nvidia-h100-sxm5, quantity: 4}\n').join('');
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP.replace(/ {2}- item[\s\S]*/, many) });
    const text = (await client.hover(uri('a.manifest.yaml'), 'LPP')) ?? '';
    expect(text).toContain('- 424 lines: **clear**, exception LPP');
    expect(text).toContain(
      '- 76 lines: **blocked**, licence needed under `us-ai-diffusion`; LPP is not open to this line: over, see below',
    );
    expect(text).toMatch(/▰▰▰▰▰▶ over: 100\.\d% `lpp-consignee`.*\*\*exceeded\*\* by 76 of them/);
    expect(text).toContain('Of 600 lines the first 499 and the last are looked at here; the report has all.');
    expect(await client.hover(uri('a.manifest.yaml'), 'PT')).toContain(': 176 lines blocked, 424 lines clear under');
  });

  it('on a paper tell what it is, who asks for it, and whether the lines need it', async () => {
    const { client, uri } = await inFolder({
      'a.manifest.yaml': OVER_CAP.replace('lpp-bis-copy]', 'lpp-bis-copy, aia-shipment-notice, own-paper]'),
    });
    const on = (paper: string): Promise<string | undefined> => client.hover(uri('a.manifest.yaml'), paper);
    expect(await on('lpp-bis-notice')).toMatchInlineSnapshot(`
      "\`lpp-bis-notice\`: **notice to BIS before a shipment of 3,200,000 TPP or more**

      - asked for by LPP under \`us-ai-diffusion\`: done for 1 line

      [15 CFR 740.29(g)(3)](https://www.ecfr.gov/on/2025-06-02/title-15/section-740.29)"
    `);
    expect(await on('aia-shipment-notice')).toContain('**written notice to the consignee with each shipment**');
    expect(await on('own-paper')).toBe('`own-paper`: no rule of `us-ai-diffusion` asks for this paper.');
  });

  it('on a declared ECCN tell what the figures say, and whether the two agree', async () => {
    const { client, uri } = await inFolder({
      'a.manifest.yaml': `${OVER_CAP}    eccn: 4A090.a\n  - {item: nvidia-h100-sxm5, quantity: 1, eccn: 5A992.c}\n`,
    });
    const agreeing = await client.hover(uri('a.manifest.yaml'), '4A090.a');
    expect(agreeing).toMatch(/^\*\*4A090\.a\*\* as declared: nothing here contradicts it/);
    expect(agreeing).toContain('By its figures the item is **3A090.a** (TPP 15,840 ≥ 4,800)');
    expect(agreeing).toContain('The upper level, from 4,800 TPP on');
    expect(agreeing?.match(/\]\(https:/g)).toHaveLength(1);
    const contradicted = await client.hover(uri('a.manifest.yaml'), '5A992.c');
    expect(contradicted).toContain('as declared: **contradicted**: ECCN below what the figures say');
  });

  it('on a regime tell what it answers and until when it was checked, in documents and in the configuration', async () => {
    const { client, uri } = await inFolder({
      'a.manifest.yaml': OVER_CAP,
      'b.manifest.yaml': TO_RIYADH.replace('from: US', 'regime: us-ear\nfrom: US').replace('2025-10-06', '2026-10-20'),
      'exportlint.yaml': 'regime: us-agreements\n',
    });
    const text = await client.hover(uri('a.manifest.yaml'), 'us-ai');
    expect(text).toMatch(/^\*\*AI Diffusion as codified\*\* `us-ai-diffusion`: The Framework for AI Diffusion/);
    expect(text).toMatch(/compared with its sources until 2026-10-08\.$/);
    expect(await client.hover(uri('b.manifest.yaml'), 'us-ear')).toContain('this shipment of 2026-10-20 is **later**');
    expect(await client.hover(uri('exportlint.yaml'), 'us-agr')).toContain('**US EAR with agreements**');
  });

  it('on a rule under severity tell its card', async () => {
    const { client, uri } = await inFolder({ 'exportlint.yaml': 'severity:\n  us-ear/chip-destination: warning\n' });
    expect(await client.hover(uri('exportlint.yaml'), 'us-ear/chip')).toContain('`us-ear/chip-destination`');
    expect(await client.hover(uri('exportlint.yaml'), 'warning')).toBeUndefined();
  });
});
