/** Runs in a workspace without exportlint.yaml, before any YAML is open. The order of the tests matters: nothing deactivates an extension. */
import * as assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { extension, open, workspaceFile } from '../exportlint.ts';
import { until } from '../until.ts';

suite('activation', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the extension is the one to be tested', () => {
    const { fsPath } = extension().extensionUri;
    assert.ok(fsPath.startsWith(process.env.EXPORTLINT_EXTENSION ?? '?'), fsPath);
  });

  test('a plain text file does not activate the extension', async () => {
    await open('notes.txt');
    await sleep(2_000);
    assert.equal(extension().isActive, false);
  });

  test('a YAML file activates it, and the language server answers', async () => {
    await open('site.yaml');
    await until('activation', () => extension().isActive || undefined);
    await extension().exports.ready;
  });

  test("YAML that is not Exportlint's gets no findings", async () => {
    await sleep(2_000);
    assert.deepEqual(vscode.languages.getDiagnostics(workspaceFile('site.yaml')), []);
  });

  test('its commands are there', async () => {
    const commands = await vscode.commands.getCommands(true);
    const declared: { command: string }[] = extension().packageJSON.contributes.commands;
    const missing = declared.map(({ command }) => command).filter((command) => !commands.includes(command));
    assert.deepEqual(missing, []);
  });
});
