/** Conversations in a workspace that brings packs and items of its own. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it, vi } from 'vitest';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver-protocol';
import { covered, pathOf } from './client.ts';
import { inFolder, type Shop } from './real.ts';

vi.setConfig({ testTimeout: 30_000 });

const CONFIGURATION = `regimes: [pack.yaml]
catalog: ours.yaml
`;

const PACK = `pack: house-policy
format: 1
title: House policy
version: 2026.11.24
extends: us-ear
sets:
  no-go: [{members: [KE]}]
reasons:
  closed:
    raises: blocked
    for: always
    at: place
    when: {place: {in: no-go}}
    say: The board has closed {place}.
    title: Destination closed by the board
    summary: The board has closed this destination.
    todo: Do not ship.
    cite: House rule 1
    coverage: modelled
`;

const ITEMS = `sources:
  sheet: {title: Bill of materials}
items:
  - id: halden-rack-8
    vendor: NVIDIA
    name: Halden Rack 8
    kind: system
    contains: {nvidia-t4: 8}
    confidence: datasheet
    sources: [sheet]
`;

const TO_NAIROBI = `kind: ShipmentManifest
id: SHP-NAIROBI
date: 2026-09-01
regime: house-policy
from: US
parties:
  ultimateConsignee: {name: Savanna Cloud Ltd, country: KE, headquarters: KE, ultimateParent: none, founded: 2014-05-01}
lines:
  - item: Halden Rack 8
    quantity: 2
`;

const FILES = {
  'exportlint.yaml': CONFIGURATION,
  'pack.yaml': PACK,
  'ours.yaml': ITEMS,
  'june.manifest.yaml': TO_NAIROBI,
};

const codes = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(({ code }) => String(code)).sort();
const isSaid = (code: string) => (diagnostics: readonly Diagnostic[]) => diagnostics.some((one) => one.code === code);

/** Own data is used where the editor trusts the workspace. */
const trusted = (files: Readonly<Record<string, string>> = FILES): Promise<Shop> =>
  inFolder(files, { options: { trusted: true } });

it('documents are judged by an own pack, with items of their own', async () => {
  const { client, uri } = await trusted();
  expect(codes(await client.diagnostics(uri('june.manifest.yaml')))).toEqual(['house-policy/closed']);
  for (const name of ['exportlint.yaml', 'pack.yaml', 'ours.yaml']) {
    expect(await client.diagnostics(uri(name))).toEqual([]);
  }
  expect(await client.hover(uri('june.manifest.yaml'), 'Halden Rack')).toContain('8 chips in each unit');
  const regimes = await client.connection.sendRequest<{ id: string }[]>('exportlint/regimes', {});
  expect(regimes.map(({ id }) => id)).toContain('house-policy');
  const status = await client.connection.sendRequest('exportlint/status', { uri: uri('june.manifest.yaml') });
  expect(status).toMatchObject({ regime: 'house-policy', packTitle: 'House policy', verdict: 'blocked' });
  const rule = await client.connection.sendRequest<{ markdown: string }>('exportlint/ruleText', {
    rule: 'house-policy/closed',
  });
  expect(rule.markdown).toContain('Destination closed by the board');
  const rules = await client.connection.sendRequest<{ id: string }[]>('exportlint/ownRules', {});
  expect(rules.map(({ id }) => id)).toContain('house-policy/closed');
  expect(rules.every(({ id }) => id.startsWith('house-policy/'))).toBe(true);
  const offered = await client.completions(uri('june.manifest.yaml'), 'regime: house|-policy');
  expect(offered.map(({ label }) => label)).toContain('house-policy');
  const compared = await client.connection.sendRequest('exportlint/compare', { uri: uri('june.manifest.yaml') });
  expect(compared).toMatchObject({
    regimes: ['house-policy', expect.any(String), expect.any(String), expect.any(String)],
  });
});

it('an edit of the pack that is not saved judges the documents again', async () => {
  const { client, uri } = await trusted();
  const [june, pack] = [uri('june.manifest.yaml'), uri('pack.yaml')];
  expect(codes(await client.diagnostics(june))).toEqual(['house-policy/closed']);
  await client.replace(pack, '[KE]', '[CL]');
  expect(await client.diagnostics(june)).toEqual([]);
  await client.replace(pack, '[CL]', '[CL, KE]');
  expect(codes(await client.diagnostics(june))).toEqual(['house-policy/closed']);
});

it('a pack with a mistake judges nothing, and everyone says so; the server goes on', async () => {
  const { client, uri } = await trusted();
  const [june, pack, configuration] = [uri('june.manifest.yaml'), uri('pack.yaml'), uri('exportlint.yaml')];
  await client.replace(pack, 'in: no-go', 'in: no-goo');
  const [mistake] = await client.diagnostics(pack);
  expect(mistake).toMatchObject({ code: 'lint/pack', message: 'Unknown set "no-goo".' });
  expect(covered(client.text(pack), (mistake as Diagnostic).range)).toBe('no-goo');
  const [named] = await client.diagnostics(configuration);
  expect(named).toMatchObject({ code: 'lint/pack', severity: 1, message: expect.stringContaining('judges nothing') });
  expect(covered(client.text(configuration), (named as Diagnostic).range)).toBe('pack.yaml');
  expect(named?.relatedInformation?.[0]?.location.uri).toBe(pack);
  const told = await client.diagnostics(june);
  expect(codes(told)).toContain('lint/unknown-regime');
  expect(told.find(({ code }) => code === 'lint/unknown-regime')).toMatchObject({
    severity: 1,
    message: 'Regime house-policy judges nothing: its pack cannot be used. Fix the pack.',
  });
  await client.replace(pack, 'in: no-goo', 'in: no-go');
  expect(codes(await client.diagnostics(june))).toEqual(['house-policy/closed']);
  expect(await client.diagnostics(pack)).toEqual([]);
  expect(await client.diagnostics(configuration)).toEqual([]);
});

it('a pack of several files: an edit of one judges the documents again, and a mistake in it is told there', async () => {
  const [head = '', reasons = ''] = PACK.split(/(?=^reasons:)/m);
  const { client, uri } = await trusted({
    ...FILES,
    'pack.yaml': `${head}files: [1-closed.yaml]\n`,
    '1-closed.yaml': `provision: House rule 1\n${reasons}`,
  });
  const [june, part] = [uri('june.manifest.yaml'), uri('1-closed.yaml')];
  expect(codes(await client.diagnostics(june))).toEqual(['house-policy/closed']);
  await client.replace(part, 'raises: blocked', 'raises: caution');
  expect((await client.diagnostics(june))[0]).toMatchObject({ code: 'house-policy/closed', severity: 3 });
  await client.replace(part, 'in: no-go', 'in: no-goo');
  const [mistake] = await client.diagnostics(part);
  expect(mistake).toMatchObject({ code: 'lint/pack', message: 'Unknown set "no-goo".' });
  expect(covered(client.text(part), (mistake as Diagnostic).range)).toBe('no-goo');
  const [named] = await client.diagnostics(uri('exportlint.yaml'));
  expect(named?.relatedInformation?.[0]?.location.uri).toBe(part);
  expect(await client.diagnostics(uri('pack.yaml'))).toEqual([]);
  await client.replace(part, 'in: no-goo', 'in: no-go');
  expect(codes(await client.diagnostics(june))).toEqual(['house-policy/closed']);
});

it('a document that gets the regime from the configuration says so too when the pack has a mistake', async () => {
  const { client, uri } = await trusted({
    ...FILES,
    'exportlint.yaml': `regime: house-policy\n${CONFIGURATION}`,
    'june.manifest.yaml': TO_NAIROBI.replace('regime: house-policy\n', ''),
  });
  expect(codes(await client.diagnostics(uri('june.manifest.yaml')))).toEqual(['house-policy/closed']);
  await client.replace(uri('pack.yaml'), 'reasons:', 'reasons: [');
  expect(codes(await client.diagnostics(uri('june.manifest.yaml')))).toContain('lint/unknown-regime');
  expect(codes(await client.diagnostics(uri('pack.yaml')))).toContain('yaml/syntax');
  expect(codes(await client.diagnostics(uri('exportlint.yaml')))).toEqual(['lint/pack', 'lint/unknown-regime']);
});

it('an edit of the own catalogue reads the documents again', async () => {
  const { client, uri } = await trusted();
  const [june, ours] = [uri('june.manifest.yaml'), uri('ours.yaml')];
  expect(codes(await client.diagnostics(june))).toEqual(['house-policy/closed']);
  await client.replace(ours, 'name: Halden Rack 8', 'name: H100 SXM5');
  expect(codes(await client.diagnostics(ours))).toEqual(['lint/catalog']);
  expect(codes(await client.diagnostics(uri('exportlint.yaml')))).toEqual(['lint/catalog']);
  expect(codes(await client.diagnostics(june))).toContain('trade/unknown-item');
  await client.replace(ours, 'name: H100 SXM5', 'name: Halden Rack 8');
  expect(codes(await client.diagnostics(june))).toEqual(['house-policy/closed']);
});

it('a pack that no one has open is read from the disk, and again when it changes there', async () => {
  const { client, uri } = await inFolder(
    { 'june.manifest.yaml': TO_NAIROBI, 'ours.yaml': ITEMS },
    { options: { trusted: true } },
  );
  const june = uri('june.manifest.yaml');
  const write = async (name: string, text: string): Promise<void> => {
    mkdirSync(dirname(pathOf(uri(name))), { recursive: true });
    writeFileSync(pathOf(uri(name)), text);
    await client.changedOnDisk(uri(name));
  };
  expect(codes(await client.diagnostics(june))).toContain('lint/unknown-regime');
  await write('exportlint.yaml', 'regimes: policies/house\ncatalog: [ours.yaml]\n');
  await client.diagnosed(june, isSaid('lint/unknown-regime'), 'there is no such folder yet');
  await write('policies/house/pack.yaml', PACK);
  await client.diagnosed(june, isSaid('house-policy/closed'), 'the folder holds a pack');
  await write('policies/house/pack.yaml', PACK.replace('[KE]', '[CL]'));
  await client.diagnosed(june, (found) => found.length === 0, 'the pack closes another place');
  rmSync(pathOf(uri('policies')), { recursive: true });
  await client.changedOnDisk(uri('policies'), FileChangeType.Deleted);
  await client.diagnosed(june, isSaid('lint/unknown-regime'), 'the pack is gone');
});

it('in a workspace that is not trusted nothing of it is read, and the keys say why', async () => {
  const { client, uri } = await inFolder(FILES);
  const told = await client.diagnostics(uri('exportlint.yaml'));
  expect(told.map(({ code, severity, range }) => [code, severity, covered(CONFIGURATION, range)])).toEqual([
    ['lint/untrusted', 3, 'regimes'],
    ['lint/untrusted', 3, 'catalog'],
  ]);
  expect(told[0]?.message).toContain('not trusted');
  const june = codes(await client.diagnostics(uri('june.manifest.yaml')));
  expect(june).toEqual(expect.arrayContaining(['lint/unknown-regime', 'trade/unknown-item']));
  expect(june.some((code) => code.startsWith('house-policy/'))).toBe(false);
  const regimes = await client.connection.sendRequest<{ id: string }[]>('exportlint/regimes', {});
  expect(regimes.map(({ id }) => id)).not.toContain('house-policy');
});

it('the setting of the editor may name an own regime', async () => {
  const files = { ...FILES, 'june.manifest.yaml': TO_NAIROBI.replace('regime: house-policy\n', '') };
  const { client, uri } = await inFolder(files, { options: { trusted: true }, settings: { regime: 'house-policy' } });
  expect(codes(await client.diagnostics(uri('june.manifest.yaml')))).toEqual(['house-policy/closed']);
  expect(client.log).toEqual([]);
});
