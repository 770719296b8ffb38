/** Which regime judges, and how it is chosen: runs in the workspace `shipments`, which has no exportlint.yaml. */
import * as assert from 'node:assert/strict';
import { setup, suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { ShownStatus } from '../../../client/src/status/statusItem.ts';
import { extension, open, workspaceFile } from '../exportlint.ts';
import { diagnosticsOf, finding, hasRule } from '../findings.ts';
import { until } from '../until.ts';
import { frameTexts, press, screenshot } from '../workbench.ts';

const FILE = 'march.manifest.yaml';
const RULE = 'us-ear/chip-destination';
const CONFIGURATION = 'exportlint.yaml';
const { fs } = vscode.workspace;

suite('regimes', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    ({ document } = await open(FILE));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await finding(document, RULE);
  });

  teardown(async () => {
    await vscode.commands.executeCommand('exportlint.tryRegime', null);
    await fs.delete(workspaceFile(CONFIGURATION)).then(undefined, () => undefined);
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const status = (is: (shown: ShownStatus) => boolean, what: string) =>
    until(`a status ${what}`, () => {
      const shown = extension().exports.status();
      return shown && is(shown) ? shown : undefined;
    });
  const says = (text: string) => status((shown) => shown.answer.text === text, text);
  const written = async () => new TextDecoder().decode(await fs.readFile(workspaceFile(CONFIGURATION)));

  test('the status names regime, verdict, pack and time', async () => {
    const { uri, verdict, answer, pack } = await says('us-ear: blocked');
    assert.equal(verdict, 'blocked');
    assert.equal(uri.toString(), document.uri.toString());
    assert.match(answer.detail, /^checked at .*\d/);
    assert.match(pack?.text ?? '', /^Pack \d{4}\.\d\d\.\d\d$/);
    assert.match(pack?.detail ?? '', /^US EAR as enforced · verified until \d{4}-\d\d-\d\d$/);
    assert.equal(pack?.stale, false);
  });

  test("a file that is not Exportlint's has no status", async () => {
    await says('us-ear: blocked');
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'yaml', content: 'kind: Site\n' }),
    );
    await until('no status', () => extension().exports.status() === undefined || undefined);
  });

  test('a pack that is too old for the shipment says so', async () => {
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('2026-03-02');
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 10)), '2027-01-08');
    await vscode.workspace.applyEdit(edit);
    const { pack } = await status((shown) => shown.pack?.stale === true, 'with a warning');
    assert.match(pack?.detail ?? '', /past its verified date, \d{4}-\d\d-\d\d/);
  });

  test('a choice is written to a new exportlint.yaml, and the findings follow', async () => {
    await vscode.commands.executeCommand('exportlint.selectRegime', 'us-ai-diffusion');
    assert.equal(await written(), 'regime: us-ai-diffusion\n');
    await until('findings of that regime', () => !diagnosticsOf(document.uri).includes(RULE) || undefined);
    await status(({ answer }) => answer.text.startsWith('us-ai-diffusion: '), 'of that regime');
  });

  test('an exportlint.yaml that is there keeps everything else that it says', async () => {
    await fs.writeFile(
      workspaceFile(CONFIGURATION),
      new TextEncoder().encode('# ours\nregime: us-agreements # for now\nstaleAfterDays: 30\n'),
    );
    await vscode.commands.executeCommand('exportlint.selectRegime', 'us-ai-diffusion');
    assert.equal(await written(), '# ours\nregime: us-ai-diffusion # for now\nstaleAfterDays: 30\n');
  });

  test('a document that names a regime keeps it until the choice is written there', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'regime: us-ai-diffusion\n');
    await vscode.workspace.applyEdit(edit);
    await status(({ answer }) => answer.text.startsWith('us-ai-diffusion: '), 'of its own regime');
    await vscode.commands.executeCommand('exportlint.selectRegime', 'us-ear');
    assert.match(document.getText(), /^kind: ShipmentManifest\nregime: us-ear\n/);
    await hasRule(document.uri, RULE);
    const back = new vscode.WorkspaceEdit();
    back.delete(document.uri, new vscode.Range(1, 0, 2, 0));
    await vscode.workspace.applyEdit(back);
    await document.save();
  });

  test('another regime can be tried without a trace', async () => {
    await vscode.commands.executeCommand('exportlint.tryRegime', 'us-ai-diffusion');
    await status(
      ({ answer }) => answer.text.startsWith('us-ai-diffusion: ') && answer.detail.startsWith('tried in this session'),
      'of the trial',
    );
    await until('other findings', () => !diagnosticsOf(document.uri).includes(RULE) || undefined);
    await assert.rejects(async () => fs.stat(workspaceFile(CONFIGURATION)));
    await vscode.commands.executeCommand('exportlint.tryRegime', null);
    await hasRule(document.uri, RULE);
    await says('us-ear: blocked');
  });

  test('the menu of the status leads to the list of regimes, and the choice to a file', async function () {
    if ((await frameTexts()) === undefined) this.skip(); // no one here to press keys
    const done = vscode.commands.executeCommand('exportlint.showStatusMenu');
    await screenshot('status-menu', '.quick-input-widget .monaco-list-row');
    await press('Enter');
    await screenshot('regimes', '.quick-input-widget:has-text("Judge by which regime?") .monaco-list-row');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
  });

  test('all regimes are shown side by side', async () => {
    await vscode.commands.executeCommand('exportlint.compareRegimes');
    await until('the comparison', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => label.includes(FILE) && label !== FILE),
    );
    await until('the table', async () => {
      const texts = await frameTexts();
      return (
        texts === undefined ||
        texts.some((text) => text.includes('Regimes compared') && text.includes('us-agreements')) ||
        undefined
      );
    });
    await screenshot('comparison', 'iframe.webview.ready');
  });
});
