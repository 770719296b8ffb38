/** The report view, in a copy of the examples. */
import * as assert from 'node:assert/strict';
import { setup, suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { writeReport } from '../../../client/src/report/save.ts';
import { extension, open, workspaceFile } from '../exportlint.ts';
import { canReach, choose, click, evaluate, holds, jumpedTo, openReport, rows, status } from '../reportView.ts';
import { until } from '../until.ts';
import { press, screenshot } from '../workbench.ts';

const FILE = 'lisbon-over-cap.manifest.yaml';

suite('the report view', () => {
  setup(async function () {
    if (!canReach) this.skip();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await open(FILE);
    await until('the extension', () => extension().isActive || undefined);
    await extension().exports.ready;
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('shows the lines of the workspace with their answers, and those of one file alone', async () => {
    await openReport('exportlint.reportWorkspace');
    assert.match((await status()) ?? '', /^12 lines: \d+ blocked/);
    await openReport('exportlint.reportFile', workspaceFile(FILE));
    await holds('one line', `document.querySelector('[role=status]').textContent.startsWith('1 line:')`);
    assert.deepEqual(
      (await rows())?.map(([answer, , units, to]) => [answer?.trim(), units, to]),
      [['✕ blocked', '800', 'PT']],
    );
  });

  test('lines are under their document, and each says why in short', async () => {
    await openReport('exportlint.reportWorkspace');
    const shown = await evaluate<string[]>(
      `[...document.querySelectorAll('.panel:not([hidden]) .space > *')].map((entry) => entry.innerText.replaceAll(/\\s+/g, ' '))`,
    );
    const at = shown?.findIndex((text) => text.includes(FILE)) ?? -1;
    assert.match(
      shown?.[at] ?? '',
      /^SHP-2025-0908 lisbon-over-cap\.manifest\.yaml 2025-09-08 → Portugal \(PT\) · Farol/,
    );
    assert.match(
      shown?.[at + 1] ?? '',
      /blocked .*licence needed · Over the yearly LPP cap of Grupo Farol SGPS SA, 2025: at most 798 units fit/,
    );
  });

  test('lets nothing in but its own script and style', async () => {
    await openReport('exportlint.reportWorkspace');
    const policy = await evaluate<string>(
      `document.querySelector('meta[http-equiv="Content-Security-Policy"]').content`,
    );
    assert.match(policy ?? '', /^default-src 'none'; script-src 'nonce-[^']+'; style-src [^;]* 'nonce-[^']+'$/);
    assert.doesNotMatch(policy ?? '', /unsafe/);
  });

  test('a list of choices narrows while one types, and closes when the Tab key goes on', async () => {
    await openReport('exportlint.reportWorkspace');
    const list = `document.querySelector('[data-filter=destination]')`;
    await click('[data-filter=destination]');
    for (const key of 'saudi') await press(key);
    await press('ArrowDown');
    await press('Enter');
    await holds('its lines', `document.querySelector('[role=status]').textContent.startsWith('3 of 12 lines')`);
    await click('[data-filter=destination]');
    await holds('an open list', `${list}.open`);
    await press('Tab');
    await holds('a closed list', `!${list}.open && ${list}.value === 'SA'`);
    await click('[data-action="clear"]');
    await holds('all lines', `document.querySelector('[role=status]').textContent.startsWith('12 lines')`);
  });

  test('a click on a row jumps to the line in the editor', async () => {
    await openReport('exportlint.reportWorkspace');
    await click('.panel:not([hidden]) .row:has-text("CN")');
    await jumpedTo('chengdu-game-cards.manifest.yaml', 19);
    await holds('why', `document.querySelector('.why').textContent.includes('GeForce')`);
  });

  test('filters by answer, destination and date', async () => {
    await openReport('exportlint.reportWorkspace');
    await click('[data-answer="caution"]');
    await holds('the cautions', `document.querySelector('[role=status]').textContent === '3 of 12 lines: 3 caution'`);
    await choose('destination', 'SA');
    await choose('from', '2025-11-01');
    await holds('one line', `document.querySelector('[role=status]').textContent === '1 of 12 lines: 1 caution'`);
    assert.deepEqual(
      (await rows())?.map((cells) => cells[6]),
      ['2025-11-17'],
    );
    await click('[data-action="clear"]');
    await holds('all lines', `document.querySelector('[role=status]').textContent.startsWith('12 lines')`);
  });

  test('an edit shows in the report, and filter, chosen line and focus stay', async () => {
    await openReport('exportlint.reportWorkspace');
    await choose('destination', 'PT');
    await holds(
      'Portugal',
      `document.querySelector('[role=status]').textContent === '2 of 12 lines: 1 blocked, 1 clear'`,
    );
    await evaluate(`document.querySelector('.panel:not([hidden]) [role=grid]').focus()`);
    await press('End');
    await holds('the choice', `!!document.querySelector('.row[aria-selected=true]')`);
    const document = await vscode.workspace.openTextDocument(workspaceFile(FILE));
    const from = document.getText().indexOf('quantity: 800');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(from), document.positionAt(from + 13)),
      'quantity: 700',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    await holds('the new answer', `document.querySelector('[role=status]').textContent === '2 of 12 lines: 2 clear'`);
    assert.deepEqual(
      (await rows())?.map((cells) => cells[2]),
      ['900', '700'],
    );
    assert.equal(await evaluate(`document.querySelector('[data-filter=destination]').value`), 'PT');
    assert.equal(await evaluate(`document.activeElement.getAttribute('aria-label')`), 'Line items');
    assert.equal(await evaluate(`document.querySelector('.row[aria-selected=true]').children[2].textContent`), '700');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await holds(
      'the old answer',
      `document.querySelector('[role=status]').textContent === '2 of 12 lines: 1 blocked, 1 clear'`,
    );
  });

  test('a change on the disk shows too, also where no finding moves', async () => {
    await openReport('exportlint.reportWorkspace');
    const file = workspaceFile('oslo-clean.manifest.yaml');
    const before = await vscode.workspace.fs.readFile(file);
    const text = new TextDecoder().decode(before);
    const shows = (units: string): string =>
      `[...document.querySelectorAll('.panel:not([hidden]) .space .row')].some((row) => row.children[2].textContent === '${units}')`;
    assert.match(text, /quantity: 40\b/);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text.replace('quantity: 40', 'quantity: 41')));
    await holds('41 units', shows('41'));
    await vscode.workspace.fs.writeFile(file, before);
    await holds('40 units', shows('40'));
  });

  test('everything can be reached by keys: tab, arrows, Enter', async () => {
    await openReport('exportlint.reportWorkspace');
    await evaluate(`document.querySelector('[role=tab][aria-selected=true]').focus()`);
    await press('ArrowRight');
    await holds(
      'the work list',
      `document.activeElement.dataset.tab === 'work' && !document.querySelector('[data-panel=work]').hidden`,
    );
    await press('ArrowLeft');
    for (let stop = 0; stop < 20; stop += 1) {
      if (await evaluate<boolean>(`document.activeElement.getAttribute('role') === 'grid'`)) break;
      await press('Tab');
    }
    await press('ArrowDown');
    await press('ArrowDown');
    await holds('the second row', `document.activeElement.getAttribute('aria-activedescendant') === 'line-1'`);
    await press('Enter');
    await jumpedTo('hamburg-open-questions.manifest.yaml', 17);
  });

  test('"Show Allocations" draws the cap, and a shipment in its list leads to its line', async () => {
    await openReport('exportlint.showAllocations');
    await holds('the allocations', `!document.querySelector('[data-panel=allocations]').hidden`);
    await click('[data-panel=allocations] .short .row:has-text("Grupo Farol")');
    await holds('the chart', `document.querySelector('.picture svg')?.textContent.includes('cap 26.9 M')`);
    await click('[data-panel=allocations] .allocation .row:has-text("2025-09-08")');
    await jumpedTo(FILE, 23);
  });

  test('the work list names what stops each line; a field of the matrix leads to its lines', async () => {
    await openReport('exportlint.reportWorkspace');
    await click('[data-tab=work]');
    await click('[data-rule="us-ai-diffusion/lpp-consignee-cap"] .place');
    await jumpedTo(FILE, 23);
    await click('[data-tab=matrix]');
    await click('.matrix [data-destination="SA"]');
    await holds('its lines', `document.querySelector('[role=status]').textContent.startsWith('3 of 12 lines')`);
  });

  test('what was chosen is there again after the view was hidden', async () => {
    await openReport('exportlint.reportWorkspace');
    await choose('destination', 'SG');
    await holds('Singapore', `document.querySelector('[role=status]').textContent.startsWith('2 of 12')`);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.window.showTextDocument(workspaceFile('oslo-clean.manifest.yaml'), {
      viewColumn: vscode.ViewColumn.Two,
    });
    await until('a hidden view', async () => ((await evaluate('true')) === undefined ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.previousEditorInGroup');
    await holds('Singapore again', `document.querySelector('[role=status]').textContent.startsWith('2 of 12')`);
  });

  test('"Export Report As…" asks for the format and the place, and writes the file there', async () => {
    const target = workspaceFile('exportlint-report.html');
    // It ends when someone has read the notification, which the workbench under test keeps to itself.
    void vscode.commands.executeCommand('exportlint.exportReport');
    await screenshot('export-format', '.quick-input-widget:has-text("to read, print and sign") .monaco-list-row');
    await press('Enter');
    await screenshot('export-place', '.quick-input-widget:has-text("Export Report") .quick-input-action');
    await press('Enter');
    const text = await until('the report', async () => {
      const bytes = await vscode.workspace.fs.readFile(target).then(undefined, () => undefined);
      return bytes && new TextDecoder().decode(bytes);
    });
    assert.match(text, /^<!doctype html>/i);
    assert.ok(text.includes('SHP-2025-0908'));
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.workspace.fs.delete(target);
  });

  test('exports every format there is', async () => {
    const { client } = extension().exports;
    const formats = await client.sendRequest<string[]>('exportlint/formats', {});
    assert.ok(formats.includes('html') && formats.includes('json'), formats.join());
    for (const format of formats) {
      const target = workspaceFile(`report.${format}.out`);
      await writeReport(client, { format, scope: null }, target);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.ok(text.includes('lisbon-over-cap') || text.includes('SHP-2025-0908'), `${format}: ${text.slice(0, 200)}`);
      await vscode.workspace.fs.delete(target);
    }
  });
});
