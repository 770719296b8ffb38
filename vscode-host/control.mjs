/** A loopback endpoint for the tests: they run in the extension host, a process that cannot see the page. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `GET /screenshot?name=…&selector=…` waits for the selector and saves NAME.png; `GET /frames` gives the text of all frames,
 * webviews included, as JSON; `GET /press?keys=…` presses a key combination.
 *
 * @param {() => import('playwright-core').Page} page
 * @param {string} screenshots  folder
 * @returns {Promise<{ address: string, stop: () => void }>}
 */
export async function startControl(page, screenshots) {
  const answers = {
    '/screenshot': async (query) => {
      await page().locator(query.get('selector')).first().waitFor({ state: 'visible', timeout: 15_000 });
      await sleep(300); // let animations end
      mkdirSync(screenshots, { recursive: true });
      const file = path.join(screenshots, `${path.basename(query.get('name'))}.png`);
      await page().screenshot({ path: file });
      return { file };
    },
    '/frames': () =>
      Promise.all(
        page()
          .frames()
          .map((frame) => frame.evaluate(() => document.body.textContent).catch(() => '')),
      ),
    '/press': async (query) => {
      await page().keyboard.press(query.get('keys'));
      return {};
    },
  };
  const control = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    try {
      const answer = await answers[pathname]?.(searchParams);
      response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? null));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((resolve) => control.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${control.address().port}`, stop: () => control.closeAllConnections() };
}
