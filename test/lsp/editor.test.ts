/** Conversations about what an editor shows beside findings: completions, hints, lenses, links, symbols, names, our own requests. */
import { describe, expect, it, vi } from 'vitest';
import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  InlayHint,
  Location,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { covered, until } from './client.ts';
import { inFolder, LICENSES, OVER_CAP, type Shop, TO_RIYADH } from './real.ts';

vi.setConfig({ testTimeout: 30_000 });

const SNIPPETS = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

/** Labels where `place` has a `|`, in a manifest that has these lines instead of others. */
async function labels(shop: Shop, name: string, place: string): Promise<string[]> {
  return (await shop.client.completions(shop.uri(name), place)).map(({ label }) => label);
}

describe('completion', () => {
  it('of items gives ids with class and TPP, found by alias and part number', async () => {
    const shop = await inFolder({ 'a.manifest.yaml': TO_RIYADH.replace('nvidia-h200-sxm', '') });
    const items = await shop.client.completions(shop.uri('a.manifest.yaml'), 'item: |');
    const h100 = items.find(({ label }) => label === 'nvidia-h100-sxm5');
    expect(h100?.detail).toBe('3A090.a · 15,840 TPP');
    expect(h100?.filterText).toContain('H100 SXM5');
    expect(h100?.textEdit).toMatchObject({ newText: 'nvidia-h100-sxm5' });
  });

  it('replaces what was typed of a value, also in a flow map', async () => {
    const text = TO_RIYADH.replace('country: US, headquarters', 'country: Ger, headquarters');
    const shop = await inFolder({ 'a.manifest.yaml': text });
    const items = await shop.client.completions(shop.uri('a.manifest.yaml'), 'country: Ger|');
    const germany = items.find(({ label }) => label === 'DE');
    expect(germany?.detail).toBe('Germany · Country Group A:5');
    expect(germany?.filterText).toContain('Germany');
    const edit = germany?.textEdit as { range: Parameters<typeof covered>[1] };
    expect(covered(text, edit.range)).toBe('Ger');
  });

  it('of licences gives those with enough left', async () => {
    const manifest = `${TO_RIYADH}    authorization: {license: }\n`;
    const shop = await inFolder({ 'a.manifest.yaml': manifest, 'b.licenses.yaml': LICENSES });
    expect(await labels(shop, 'a.manifest.yaml', 'license: |')).toEqual(['D1234567']);
  });

  it('of exceptions gives those that are open, of papers those that are not listed', async () => {
    const shop = await inFolder({
      'a.manifest.yaml': OVER_CAP.replace('exception: LPP', 'exception: ')
        .replace(/certifications: .*/, 'certifications: [lpp-bis-notice, ]')
        .replace('1800', '8'),
    });
    expect(await labels(shop, 'a.manifest.yaml', 'exception: |')).toContain('LPP');
    const papers = await labels(shop, 'a.manifest.yaml', 'lpp-bis-notice, |');
    expect(papers).toEqual(expect.arrayContaining(['lpp-bis-copy', 'lpp-consignee-certificate']));
    expect(papers).not.toContain('lpp-bis-notice');
  });

  it('of parties gives names, and whole parties with their indentation', async () => {
    const other = TO_RIYADH.replace(/ {2}ultimateConsignee:[\s\S]*(?=lines:)/, '  ultimateConsignee: \n');
    const shop = await inFolder({ 'a.manifest.yaml': TO_RIYADH, 'b.manifest.yaml': other });
    const items = await shop.client.completions(shop.uri('b.manifest.yaml'), 'ultimateConsignee: |');
    const najd = items.find(({ label }) => label === 'Najd Horizon Computing Co');
    expect(najd?.textEdit).toMatchObject({
      newText: `
    name: Najd Horizon Computing Co
    country: SA
    headquarters: SA
    ultimateParent: none
    type: direct-consumer`,
    });
    expect(await labels(shop, 'a.manifest.yaml', 'name: Najd|')).toContain('Halden Systems Inc');
  });

  it('of rules is in suppressions and under severity', async () => {
    const shop = await inFolder({
      'a.manifest.yaml': `# exportlint-disable-file us-e\n${TO_RIYADH}`,
      'exportlint.yaml': 'regime: us-ear\nseverity:\n  us\n',
    });
    expect(await labels(shop, 'a.manifest.yaml', 'us-e|')).toContain('us-ear/chip-destination');
    const items = await shop.client.completions(shop.uri('exportlint.yaml'), '  us|');
    expect(items.map(({ textEdit }) => textEdit?.newText)).toContain('us-ear/chip-destination: ');
    expect(await labels(shop, 'exportlint.yaml', 'regime: |')).toContain('us-agreements');
  });

  it('of whole documents is in an empty file, the kind of its name first', async () => {
    const shop = await inFolder({ 'a.deal.yaml': '' }, { capabilities: SNIPPETS });
    const items = await shop.client.completions(shop.uri('a.deal.yaml'), '|');
    expect(items[0]).toMatchObject({ label: 'New deal sheet', detail: 'DealSheet', insertTextFormat: 2 });
    expect(items[0]?.textEdit?.newText).toContain('kind: DealSheet\nid: $1\n');
  });

  it.each(['|kind:', 'dat|e:', 'SHP-2025|', '    quan|tity', '# wo|rd', 'country: SA\n|'])(
    'is silent at %j',
    async (place) => {
      const shop = await inFolder({ 'a.manifest.yaml': `${TO_RIYADH}# word\n` });
      expect(await labels(shop, 'a.manifest.yaml', place)).toEqual([]);
    },
  );

  it('is silent in YAML that is not ours', async () => {
    const shop = await inFolder({ 'deployment.yaml': 'kind: Deployment\ncountry: \n' });
    expect(await labels(shop, 'deployment.yaml', 'country: |')).toEqual([]);
  });
});

const EVERYTHING = { range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } } };

describe('inlay hints', () => {
  it('tell total, class and how full the cap is behind a quantity, for the lines that are asked about', async () => {
    const { client, uri } = await inFolder({
      'a.manifest.yaml': `${OVER_CAP.replace('1800', '900')}  - item: nvidia-l4\n    quantity: 1\n`,
    });
    const file = uri('a.manifest.yaml');
    const hints = await client.askAbout<InlayHint[]>('textDocument/inlayHint', file, EVERYTHING);
    expect(hints.map(({ label, position }) => [position.line, label])).toEqual([
      [19, '14,256,000 TPP · 3A090.a · cap 52% used'],
      [22, expect.stringContaining('TPP')],
    ]);
    const range = { start: { line: 21, character: 0 }, end: { line: 23, character: 0 } };
    const few = await client.askAbout<InlayHint[]>('textDocument/inlayHint', file, { range });
    expect(few).toEqual([hints[1]]);
  });

  it('say first that a line is over its cap, and the arithmetic when they are pointed at', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP });
    const [hint] = await client.askAbout<InlayHint[]>('textDocument/inlayHint', uri('a.manifest.yaml'), EVERYTHING);
    expect(hint?.label).toBe('over cap · 28,512,000 TPP · 3A090.a');
    expect(hint?.tooltip).toMatchObject({
      value: expect.stringMatching(
        /0 before \+ 28,512,000 here = 28,512,000 of 26,900,000 TPP; \*\*1,612,000 over\*\*/,
      ),
    });
  });

  it('are about what lets the line go: under a licence that fits, not about the cap of an exception that it does not use', async () => {
    const { client, uri } = await inFolder({
      'a.manifest.yaml': `${TO_RIYADH.replace('from: US', 'regime: us-ai-diffusion\nfrom: US').replace('800', '1900')}    authorization: {license: D1234567}\n`,
      'b.licenses.yaml': LICENSES,
    });
    const [hint] = await client.askAbout<InlayHint[]>('textDocument/inlayHint', uri('a.manifest.yaml'), EVERYTHING);
    expect(hint?.label).toBe('30,096,000 TPP · 3A090.a · cap 95% used');
  });

  it('fit into the 43 characters that VS Code shows', async () => {
    for (const quantity of [1, 1800, 99_999, 6_000_000]) {
      const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP.replace('1800', String(quantity)) });
      const hints = await client.askAbout<InlayHint[]>('textDocument/inlayHint', uri('a.manifest.yaml'), EVERYTHING);
      expect(hints).toHaveLength(1);
      expect(String(hints[0]?.label).length).toBeLessThanOrEqual(43);
    }
  });

  it('and lenses can be switched off', async () => {
    const settings = { inlayHints: { enabled: false }, codeLens: { enabled: false } };
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP }, { settings });
    const file = uri('a.manifest.yaml');
    expect(await client.askAbout('textDocument/inlayHint', file, EVERYTHING)).toBeNull();
    expect(await client.askAbout('textDocument/codeLens', file)).toBeNull();
    await client.configure({});
    await vi.waitFor(async () => expect(await client.askAbout('textDocument/codeLens', file)).toHaveLength(1));
  });
});

it('code lenses tell the verdict, and lead to what the client can show', async () => {
  const options = { commands: ['exportlint.openRule', 'exportlint.compareRegimes', 'exportlint.showAllocations'] };
  const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP }, { options });
  const file = uri('a.manifest.yaml');
  const lenses = await client.askAbout<CodeLens[]>('textDocument/codeLens', file);
  expect(lenses.map(({ command }) => [command?.title, command?.command, command?.arguments])).toEqual([
    ['blocked under us-ai-diffusion', '', undefined],
    ['Compare regimes', 'exportlint.compareRegimes', [file]],
    ['Allocations', 'exportlint.showAllocations', [file]],
  ]);
  expect(lenses[0]?.range.start.line).toBe(1);
});

it('citations in comments are links to the text of the day', async () => {
  const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP });
  const links = await client.askAbout<DocumentLink[]>('textDocument/documentLink', uri('a.manifest.yaml'));
  expect(links.map(({ range, target }) => [covered(OVER_CAP, range), target])).toEqual([
    ['15 CFR 740.29(d)', 'https://www.ecfr.gov/on/2025-06-02/title-15/section-740.29'],
  ]);
});

describe('symbols', () => {
  it('are the documents with their lines, and the entries of registers', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP, 'b.licenses.yaml': LICENSES });
    const [document] = await client.askAbout<DocumentSymbol[]>('textDocument/documentSymbol', uri('a.manifest.yaml'));
    expect(document).toMatchObject({
      name: 'ShipmentManifest SHP-2025-0602',
      children: [{ name: 'nvidia-h100-sxm5 × 1,800', detail: 'blocked' }],
    });
    const [register] = await client.askAbout<DocumentSymbol[]>('textDocument/documentSymbol', uri('b.licenses.yaml'));
    expect(register?.children?.map(({ name }) => name)).toEqual(['D1234567', 'D7654321']);
    const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'h100' });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['nvidia-h100-sxm5 × 1,800', 'ShipmentManifest SHP-2025-0602'],
    ]);
  });

  it('of a document are left to another extension where the client says so; those of the workspace no one else gives', async () => {
    const { client } = await inFolder({ 'a.manifest.yaml': OVER_CAP }, { options: { outline: false } });
    expect(client.initialized?.capabilities.documentSymbolProvider).toBeUndefined();
    const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'h100' });
    expect(found).toHaveLength(1);
  });
});

describe('names', () => {
  const cited = `${TO_RIYADH}    authorization: {license: D1234567}\n`;

  it('of licences lead to their entry, and back to where they are cited', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': cited, 'b.licenses.yaml': LICENSES });
    const [entry] = await client.ask<Location[]>('textDocument/definition', uri('a.manifest.yaml'), 'D1234567');
    expect(entry?.uri).toBe(uri('b.licenses.yaml'));
    expect(covered(LICENSES, entry?.range as Location['range'])).toBe('D1234567');
    const places = await client.ask<Location[]>('textDocument/references', uri('b.licenses.yaml'), 'D1234567', {
      context: { includeDeclaration: false },
    });
    expect(places.map((place) => place.uri)).toEqual([uri('a.manifest.yaml')]);
  });

  it('of parties are renamed in every file, however they are spelled', async () => {
    const licenses = LICENSES.replaceAll('Najd Horizon Computing Co', 'NAJD HORIZON COMPUTING');
    const { client, uri } = await inFolder({ 'a.manifest.yaml': cited, 'b.licenses.yaml': licenses });
    const file = uri('a.manifest.yaml');
    expect(await client.ask('textDocument/prepareRename', file, 'Najd')).toMatchObject({
      placeholder: 'Najd Horizon Computing Co',
    });
    expect(await client.ask('textDocument/prepareRename', file, 'SHP-2025')).toBeNull();
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', file, 'Najd', { newName: 'Najd: Compute' });
    await client.apply(edit);
    expect(client.text(file)).toContain('    name: "Najd: Compute"\n');
    expect(client.text(uri('b.licenses.yaml')).match(/consignee: "Najd: Compute"\n/g)).toHaveLength(2);
  });

  it('that are aliases lead to their anchor', async () => {
    const text = TO_RIYADH.replace('headquarters: SA', 'headquarters: *home').replace(
      'country: SA',
      'country: &home SA',
    );
    const { client, uri } = await inFolder({ 'a.manifest.yaml': text });
    const [anchor] = await client.ask<Location[]>('textDocument/definition', uri('a.manifest.yaml'), '*home');
    expect(covered(text, anchor?.range as Location['range'])).toContain('SA');
  });
});

describe('our own requests', () => {
  it('status tells regime, pack and verdict; of other files that they are not ours', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP, 'deployment.yaml': 'kind: Deployment\n' });
    const status = await client.connection.sendRequest('exportlint/status', { uri: uri('a.manifest.yaml') });
    expect(status).toMatchObject({
      ours: true,
      regime: 'us-ai-diffusion',
      stale: false,
      verdict: 'blocked',
      counts: { blocked: 1, review: 0, caution: 0, clear: 0 },
      checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(await client.connection.sendRequest('exportlint/status', { uri: uri('deployment.yaml') })).toEqual({
      ours: false,
    });
  });

  it('tryRegime judges by another regime until it is ended', async () => {
    const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP });
    const file = uri('a.manifest.yaml');
    const regimes = async (): Promise<string> =>
      (await client.connection.sendRequest<{ regime: string }>('exportlint/status', { uri: file })).regime;
    expect(await client.connection.sendRequest('exportlint/regimes', {})).toContainEqual(
      expect.objectContaining({ id: 'us-ear', verifiedUntil: expect.stringMatching(/^\d{4}/) }),
    );
    const refreshes = client.refreshes;
    await client.connection.sendRequest('exportlint/tryRegime', { regime: 'us-ear' });
    expect(await regimes()).toBe('us-ear');
    await until(() => client.refreshes > refreshes, 'the server asks to pull again');
    await client.connection.sendRequest('exportlint/tryRegime', { regime: null });
    expect(await regimes()).toBe('us-ai-diffusion');
    await expect(client.connection.sendRequest('exportlint/tryRegime', { regime: 'none' })).rejects.toThrow(
      'us-agreements',
    );
  });

  it('compare gives every line under every regime, and leaves the diagnostics as they are', async () => {
    const { client, uri } = await inFolder({
      // One serial number for 1,800 units would be a doubt under every regime.
      'a.manifest.yaml': OVER_CAP.replace('    serials: [A1]\n', ''),
    });
    const file = uri('a.manifest.yaml');
    const before = await client.diagnostics(file);
    const comparison = await client.connection.sendRequest('exportlint/compare', { uri: file });
    expect(comparison).toMatchObject({
      regimes: ['us-ai-diffusion', expect.any(String), expect.any(String)],
      lines: [{ line: 19, item: 'nvidia-h100-sxm5', quantity: 1800, destinations: ['PT'] }],
    });
    const answers = (comparison as { lines: { answers: { regime: string; verdict: string }[] }[] }).lines[0]?.answers;
    expect(answers?.map(({ regime, verdict }) => `${regime} ${verdict}`)).toEqual(
      expect.arrayContaining(['us-ai-diffusion blocked', 'us-ear caution']),
    );
    expect(await client.diagnostics(file)).toEqual(before);
    const drawn = await client.connection.sendRequest('exportlint/allocations', { uri: file });
    expect(drawn).toContainEqual(expect.objectContaining({ id: 'lpp-consignee', limit: 26_900_000 }));
  });

  it('the rule view tells the texts of a rule, and which one holds on the day', async () => {
    const { client } = await inFolder({});
    const { text } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
      uri: 'exportlint-rule:/us-ear/chip-destination.md?date=2025-06-02',
    });
    expect(text).toContain('## What changed when');
    expect(text).toMatch(/\*\*On 2025-06-02\*\*: \[.*\]\(https:/);
    expect(text).toMatch(/\| From \| Until \| Text \| Status \| Applied \|\n/);
    expect(text).toMatch(/## Cases\n\n.*\n\n- .* — to [A-Z]{2} on \d{4}-\d\d-\d\d: \*\*blocked, licence needed\*\*/);
    expect(text).toContain('- 2026-07-10: United Arab Emirates joined Country Group A:5 (91 FR 43034)');
  });
});
