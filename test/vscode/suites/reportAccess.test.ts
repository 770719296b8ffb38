/** The report view for everyone: assistive technology, every theme, and many lines. */
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setup, suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { extension, open, workspaceFile } from '../exportlint.ts';
import { canReach, click, evaluate, holds, openReport, rows } from '../reportView.ts';
import { until } from '../until.ts';
import { press, screenshot } from '../workbench.ts';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};
const TABS = ['lines', 'work', 'allocations', 'matrix'];
/** Of axe: what it calls these keeps people out. */
const GRAVE = ['serious', 'critical'];

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

suite('the report view for everybody', () => {
  setup(async function () {
    if (!canReach) this.skip();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await open('lisbon-over-cap.manifest.yaml');
    await until('the extension', () => extension().isActive || undefined);
    await extension().exports.ready;
  });

  suiteTeardown(async () => {
    await vscode.workspace
      .getConfiguration('workbench')
      .update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    test(`axe finds nothing serious: ${name}`, async () => {
      await vscode.workspace
        .getConfiguration('workbench')
        .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await openReport('exportlint.reportWorkspace');
      await holds(
        'the theme',
        `document.body.dataset.vscodeThemeId === ${JSON.stringify(theme)} || document.body.className.includes('vscode-')`,
      );
      await evaluate(`document.querySelector('.panel:not([hidden]) [role=grid]').focus()`);
      await press('ArrowDown');
      await evaluate(axe());
      const found: string[] = [];
      const look = async (at: string): Promise<void> => {
        await screenshot(`report-${name}-${at}`);
        const violations = await evaluate<Violation[]>(`axe.run('main').then(({ violations }) => violations)`);
        assert.ok(violations, 'axe ran');
        for (const { id, impact, nodes } of violations) {
          if (GRAVE.includes(impact))
            found.push(`${at}: ${id}\n${nodes.map((node) => `${node.html}\n${node.failureSummary}`).join('\n')}`);
        }
      };
      for (const tab of TABS) {
        await click(`[data-tab=${tab}]`);
        await look(tab);
      }
      await click('.matrix [data-destination="SA"]');
      for (const answer of ['blocked', 'review', 'caution', 'clear']) await click(`[data-answer="${answer}"]`);
      await click('[data-filter=consignee]');
      await look('filtered');
      await press('Escape');
      await click('[data-action="clear"]');
      assert.deepEqual(found, []);
    });
  }

  test('ten thousand lines scroll, and only those in sight are in the page', async function () {
    this.timeout(180_000); // on a loaded machine the first check of so many lines takes its time
    const lines = Array.from({ length: 10_000 }, (_, nth) => `  - {item: nvidia-l4, quantity: ${nth + 1}}\n`).join('');
    const head =
      'kind: ShipmentManifest\nid: LARGE\ndate: 2026-09-01\nfrom: US\nparties:\n  ultimateConsignee: {name: Many AS, country: "NO", headquarters: "NO", ultimateParent: none}\nlines:\n';
    const large = workspaceFile('large.manifest.yaml');
    await vscode.workspace.fs.writeFile(large, new TextEncoder().encode(head + lines));
    try {
      await vscode.window.showTextDocument(large);
      await vscode.commands.executeCommand('exportlint.reportFile', large);
      await holds(
        'all lines',
        `document.querySelector('[role=status]').textContent.startsWith('10,000 lines')`,
        120_000,
      );
      await evaluate(`document.querySelector('.panel:not([hidden]) [role=grid]').focus()`);
      const started = Date.now();
      await press('End');
      await until('the last line', async () =>
        (await rows())?.some((cells) => cells[2] === '10,000') ? true : undefined,
      );
      const took = Date.now() - started;
      assert.ok(took < 2_000, `${took} ms to the last line`);
      assert.equal(await evaluate(`document.querySelector('.heading.stuck strong').textContent`), 'LARGE');
      const drawn = (await rows())?.length ?? 0;
      assert.ok(drawn > 0 && drawn < 200, `${drawn} rows are in the page`);
      assert.equal(
        await evaluate(`document.querySelector('.panel:not([hidden]) [role=grid]').getAttribute('aria-rowcount')`),
        '10001',
      );
      const scroll = `document.querySelector('.panel:not([hidden]) [role=grid]').scrollTop`;
      await evaluate(`${scroll} = 100_000`);
      const shown = await until('rows in the middle', async () => {
        const units = (await rows())?.find((cells) => cells[2] !== '10,000')?.[2]; // the chosen row is in the page, too
        return units !== undefined && Number(units.replace(',', '')) < 5_000 ? units.replace(',', '') : undefined;
      });
      const changed = (head + lines).replace(`quantity: ${shown}}`, 'quantity: 77777}');
      await vscode.workspace.fs.writeFile(large, new TextEncoder().encode(changed));
      await until(
        'the new quantity in its place',
        async () => (await rows())?.some((cells) => cells[2] === '77,777') || undefined,
        60_000,
      );
      assert.equal(await evaluate(scroll), 100_000);
    } finally {
      await vscode.workspace.fs.delete(large);
    }
  });
});

function axe(): string {
  return `${readFileSync(require.resolve('axe-core/axe.min.js', { paths: [process.env.EXPORTLINT_ROOT ?? __dirname] }), 'utf8')};undefined`;
}
