/** Conversations with the language server as it ships, about real shipments under the regimes that ship. */
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver-protocol';
import { covered, type Kind, until } from './client.ts';
import { converse, folderWith } from './overStdio.ts';

// Each test starts a process of its own.
vi.setConfig({ testTimeout: 30_000 });

const ITEM =
  '{name: Example accelerator, tpp: 15824, dieArea: 814, memoryBandwidth: 3350, interconnectBandwidth: 900, dataCenter: true, designerHeadquarters: US, designer: approved}';

/** Eight accelerators over the threshold, to a company that is at home where the goods go. */
function shipment(country: string, more = ''): string {
  return `kind: ShipmentManifest
id: SHP-2026-0302
date: 2026-03-02
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, role: reseller}
  ultimateConsignee:
    name: Nordlys Compute AS
    country: ${country} # where the goods end up
    headquarters: ${country}
    ultimateParent: none
    type: direct-consumer
    government: false
${more}lines:
  - item: ${ITEM}
    quantity: 8
    eccn: 3A090.a
`;
}

const errors = (found: readonly Diagnostic[]): Diagnostic[] => found.filter(({ severity }) => severity === 1);
const ofRegime = (found: readonly Diagnostic[]): Diagnostic[] =>
  found.filter(({ code }) => String(code).startsWith('us-ear/'));

describe.each<Kind>(['pull', 'push'])('with an editor that diagnostics come to by %s', (kind) => {
  it('a shipment that is blocked says why where it is, and is silent when the destination is another', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse(kind, { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, shipment('CN'));
    const [blocked] = await client.diagnosed(file, (found) => errors(found).length > 0, 'an error');
    expect(blocked).toMatchObject({ source: 'exportlint', severity: 1, code: expect.stringMatching(/^us-ear\//) });
    expect(blocked?.codeDescription?.href).toMatch(/^https:/);
    await client.replace(file, 'country: CN', 'country: NO');
    await client.replace(file, 'headquarters: CN', 'headquarters: NO');
    await client.diagnosed(file, (found) => errors(found).length === 0, 'no error');
  });

  it('a licence that is put on file, unsaved, changes the answer of the shipment that cites it', async () => {
    const manifest = shipment('SA', 'authorization: {license: D1234567}\n');
    const register = (number: string): string =>
      `kind: LicenseRegister\nlicenses:\n  - number: ${number}\n    holder: Halden Systems Inc\n    consignee: Nordlys Compute AS\n    destination: SA\n    class: 3A090.a\n    quantity: 100\n    validFrom: 2026-01-01\n    validUntil: 2026-12-31\n`;
    const { folder, uri } = folderWith({ 'june.manifest.yaml': manifest, 'ours.licenses.yaml': register('D7777777') });
    const { client } = await converse(kind, { folder });
    const june = uri('june.manifest.yaml');
    await client.open(june, manifest);
    await client.diagnosed(
      june,
      (found) => found.some(({ severity }) => severity === 2),
      'a person has to look: the licence is not on file',
    );
    await client.open(uri('ours.licenses.yaml'), register('D7777777'));
    const refreshes = client.refreshes;
    await client.replace(uri('ours.licenses.yaml'), 'D7777777', 'D1234567');
    if (kind === 'pull') await until(() => client.refreshes > refreshes, 'the server asks to pull again');
    await client.diagnosed(june, (found) => found.every(({ severity }) => severity === 3), 'the licence fits');
  });

  it('a syntax error in one line item leaves the others checked', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse(kind, { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, `${shipment('CN')}  - item: ${ITEM}\n    quantity: [1, 2\n    eccn: "3A090.a"\n`);
    const found = await client.diagnosed(
      file,
      (all) => all.some(({ code }) => String(code).startsWith('yaml/')),
      'the syntax error',
    );
    expect(errors(ofRegime(found)).length).toBeGreaterThan(0);
  });

  it('a file that is deleted, or closed without saving, leaves nothing behind', async () => {
    const { folder, uri } = folderWith({ 'june.manifest.yaml': shipment('NO') });
    const { client } = await converse(kind, { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, shipment('CN'));
    await client.diagnosed(file, (found) => errors(found).length > 0, 'the open text is blocked');
    await client.close(file);
    await client.diagnosed(file, (found) => errors(found).length === 0, 'the text on the disk is not');
    writeFileSync(join(folder, 'june.manifest.yaml'), shipment('CN'));
    await client.changedOnDisk(file);
    await client.diagnosed(file, (found) => errors(found).length > 0, 'somebody else changed it');
    rmSync(join(folder, 'june.manifest.yaml'));
    await client.changedOnDisk(file, FileChangeType.Deleted);
    await client.diagnosed(file, (found) => found.length === 0, 'it is gone');
  });
});

describe('configuration', () => {
  it('the setting chooses the regime where exportlint.yaml is silent, and overrides nothing in it', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse('pull', { folder, settings: { regime: 'us-ai-diffusion' } });
    const file = uri('june.manifest.yaml');
    const regimes = (found: readonly Diagnostic[]): Set<string> =>
      new Set(errors(found).map(({ code }) => String(code).split('/')[0] as string));
    await client.open(file, shipment('CN'));
    await client.diagnosed(file, (found) => regimes(found).has('us-ai-diffusion'), 'the regime of the setting');
    writeFileSync(join(folder, 'exportlint.yaml'), 'regime: us-ear\n');
    await client.changedOnDisk(uri('exportlint.yaml'), FileChangeType.Created);
    await client.diagnosed(
      file,
      (found) => regimes(found).has('us-ear') && !regimes(found).has('us-ai-diffusion'),
      'the regime of the file',
    );
    await client.configure({ regime: 'us-ai-diffusion' });
    expect(regimes(await client.diagnostics(file))).toEqual(new Set(['us-ear']));
  });

  it('is checked while it is written, and holds before it is saved', async () => {
    const { folder, uri } = folderWith({ 'exportlint.yaml': 'regime: us-ear\n' });
    const { client } = await converse('pull', { folder });
    const [file, configuration] = [uri('june.manifest.yaml'), uri('exportlint.yaml')];
    await client.open(file, shipment('CN'));
    await client.open(configuration, 'regime: us-ear\n');
    await client.replace(configuration, 'us-ear', 'us-eaar');
    const [unknown] = await client.diagnosed(configuration, (found) => found.length > 0, 'a regime that there is not');
    expect(unknown && covered(client.text(configuration), unknown.range)).toBe('us-eaar');
    await client.replace(configuration, 'us-eaar', 'us-ai-diffusion');
    await client.diagnosed(
      file,
      (found) => errors(found).some(({ code }) => String(code).startsWith('us-ai-diffusion/')),
      'the other regime',
    );
  });
});

describe('hovers', () => {
  it('on an item say what it was judged to be, with the arithmetic and one link', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse('pull', { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, shipment('CN'));
    const text = (await client.hover(file, 'Example accelerator')) ?? '';
    expect(text).toMatch(/^\*\*Example accelerator × 8\*\* to CN on 2026-03-02: \*\*blocked\*\*/);
    expect(text).toContain('15,824 × 8 = 126,592');
    expect(text).toContain('stated in the document: 15,824 TPP ≥ 4,800 → **3A090.a**');
    expect(text.match(/\]\(https:/g)).toHaveLength(1);
    const quantity = (await client.hover(file, '8\n')) ?? '';
    expect(quantity).toMatch(/^\*\*15,824 × 8 = 126,592 TPP\*\*: \*\*blocked\*\*/);
  });

  it('on a country say which it is and what goes there; on a key, on other values and elsewhere they are silent', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse('pull', { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, shipment('CN'));
    const text = (await client.hover(file, 'CN #')) ?? '';
    expect(text).toMatch(/^\*\*China.*\*\* `CN`/);
    expect(text).toContain('1 line blocked');
    expect(await client.hover(file, 'country: CN')).toBeUndefined();
    expect(await client.hover(file, 'SHP-2026-0302')).toBeUndefined();
  });

  it('on a rule in a suppression say what is switched off', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse('pull', { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, shipment('CN'));
    const [blocked] = errors(await client.diagnostics(file));
    const rule = String(blocked?.code);
    await client.replace(file, 'lines:\n', `# exportlint-disable-file ${rule} -- for the test\nlines:\n`);
    expect(await client.hover(file, rule)).toContain(`\`${rule}\``);
  });
});

describe('code actions', () => {
  it('fix a spelling and keep the comment; the finding goes', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse('pull', { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, shipment('Norway'));
    const actions = await client.codeActions(file, 'Norway #', ['quickfix']);
    const fix = actions.find(({ isPreferred }) => isPreferred);
    expect(fix?.title).toContain('NO');
    await client.apply(fix?.edit ?? {});
    expect(client.text(file)).toContain('country: "NO" # where the goods end up\n    headquarters: Norway\n');
    const [all] = await client.codeActions(file, 'kind', ['source.fixAll']);
    expect(all?.kind).toBe('source.fixAll.exportlint');
    await client.apply(all?.edit ?? {});
    expect(client.text(file)).toBe(shipment('"NO"'));
    expect(await client.codeActions(file, 'kind', ['source.fixAll'])).toEqual([]);
  });

  it('open the rule of every finding', async () => {
    const { folder, uri } = folderWith({});
    const { client } = await converse('pull', { folder });
    const file = uri('june.manifest.yaml');
    await client.open(file, shipment('CN'));
    const [blocked] = errors(await client.diagnostics(file));
    const place = covered(client.text(file), blocked?.range as Diagnostic['range']);
    const actions = await client.codeActions(file, place, ['quickfix']);
    const open = actions.find(({ command }) => command?.arguments?.[0] === blocked?.code);
    expect(open).toMatchObject({
      title: expect.stringMatching(/^Open rule: /),
      command: { command: 'exportlint.openRule' },
    });
    const [rule, date] = open?.command?.arguments ?? [];
    expect(date).toBe('2026-03-02');
    const text = await client.connection.sendRequest<{ markdown: string; url?: string }>('exportlint/ruleText', {
      rule,
      date,
    });
    expect(text.markdown).toContain(`\`${rule}\``);
    expect(text.url).toMatch(/^https:/);
  });
});

it('the process ends when the editor says so', async () => {
  const { folder } = folderWith({});
  const { client, server } = await converse('pull', { folder });
  const ended = once(server, 'exit');
  await client.stop();
  expect((await ended)[0]).toBe(0);
});
