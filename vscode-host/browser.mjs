/** Headless chromium showing the workbench, cut off from every host but this one. */
import { chromium } from 'playwright-core';
import { findChromium } from './paths.mjs';

/** Files of this machine under a made-up host: the service worker of a webview answers, nothing leaves. */
const WEBVIEW_FILES = '.vscode-resource.vscode-cdn.net';

/**
 * @param {object} [options]
 * @param {{ width: number, height: number }} [options.size]
 * @param {number} [options.scale]  device pixels per CSS pixel, for pictures
 * @param {(url: string) => void} [options.onForeignRequest]  told of each request that would have left this machine
 * @returns {Promise<{ browser: import('playwright-core').Browser, page: import('playwright-core').Page }>}
 */
export async function openBrowser({ size = { width: 1280, height: 800 }, scale = 1, onForeignRequest } = {}) {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error('no chromium found: install it (apt-get install chromium) or name it in CODE_HOST_CHROMIUM');
  }
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox', // chromium refuses to run as root with it, and this page is ours
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, locale: 'en-US' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.on('request', (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    const isHere = hostname === '127.0.0.1' || hostname.endsWith(WEBVIEW_FILES);
    if (/^(https?|wss?):$/.test(protocol) && !isHere) {
      onForeignRequest?.(href);
    }
  });
  return { browser, page };
}
