/** What the palette, the walkthrough and tasks offer: runs in the workspace `shipments`. */
import * as assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Outcome } from '../../../client/src/checkFolder.ts';
import { extension, open, workspaceFile } from '../exportlint.ts';
import { diagnosticsOf, finding, hasRule } from '../findings.ts';
import { until } from '../until.ts';
import { frameTexts, screenshot } from '../workbench.ts';

const FILE = 'march.manifest.yaml';
const RULE = 'us-ear/chip-destination';
const { fs } = vscode.workspace;

suite('commands', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const [command, name, kind] of [
    ['newManifest', 'shipment.manifest.yaml', 'ShipmentManifest'],
    ['newDealSheet', 'new.deal.yaml', 'DealSheet'],
    ['newLicenseRegister', 'new.licenses.yaml', 'LicenseRegister'],
  ] as const) {
    test(`${command}: what is left to fill in, and nothing else, is a finding`, async () => {
      await vscode.commands.executeCommand(`exportlint.${command}`);
      const editor = await until('the new document', () => {
        const active = vscode.window.activeTextEditor;
        return active?.document.uri.path.endsWith(`/${name}`) ? active : undefined;
      });
      const { document } = editor;
      assert.equal(document.isUntitled, true);
      assert.match(document.getText(), new RegExp(`^kind: ${kind}$`, 'm'));
      assert.doesNotMatch(document.getText(), /\$\{|CURRENT_/);
      assert.notEqual(document.getText(editor.selection), '', 'the first tab stop is selected');
      if (kind === 'LicenseRegister') {
        await extension().exports.client.sendRequest('exportlint/status', { uri: document.uri.toString() });
      } else {
        await hasRule(document.uri, 'trade/unknown-item');
        await hasRule(document.uri, 'trade/placeholder');
      }
      assert.deepEqual(
        diagnosticsOf(document.uri).filter((rule) => /^(?:yaml|schema|lint)\//.test(rule)),
        [],
      );
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  }

  test('a check of the workspace counts what it found', async () => {
    const { document } = await open(FILE);
    await finding(document, RULE);
    const outcome = await vscode.commands.executeCommand<Outcome>('exportlint.checkWorkspace');
    assert.equal(outcome.files, 1);
    assert.equal(outcome.errors, diagnosticsOf(document.uri).length - outcome.warnings - outcome.infos);
    assert.ok(outcome.errors > 0);
    await vscode.commands.executeCommand('notifications.showList'); // the workbench under test shows none by itself
    await until('the summary', async () => {
      const texts = await frameTexts();
      return texts === undefined || texts.some((text) => text.includes('Files checked: 1.')) || undefined;
    });
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('a check of a folder counts that folder alone', async () => {
    const empty = workspaceFile('empty');
    await fs.createDirectory(empty);
    const none = await vscode.commands.executeCommand<Outcome>('exportlint.checkFolder', empty);
    assert.equal(none.files, 0);
    const all = await vscode.commands.executeCommand<Outcome>('exportlint.checkFolder', workspaceFile('.'));
    assert.equal(all.files, 1);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('the output says what the language server is asked and answers', async () => {
    await vscode.commands.executeCommand('exportlint.showOutput');
    await until('the output', () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'output'),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  for (const [setting, provider] of [
    [
      'inlayHints.enabled',
      (uri: vscode.Uri) => ['vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, 99, 0)],
    ],
    ['codeLens.enabled', (uri: vscode.Uri) => ['vscode.executeCodeLensProvider', uri]],
  ] as const) {
    test(`${setting} switches them off and on again`, async () => {
      const { document } = await open(FILE);
      await finding(document, RULE);
      const [command, ...args] = provider(document.uri) as [string, ...unknown[]];
      const count = async () => (await vscode.commands.executeCommand<unknown[]>(command, ...args)).length;
      const settings = vscode.workspace.getConfiguration('exportlint');
      await until('some', async () => (await count()) > 0 || undefined);
      try {
        await settings.update(setting, false, vscode.ConfigurationTarget.Workspace);
        await until('none', async () => (await count()) === 0 || undefined);
      } finally {
        await settings.update(setting, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await until('some again', async () => (await count()) > 0 || undefined);
    });
  }

  test('the list of rules has every rule that a finding names', async () => {
    const { document } = await open(FILE);
    await finding(document, RULE);
    const listed: { id: string; title: string }[] = JSON.parse(
      new TextDecoder().decode(await fs.readFile(vscode.Uri.joinPath(extension().extensionUri, 'dist/rules.json'))),
    );
    const missing = diagnosticsOf(document.uri).filter((rule) => !listed.some(({ id }) => id === rule));
    assert.deepEqual(missing, []);
    assert.ok(listed.every(({ title }) => title.length > 0));
  });

  test('the examples are copied whole', async () => {
    const into = workspaceFile('copied-examples');
    await vscode.commands.executeCommand('exportlint.openExamples', into);
    const names = (await fs.readDirectory(into)).map(([name]) => name);
    assert.ok(names.includes('exportlint.yaml') && names.includes('lisbon-over-cap.manifest.yaml'), names.join());
    await hasRule(vscode.Uri.joinPath(into, 'lisbon-over-cap.manifest.yaml'), 'us-ai-diffusion/lpp-consignee-cap');
    await fs.delete(into, { recursive: true });
  });

  test('the walkthrough opens, and its pictures and commands are there', async () => {
    const { packageJSON, extensionUri, id } = extension();
    const [walkthrough] = packageJSON.contributes.walkthroughs;
    const commands = await vscode.commands.getCommands(true);
    for (const { description, media } of walkthrough.steps) {
      await fs.stat(vscode.Uri.joinPath(extensionUri, media.image ?? media.markdown));
      for (const [, command] of description.matchAll(/\(command:([\w.]+)\)/g)) {
        assert.ok(commands.includes(command), command);
      }
    }
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${id}#${walkthrough.id}`, false);
    await until('the walkthrough', async () => {
      const texts = await frameTexts();
      return texts === undefined || texts.some((text) => text.includes(walkthrough.title)) || undefined;
    });
    await screenshot('walkthrough', '.gettingStartedContainer .step-description-container');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('the task checks the folder, and its exit code says what it found', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'exportlint' });
    assert.ok(task);
    const ended = new Promise<number | undefined>((resolve) => {
      const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name === task.name) {
          listening.dispose();
          resolve(exitCode);
        }
      });
    });
    await vscode.tasks.executeTask(task);
    assert.equal(await ended, 1);
    await screenshot('task', '.terminal-wrapper');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
