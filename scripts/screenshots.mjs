/**
 * `node scripts/screenshots.mjs`: takes the pictures of docs/images from the real workbench, with the extension as it was built last.
 * Linux on x64, with the VS Code host and chromium set up as `npm test` does it.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser } from '../vscode-host/browser.mjs';
import { startServer, workbenchAddress, writeSettings } from '../vscode-host/server.mjs';
import { TEST_SETTINGS } from '../vscode-host/settings.mjs';
import { installExtension } from './editor/browser.mjs';
import { root, runMain, say } from './setup/step.mjs';

const IMAGES = path.join(root, 'docs/images');
const FOLDER = path.join(root, 'test/vscode/workspaces/shipments');
const FILE = 'march.manifest.yaml';

const SETTINGS = {
  ...TEST_SETTINGS,
  'editor.minimap.enabled': false,
  'editor.fontSize': 15,
  'editor.hover.delay': 100,
  'breadcrumbs.enabled': false,
  'workbench.statusBar.visible': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

/** What to do before each picture. They follow one another in the same window. */
const PICTURES = {
  finding: async (page) => {
    await pointAt(page, 'CN');
    await page.locator('.monaco-hover:has-text("chip-destination")').first().waitFor();
  },
  hover: async (page) => {
    await page.keyboard.press('Escape');
    await pointAt(page, 'nvidia-h100-sxm5');
    await page.locator('.monaco-hover:has-text("TPP of a chip")').first().waitFor();
  },
  rule: async (page) => {
    await page.keyboard.press('Escape');
    await textOf(page, 'CN').click();
    await page.keyboard.press('Control+.');
    await page.getByText('Open rule: 15 CFR 742.6').first().click();
    await page.locator('iframe.webview.ready').first().waitFor();
    await page.waitForTimeout(2_000); // the preview draws itself in a frame of its own
  },
};

/** A token of the editor's text. */
function textOf(page, text) {
  return page.locator('.view-line span span', { hasText: new RegExp(`^\\s*${text}$`) }).first();
}

async function pointAt(page, text) {
  await page.mouse.move(5, 5);
  await textOf(page, text).hover();
}

await runMain(async () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'exportlint-pictures-'));
  const at = (name) => path.join(scratch, name);
  const profile = { userData: at('user-data'), extensions: at('extensions'), serverData: at('server-data') };
  installExtension(profile.extensions);
  writeSettings(profile, SETTINGS);
  const server = await startServer({ profile, token: undefined, trusted: true, testing: false });
  const { browser, page } = await openBrowser({ size: { width: 1100, height: 640 }, scale: 2 });
  try {
    await page.goto(workbenchAddress({ port: server.port, folder: FOLDER, files: [path.join(FOLDER, FILE)] }));
    await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+b'); // without the side bar
    mkdirSync(IMAGES, { recursive: true });
    for (const [name, prepare] of Object.entries(PICTURES)) {
      await prepare(page);
      await page.waitForTimeout(500); // let animations end
      await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
      say(`docs/images/${name}.png`);
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  return 0;
});
