/** Next to the YAML extension, which gives every YAML document an outline: an empty one of its name is installed. */
import * as assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { open } from '../exportlint.ts';
import { finding } from '../findings.ts';

suite('beside the YAML extension', () => {
  test('the outline is left to it; lines are still found in the workspace', async () => {
    assert.ok(vscode.extensions.getExtension('redhat.vscode-yaml'), 'the neighbour is installed');
    const { document } = await open('march.manifest.yaml');
    await finding(document, 'us-ear/chip-destination');
    const outline = await vscode.commands.executeCommand<unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(outline ?? [], []);
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'SHP',
    );
    assert.notEqual(found.length, 0);
  });
});
