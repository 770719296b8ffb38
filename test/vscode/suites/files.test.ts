/**
 * Files that come, go and change next to the editor: no finding may outlive its file. Runs in the workspace file `fleet`, since adding a
 * folder to a window that has a single one restarts the extension host.
 */
import * as assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { clickOn, open, workspaceFile } from '../exportlint.ts';
import { diagnosticsOf, hasRule, noneFor } from '../findings.ts';
import { until } from '../until.ts';

const RULE = 'us-ear/chip-destination';
const COPY = 'copy.manifest.yaml';
const { fs } = vscode.workspace;

suite('files come and go', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function copyOf(name: string, to: string, change = (text: string) => text): Promise<vscode.Uri> {
    const text = new TextDecoder().decode(await fs.readFile(workspaceFile(name)));
    const uri = workspaceFile(to);
    await fs.writeFile(uri, new TextEncoder().encode(change(text)));
    return uri;
  }

  const isOpen = (name: string) =>
    vscode.workspace.textDocuments.some(({ uri }) => uri.path === workspaceFile(name).path);

  test('a file that no one has opened has findings', async () => {
    await open('april.manifest.yaml');
    await hasRule(workspaceFile('april.manifest.yaml'), RULE);
    await hasRule(await copyOf('april.manifest.yaml', COPY, (text) => text.replace('0402', '0403')), RULE);
  });

  test('a change that another program saves is seen', async () => {
    await copyOf(COPY, COPY, (text) => text.replace('country: CN, headquarters: CN', 'country: SG, headquarters: SG'));
    await until('the finding to go', () => !diagnosticsOf(workspaceFile(COPY)).includes(RULE) || undefined);
  });

  test('what is typed counts until the file is closed without saving', async () => {
    const document = await clickOn(COPY);
    const at = document.getText().indexOf('SG');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 2)), 'CN');
    await vscode.workspace.applyEdit(edit);
    await hasRule(document.uri, RULE);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the finding to go', () => !diagnosticsOf(workspaceFile(COPY)).includes(RULE) || undefined);
  });

  test('a file under another name takes its findings along', async () => {
    const from = await copyOf('april.manifest.yaml', 'before.manifest.yaml', (text) => text.replace('0402', '0404'));
    await hasRule(from, RULE);
    const edit = new vscode.WorkspaceEdit();
    const to = workspaceFile('after.manifest.yaml');
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await hasRule(to, RULE);
    await noneFor(from);
  });

  test('a file that is deleted leaves none, whether it is open or not', async () => {
    await clickOn('after.manifest.yaml');
    for (const name of ['after.manifest.yaml', COPY]) {
      await fs.delete(workspaceFile(name));
    }
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('the document to be closed', () => !isOpen('after.manifest.yaml') || undefined);
    await noneFor(workspaceFile('after.manifest.yaml'));
    await noneFor(workspaceFile(COPY));
  });

  test('a folder that is added is checked, and forgotten when it is taken away', async () => {
    const south = vscode.Uri.joinPath(workspaceFile('.'), '../south');
    const may = vscode.Uri.joinPath(south, 'may.manifest.yaml');
    assert.deepEqual(diagnosticsOf(may), []);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: south }));
    await hasRule(may, RULE);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await noneFor(may);
    await hasRule(workspaceFile('april.manifest.yaml'), RULE);
  });
});
