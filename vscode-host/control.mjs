/** A loopback endpoint for the tests: they run in the extension host, a process that cannot see the page. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The frame that shows the selector: webviews are frames in frames. @throws Error when there is none. */
async function frameWith(page, selector) {
  for (const frame of page.frames()) {
    if (
      (await frame
        .locator(selector)
        .count()
        .catch(() => 0)) > 0
    ) {
      return frame;
    }
  }
  throw new Error(`no frame has ${selector}`);
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * `GET /screenshot?name=…&selector=…` waits for the selector and saves NAME.png; `GET /frames` gives the text of all frames,
 * webviews included, as JSON; `GET /press?keys=…` presses a key combination. `POST /evaluate?has=…` runs the script in its body in
 * the frame in which that selector is found, and gives what it comes to; `GET /click?has=…&selector=…` clicks there, as a mouse does.
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
    '/evaluate': async (query, script) => {
      const frame = await frameWith(page(), query.get('has'));
      return { value: await frame.evaluate(script) };
    },
    '/click': async (query) => {
      const frame = await frameWith(page(), query.get('has'));
      await frame.locator(query.get('selector')).first().click({ timeout: 10_000 });
      return {};
    },
  };
  const control = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    try {
      const answer = await answers[pathname]?.(searchParams, await bodyOf(request));
      response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? null));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((resolve) => control.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${control.address().port}`, stop: () => control.closeAllConnections() };
}
