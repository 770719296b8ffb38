/** What the server does when a rule throws, when a check takes long, when texts change faster than they are checked. */

import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { read } from '../../server/src/yaml/index.ts';
import { covered, type Kind, type TestClient, until } from './client.ts';
import { converse } from './inProcess.ts';
import { toyCore } from './toyCore.ts';

const A = 'file:///toys/a.manifest.yaml';
const B = 'file:///toys/b.manifest.yaml';

function manifest(id: string, ...quantities: number[]): string {
  return `kind: ShipmentManifest\nid: ${id}\nlines:\n${quantities.map((quantity) => `  - item: x\n    quantity: ${quantity}\n`).join('')}`;
}

const codes = (diagnostics: readonly { code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);
const hasCodes =
  (...expected: string[]) =>
  (diagnostics: readonly { code?: unknown }[]) =>
    JSON.stringify(codes(diagnostics)) === JSON.stringify(expected);

describe.each<Kind>(['pull', 'push'])('an editor that diagnostics come to by %s', (kind) => {
  it('sees a finding where it is, and sees it go when the text is fixed', async () => {
    const client = await converse(toyCore().environment, kind);
    await client.open(A, manifest('A', 5, 500));
    const [finding] = await client.diagnosed(A, hasCodes('toy/too-many'), 'one finding');
    expect(finding && covered(client.text(A), finding.range)).toBe('500');
    expect(finding).toMatchObject({
      source: 'exportlint',
      severity: 1,
      codeDescription: { href: 'https://toys.example/2' },
    });
    await client.replace(A, '500', '50');
    await client.diagnosed(A, hasCodes(), 'no finding');
    await client.stop();
  });

  it('sees what an unsaved edit of one file means for another', async () => {
    const toy = toyCore();
    const client = await converse(toy.environment, kind);
    await client.open(A, manifest('A', 60));
    await client.open(B, manifest('B', 70));
    await client.diagnosed(B, hasCodes(), 'nothing yet');
    await settled(client);
    const refreshes = client.refreshes;
    await client.replace(A, '60', '2000');
    if (kind === 'pull') await until(() => client.refreshes > refreshes, 'the server asks to pull again');
    await client.diagnosed(B, hasCodes('toy/total'), 'the total in the other file');
    await client.stop();
  });

  it('is told loudly when the check throws, and again sees findings when it does not', async () => {
    const toy = toyCore();
    const client = await converse(toy.environment, kind);
    toy.fault = new Error('the frame broke');
    await client.open(A, manifest('A', 500));
    const [diagnostic] = await client.diagnosed(A, hasCodes('lint/internal'), 'the failure');
    expect(diagnostic).toMatchObject({ severity: 1, range: { start: { line: 0, character: 0 } } });
    expect(diagnostic?.message).toContain('the frame broke');
    await until(() => client.log.some((line) => line.includes('the frame broke')), 'the failure in the log');
    toy.fault = undefined;
    await client.replace(A, '500', '600');
    await client.diagnosed(A, hasCodes('toy/too-many'), 'a finding again');
    await client.stop();
  });

  it('is told loudly when the workspace cannot be read, and again sees findings when it can', async () => {
    const toy = toyCore();
    toy.diskFault = new Error('the disk broke');
    const client = await converse(toy.environment, kind);
    await client.open(A, manifest('A', 500));
    const [diagnostic] = await client.diagnosed(A, hasCodes('lint/internal'), 'the failure');
    expect(diagnostic?.message).toContain('the disk broke');
    toy.diskFault = undefined;
    await client.replace(A, '500', '600');
    await client.diagnosed(A, hasCodes('toy/too-many'), 'a finding again');
    await client.stop();
  });

  it('loses only the file whose rule throws', async () => {
    const toy = toyCore();
    const client = await converse(toy.environment, kind);
    toy.faultyFile = 'a.manifest.yaml';
    await client.open(A, manifest('A', 500));
    await client.open(B, manifest('B', 500));
    await client.diagnosed(A, hasCodes('lint/internal'), 'the failure');
    await client.diagnosed(B, hasCodes('toy/too-many'), 'the other file is checked');
    await client.stop();
  });

  it('forgets a file that was deleted, and takes the disk for a file that was closed unsaved', async () => {
    const toy = toyCore();
    const file = '/toys/a.manifest.yaml';
    toy.onDisk.set(file, read(file, manifest('A', 700), new Set(['lines'])));
    const client = await converse(toy.environment, kind);
    await client.open(A, manifest('A', 7));
    await client.diagnosed(A, hasCodes(), 'the open text counts');
    await client.close(A);
    await client.diagnosed(A, hasCodes('toy/too-many'), 'the disk counts');
    toy.onDisk.delete(file);
    await client.changedOnDisk(A, FileChangeType.Deleted);
    await client.diagnosed(A, hasCodes(), 'nothing is left');
    await client.stop();
  });

  it('says so when texts have come apart, until the whole text comes again', async () => {
    const client = await converse(toyCore().environment, kind);
    await client.open(A, manifest('A', 500));
    await client.diagnosed(A, hasCodes('toy/too-many'), 'one finding');
    const { connection } = client;
    const change = (version: number, text: string, range?: object): Promise<void> =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: A, version },
        contentChanges: [range ? { range, text } : { text }],
      });
    const somewhere = { start: { line: 4, character: 14 }, end: { line: 4, character: 15 } };
    await change(1, '9', somewhere);
    await client.diagnosed(
      A,
      (found) => found.every(({ code }) => code !== 'toy/too-many'),
      'no finding in a text we do not have',
    );
    await until(() => client.log.some((line) => line.includes('version 1 came after 1')), 'the reason in the log');
    await change(2, manifest('A', 800));
    await client.diagnosed(A, hasCodes('toy/too-many'), 'checked again');
    await client.stop();
  });
});

describe('work that is out of date', () => {
  it('a burst of edits is checked once', async () => {
    const toy = toyCore();
    const client = await converse(toy.environment, 'push');
    await client.open(A, manifest('A', 1));
    await client.diagnosed(A, hasCodes(), 'nothing');
    await settled(client);
    const before = toy.totals.length;
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => client.replace(A, `quantity: ${index + 1}`, `quantity: ${index + 2}`)),
    );
    await until(() => toy.totals.at(-1) === 51, 'the last text is checked');
    await settled(client);
    expect(toy.totals.length - before).toBeLessThan(10);
    await client.stop();
  });

  it('a long check stops for newer text and ends on it', async () => {
    const toy = toyCore();
    const client = await converse(toy.environment, 'pull');
    await settled(client);
    await client.open(A, manifest('A', 500));
    await client.diagnostics(A);
    await settled(client);
    toy.totals.length = 0;
    toy.steps = 300;
    await client.replace(A, '500', '600');
    toy.onPause = async () => {
      if (toy.stops === 0 || !client.text(A).includes('600')) return;
      await client.replace(A, '600', '6');
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    expect(codes(await client.diagnostics(A))).toEqual([]);
    expect(toy.stops).toBeGreaterThan(0);
    expect(toy.totals).toEqual([6]);
    await client.stop();
  });

  it('a request that was cancelled is answered as cancelled', async () => {
    const toy = toyCore();
    const client = await converse(toy.environment, 'pull');
    toy.steps = 400;
    await client.open(A, manifest('A', 500));
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: A } }, source.token);
    await new Promise((resolve) => setTimeout(resolve, 50));
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(codes(await client.diagnostics(A))).toEqual(['toy/too-many']);
    await client.stop();
  });
});

describe('pull diagnostics', () => {
  it('are unchanged while nothing about the file changed', async () => {
    const client = await converse(toyCore().environment, 'pull');
    await client.open(A, manifest('A', 500));
    await client.open(B, manifest('B', 1));
    const pull = (previousResultId?: string): Promise<{ kind: string; resultId?: string }> =>
      client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: A }, previousResultId });
    const first = await pull();
    expect(first.kind).toBe('full');
    await client.replace(B, 'quantity: 1', 'quantity: 2');
    expect(await pull(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.stop();
  });

  it('of the workspace name every file, and clear those that are gone', async () => {
    const toy = toyCore();
    const file = '/toys/b.manifest.yaml';
    toy.onDisk.set(file, read(file, manifest('B', 300), new Set(['lines'])));
    const client = await converse(toy.environment, 'pull');
    await client.open(A, manifest('A', 500));
    const { items } = await client.workspaceDiagnostics({ 'file:///toys/gone.manifest.yaml': '17' });
    const told = items.map((item) => [item.uri, item.version, item.kind === 'full' ? codes(item.items) : item.kind]);
    expect(told).toHaveLength(3);
    expect(told).toContainEqual([A, 1, ['toy/too-many']]);
    expect(told).toContainEqual([B, null, ['toy/too-many']]);
    expect(told).toContainEqual(['file:///toys/gone.manifest.yaml', null, []]);
    await client.stop();
  });

  it('are empty for a YAML file that is not ours', async () => {
    const client = await converse(toyCore().environment, 'pull');
    await client.open('file:///toys/deployment.yaml', 'kind: Deployment\nlines:\n  - quantity: 500\n');
    expect(await client.diagnostics('file:///toys/deployment.yaml')).toEqual([]);
    await client.stop();
  });
});

describe('rules', () => {
  it('open from every finding, with fixes for the newest text', async () => {
    const client = await converse(toyCore().environment, 'pull');
    await client.open(A, manifest('A', 500));
    const actions = await client.codeActions(A, '500');
    expect(actions.map(({ title }) => title)).toEqual([
      'Make it 100',
      'Suppress toy/too-many here: asks for the reason',
      'Open rule: 1 TOY 2',
      'Fix all spellings that Exportlint can fix safely',
    ]);
    expect(actions[2]?.command).toMatchObject({
      command: 'exportlint.openRule',
      arguments: ['toy/too-many', null, 'https://toys.example/2'],
    });
    await client.apply(actions[0]?.edit ?? {});
    expect(client.text(A)).toBe(manifest('A', 100));
    expect(await client.diagnostics(A)).toEqual([]);
    await client.stop();
  });

  it('have a text, by request and as a document', async () => {
    const client = await converse(toyCore().environment, 'pull');
    const { connection } = client;
    const text = await connection.sendRequest('exportlint/ruleText', { rule: 'toy/too-many' });
    expect(text).toMatchObject({ url: 'https://toys.example/2', markdown: expect.stringContaining('# Too many') });
    expect(await connection.sendRequest('exportlint/ruleText', { rule: 'toy/none' })).toBeNull();
    const document = await connection.sendRequest('workspace/textDocumentContent', {
      uri: 'exportlint-rule:/toy/too-many.md',
    });
    expect(document).toMatchObject({ text: expect.stringContaining('At most 100') });
    await client.stop();
  });

  it('open in the browser where the editor has no view of its own', async () => {
    const client = await converse(toyCore().environment, 'pull');
    expect(client.initialized?.capabilities.executeCommandProvider?.commands).toEqual(['exportlint.openRule']);
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'exportlint.openRule',
      arguments: ['toy/too-many'],
    });
    expect(client.shownDocuments).toEqual(['https://toys.example/2']);
    await client.stop();
  });

  it('are not offered as a command to an editor that brings it', async () => {
    const client = await converse(toyCore().environment, 'pull', { options: { commands: ['exportlint.openRule'] } });
    expect(client.initialized?.capabilities.executeCommandProvider).toBeUndefined();
    await client.stop();
  });
});

/** Waits until the server has nothing more to say about what it was told. */
async function settled(client: TestClient): Promise<void> {
  await client.connection.sendRequest('exportlint/ruleText', { rule: 'toy/none' });
  await new Promise((resolve) => setTimeout(resolve, 50));
}
