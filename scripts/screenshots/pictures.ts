/** What is to be seen on each picture, and how to get there. Each begins with one of the examples open. */

import type { openBrowser } from '../../vscode-host/browser.mjs';

export type Page = Awaited<ReturnType<typeof openBrowser>>['page'];

export const FILE = 'lisbon-over-cap.manifest.yaml';
/** The workbench draws in steps that no selector distinguishes. */
export const SETTLE_MS = 700;

/** How to get to a picture, and what to do afterwards. */
export interface Picture {
  readonly prepare: (page: Page) => Promise<void>;
  readonly after?: (page: Page) => Promise<void>;
  /** The name under which the walkthrough shows the same, in a small window. */
  readonly walkthrough?: string;
}

export const PICTURES: Readonly<Record<string, Picture>> = {
  editor: {
    prepare: async (page) => {
      await pointAt(page, '800');
      await page.locator('.monaco-hover:has-text("26,900,000")').first().waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
    walkthrough: 'hover',
  },
  'quick-fix': {
    prepare: async (page) => {
      await page.mouse.move(5, 5);
      await textOf(page, '800').click();
      await page.keyboard.press('Control+.');
      await page
        .getByText(/^Reduce to/)
        .first()
        .waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
    walkthrough: 'fix',
  },
  rule: {
    prepare: async (page) => {
      await textOf(page, '800').click();
      await page.keyboard.press('Control+.');
      await page
        .getByText(/^Open rule/)
        .first()
        .click();
      await page.locator('iframe.webview.ready').first().waitFor();
      await page.waitForTimeout(2_000); // the preview draws itself in a frame of its own
    },
  },
  problems: {
    prepare: async (page) => {
      await command(page, 'Problems: Focus on Problems View');
      const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'top of' }).first();
      await row.waitFor();
      await row.click();
      await page.keyboard.press('ArrowRight');
    },
    walkthrough: 'problems',
    after: (page) => command(page, 'View: Hide Panel'),
  },
  status: {
    prepare: async (page) => {
      await page.mouse.move(5, 5);
      await page.locator('.statusbar-item', { hasText: 'us-ai-diffusion' }).hover();
      await page.locator('.monaco-hover:has-text("verified until")').first().waitFor();
    },
    after: (page) => page.mouse.move(5, 5),
  },
  'status-menu': {
    prepare: async (page) => {
      await command(page, 'Exportlint: Regime, Report, Rules');
      await page.locator('.quick-input-widget:has-text("Choose the regime")').waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  regimes: {
    prepare: async (page) => {
      await command(page, 'Exportlint: Select Regime');
      await page.locator('.quick-input-widget:has-text("Judge by which regime?")').waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
    walkthrough: 'regime',
  },
  compare: {
    prepare: async (page) => {
      await command(page, 'Exportlint: Compare Regimes');
      await page.locator('iframe.webview.ready').first().waitFor();
      await page.waitForTimeout(4_000);
      await Promise.all(
        page
          .frames()
          .map((frame: ReturnType<Page['mainFrame']>) => frame.locator('h2:has-text("Over time")').evaluateAll(toTop)),
      );
    },
  },
  report: {
    prepare: async (page) => {
      await command(page, 'Exportlint: Report on Workspace');
      await page.locator('iframe.webview.ready').first().waitFor();
      await page.waitForTimeout(2_000);
      await command(page, 'View: Join All Editor Groups'); // the whole width for it
    },
    walkthrough: 'report',
  },
  'new-manifest': {
    prepare: async (page) => {
      await command(page, 'Exportlint: New Manifest');
      await page.locator('.tab:has-text("shipment.manifest.yaml")').first().waitFor();
      await page.locator('.squiggly-error').first().waitFor();
    },
    after: async (page) => {
      await command(page, 'View: Revert and Close Editor');
    },
  },
  walkthrough: {
    prepare: async (page) => {
      await command(page, 'Welcome: Open Walkthrough');
      await page.keyboard.type('Exportlint');
      await page.waitForTimeout(SETTLE_MS);
      await page.keyboard.press('Enter');
      await page.locator('.gettingStartedContainer .step-description-container').first().waitFor();
    },
  },
};

/** Runs in a page: the previews of the workbench scroll inside frames. */
const toTop = ([heading]: Element[]) => heading?.scrollIntoView();

/** Closes what the picture before has opened, and shows the file that all of them are about. */
export async function begin(page: Page): Promise<void> {
  await command(page, 'View: Close All Editors');
  await page.keyboard.press('Control+p');
  await page.keyboard.type(FILE);
  await page.waitForTimeout(SETTLE_MS);
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: FILE }).waitFor();
  // The lines are at the end of a manifest; a small window shows them only then.
  await page.locator('.view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.locator('.squiggly-error').first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
}

/** Runs a command by its title in the palette. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().waitFor();
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(SETTLE_MS);
}

/** A token of the editor's text. */
function textOf(page: Page, text: string) {
  return page.locator('.view-line span span', { hasText: new RegExp(`^\\s*${text}$`) }).first();
}

async function pointAt(page: Page, text: string): Promise<void> {
  await page.mouse.move(5, 5);
  await textOf(page, text).hover();
}
