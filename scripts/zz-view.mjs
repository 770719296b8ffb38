import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser } from '../vscode-host/browser.mjs';
import { startServer, workbenchAddress, writeSettings } from '../vscode-host/server.mjs';
import { installExtension } from './editor/browser.mjs';
import { TEST_SETTINGS } from '../vscode-host/settings.mjs';
const [folder, file, theme, out, tab='Lines'] = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), 'exportlint-view-'));
const at = (name) => path.join(scratch, name);
const profile = { userData: at('user-data'), extensions: at('extensions'), serverData: at('server-data') };
installExtension(profile.extensions);
writeSettings(profile, { ...TEST_SETTINGS, 'workbench.colorTheme': theme, 'editor.minimap.enabled': false, 'workbench.statusBar.visible': false, 'workbench.activityBar.location': 'hidden' });
const server = await startServer({ profile, token: undefined, trusted: true, testing: false });
const { browser, page } = await openBrowser({ size: { width: 1500, height: 900 }, scale: 1 });
page.on('console', m => { if (/Content.Security|violat|report\.js|exportlint/i.test(m.text())) console.log('console:', m.text().slice(0,300)); });
try {
  await page.goto(workbenchAddress({ port: server.port, folder, files: [path.join(folder, file)] }));
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60000 });
  await page.keyboard.press('Control+b');
  await page.waitForTimeout(3000);
  await page.keyboard.press('F1'); await page.waitForTimeout(500);
  await page.keyboard.type('Exportlint: Report on Workspace'); await page.waitForTimeout(800); await page.keyboard.press('Enter');
  const t0 = Date.now();
  let frame;
  for (let i=0;i<200 && !frame;i++){ await page.waitForTimeout(200); for (const f of page.frames()) { if (await f.locator('#report main:not([hidden])').count().catch(()=>0)) frame=f; } }
  if (!frame) { await page.screenshot({path: out+'-fail.png'}); for (const f of page.frames()) console.log(f.url().slice(0,80), (await f.evaluate(()=>document.body.innerText).catch(()=>'')).slice(0,200)); throw new Error('no frame'); }
  console.log('shown after', Date.now()-t0);
  await page.waitForTimeout(1000);
  for (const one of tab.split(',')) {
    await frame.getByRole('tab', { name: one }).click();
    await page.waitForTimeout(600);
    if (one==='Lines') { await frame.locator('[role=grid]').first().focus(); await page.keyboard.press('ArrowDown'); await page.keyboard.press('ArrowDown'); await page.waitForTimeout(300); }
    await page.screenshot({ path: `${out}-${one.split(' ')[0]}.png` });
  }
} finally { await browser.close(); await server.stop(); rmSync(scratch, { recursive: true, force: true }); }
