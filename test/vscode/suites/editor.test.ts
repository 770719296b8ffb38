/** What a person sees who types a manifest: runs in the workspace `shipments`. */
import * as assert from 'node:assert/strict';
import { setup, suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { extension, open } from '../exportlint.ts';
import { finding, findings, noFinding, quickFixes } from '../findings.ts';
import { until } from '../until.ts';
import { frameTexts, screenshot } from '../workbench.ts';

const FILE = 'march.manifest.yaml';
const RULE = 'us-ear/chip-destination';
const UNKNOWN_ITEM = 'trade/unknown-item';

suite('a manifest in the editor', () => {
  let editor: vscode.TextEditor;
  let document: vscode.TextDocument;

  setup(async () => {
    editor = await open(FILE);
    document = editor.document;
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await finding(document, RULE);
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Types over the first place where a text stands. */
  async function replace(text: string, by: string): Promise<void> {
    const from = document.getText().indexOf(text);
    const range = new vscode.Range(document.positionAt(from), document.positionAt(from + text.length));
    assert.ok(from >= 0 && (await editor.edit((edit) => edit.replace(range, by))));
  }

  test('the finding is at the very value, and its code links to the dated text', async () => {
    const shown = await finding(document, RULE);
    assert.equal(shown.text, 'CN');
    assert.equal(shown.diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(shown.link, 'https://www.ecfr.gov/on/2026-03-02/title-15/section-742.6');
    await screenshot('finding', '.squiggly-error');
  });

  test('the hover over an item explains the arithmetic', async () => {
    const at = document.positionAt(document.getText().indexOf('nvidia-h100-sxm5') + 3);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value))
      .join('\n');
    assert.match(text, /15,840/);
    assert.match(text, /15,840 × 8 = 126,720/);
    assert.match(text, /\*\*blocked\*\*/);
  });

  test('"Open rule" lands on the rule', async () => {
    const fixes = await quickFixes(document, await finding(document, RULE));
    const opener = fixes.find(({ title }) => title.startsWith('Open rule: 15 CFR 742.6'));
    assert.ok(opener?.command, JSON.stringify(fixes));
    await vscode.commands.executeCommand(opener.command.command, ...(opener.command.arguments ?? []));
    await until('the rule view', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('chip-destination')),
    );
    await until('the text of the rule', async () => {
      const texts = await frameTexts();
      return (
        texts === undefined || texts.some((text) => text.includes(RULE) && text.includes('What to do')) || undefined
      );
    });
    await screenshot('rule', 'iframe.webview.ready');
  });

  test('fixing the value makes the finding go, breaking it again brings it back', async () => {
    await replace('country: CN', 'country: "NO"');
    await noFinding(document, RULE);
    await replace('country: "NO"', 'country: CN');
    await finding(document, RULE);
  });

  test('the fix for a mistyped item puts the right one in its place', async () => {
    const shown = await finding(document, UNKNOWN_ITEM);
    assert.equal(shown.text, 'nvidia-h100-smx5');
    const fix = (await quickFixes(document, shown)).find(({ title }) => title === 'Write nvidia-h100-sxm5');
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(document.lineAt(shown.diagnostic.range.start.line).text, '  - item: nvidia-h100-sxm5');
    await noFinding(document, UNKNOWN_ITEM);
  });

  test('the outline names the document and its lines', async () => {
    const [found] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(found?.name, 'ShipmentManifest SHP-2026-0302');
    assert.equal(found?.children[0]?.name, 'nvidia-h100-sxm5 × 8');
  });

  test('another regime in the settings gives other findings', async () => {
    const settings = vscode.workspace.getConfiguration('exportlint');
    try {
      await settings.update('regime', 'us-ai-diffusion', vscode.ConfigurationTarget.Workspace);
      await noFinding(document, RULE);
      await until(
        'its findings',
        () => findings(document).some(({ rule }) => rule.startsWith('us-ai-diffusion/')) || undefined,
      );
    } finally {
      await settings.update('regime', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await finding(document, RULE);
  });

  test('a restart of the language server brings the same findings', async () => {
    const rulesOf = () => findings(document).map(({ rule, text }) => `${rule} ${text}`);
    const before = rulesOf();
    const { client } = extension().exports;
    const started = client.initializeResult;
    await vscode.commands.executeCommand('exportlint.restart');
    assert.notEqual(client.initializeResult, started);
    await until('the findings', () => rulesOf().join() === before.join() || undefined);
  });
});
