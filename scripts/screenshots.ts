/**
 * `node scripts/screenshots.mjs [NAME…]`: takes the pictures of docs/images, and those of the walkthrough, from the real workbench, with the
 * extension as it was built last. Linux on x64, with the VS Code host and chromium set up as `npm test` does it.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { openBrowser } from '../vscode-host/browser.mjs';
import { startServer, workbenchAddress, writeSettings } from '../vscode-host/server.mjs';
import { TEST_SETTINGS } from '../vscode-host/settings.mjs';
import { installExtension } from './editor/browser.ts';
import { begin, FILE, type Page, PICTURES, type Picture, SETTLE_MS } from './screenshots/pictures.ts';
import { root, runMain, say } from './setup/step.mjs';

const IMAGES = path.join(root, 'docs/images');
/** The walkthrough's, which come with the extension. */
const MEDIA = path.join(root, 'client/media');
const SIZE = { width: 1280, height: 800 };
/** A walkthrough has room for a picture of about this width. */
const SMALL = { width: 800, height: 560 };

const SETTINGS = {
  ...TEST_SETTINGS,
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'editor.hover.delay': 100,
  'editor.hover.above': false, // so that the shipment stays in sight
  'editor.wordWrap': 'on',
  'breadcrumbs.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const scratch = mkdtempSync(path.join(tmpdir(), 'exportlint-pictures-'));
  const at = (name: string) => path.join(scratch, name);
  const profile = { userData: at('user-data'), extensions: at('extensions'), serverData: at('server-data') };
  installExtension(profile.extensions);
  writeSettings(profile, SETTINGS);
  cpSync(path.join(root, 'examples'), at('examples'), { recursive: true });
  const server = await startServer({ profile, token: undefined, trusted: true, testing: false });
  const { browser, page } = await openBrowser({ size: SIZE, scale: 2 });
  page.setDefaultTimeout(20_000);
  try {
    const files = [path.join(at('examples'), FILE)];
    await page.goto(workbenchAddress({ port: server.port, folder: at('examples'), files }));
    await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+b'); // without the side bar
    for (const folder of [IMAGES, MEDIA]) mkdirSync(folder, { recursive: true });
    const all = Object.entries(PICTURES).filter(([name]) => wanted.length === 0 || wanted.includes(name));
    // The walkthrough's come first, since one of the others shows them.
    await page.setViewportSize(SMALL);
    for (const [, picture] of all) {
      if (picture.walkthrough) await take(page, picture, path.join(MEDIA, `${picture.walkthrough}.png`));
    }
    await page.setViewportSize(SIZE);
    for (const [name, picture] of all) await take(page, picture, path.join(IMAGES, `${name}.png`));
  } catch (error) {
    await page.screenshot({ path: path.join(root, 'screenshots/broken-off.png') });
    throw error;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  return 0;
});

async function take(page: Page, { prepare, after }: Picture, file: string): Promise<void> {
  await begin(page);
  await prepare(page);
  await page.waitForTimeout(SETTLE_MS);
  // A picture of a user interface gets by with 256 colours, which a PNG holds as one byte per pixel.
  const picture = await sharp(await page.screenshot())
    .removeAlpha()
    .png({ palette: true, dither: 0 })
    .toBuffer();
  writeFileSync(file, picture);
  say(`${path.relative(root, file)} (${Math.ceil(picture.length / 1000)} kB)`);
  await after?.(page);
}
