/** A pack of the company's own: runs in the workspace `policy`, which brings one. */
import * as assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { extension, open, workspaceFile } from '../exportlint.ts';
import { finding, hasRule, noFinding, noneFor } from '../findings.ts';
import { until } from '../until.ts';
import { frameTexts, screenshot } from '../workbench.ts';

const FILE = 'june.manifest.yaml';
const PACK = 'policy/pack.yaml';
const RULE = 'halden-destinations/closed-destination';

suite('a pack of the workspace', () => {
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Types over the first occurrence, and saves nothing. */
  async function typeOver(document: vscode.TextDocument, from: string, to: string): Promise<void> {
    const at = document.getText().indexOf(from);
    assert.notEqual(at, -1, from);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  test('judges the documents, and the status names it', async () => {
    const { document } = await open(FILE);
    const { text, diagnostic } = await finding(document, RULE);
    assert.equal(text, 'KG');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    const status = await until('a status', () => {
      const shown = extension().exports.status();
      return shown?.answer.text === 'halden-destinations: blocked' ? shown : undefined;
    });
    assert.equal(status.pack?.text, 'Pack 2026.1');
    await screenshot('own-pack');
  });

  test('has a rule view', async () => {
    await vscode.commands.executeCommand('exportlint.openRule', RULE);
    await until('the rule in its view', async () => {
      const texts = await frameTexts();
      return texts === undefined || texts.some((text) => text.includes('Destination closed by the board')) || undefined;
    });
    await screenshot('own-pack-rule');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('judges again while it is written, and judges nothing while it has a mistake', async () => {
    const { document: june } = await open(FILE);
    const { document: pack } = await open(PACK);
    await typeOver(pack, '[KG]', '[KZ]');
    await noFinding(june, RULE);
    await typeOver(pack, '[KZ]', '[KZ, KG]');
    await finding(june, RULE);
    await typeOver(pack, 'in: closed', 'in: closd');
    const { text, diagnostic } = await finding(pack, 'lint/pack');
    assert.equal(text, 'closd');
    assert.equal(diagnostic.message, 'Unknown set "closd".');
    await finding(june, 'lint/unknown-regime');
    await hasRule(workspaceFile('exportlint.yaml'), 'lint/pack');
    await screenshot('own-pack-mistake');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await finding(june, RULE);
    await noneFor(pack.uri);
    await noneFor(workspaceFile('exportlint.yaml'));
  });
});
