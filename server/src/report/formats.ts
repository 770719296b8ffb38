/** Every format in which a check can be printed, by the name that `--format` takes. A new one is a line here; it is loaded when it is asked for. */
import type { Format } from './format.ts';

export const FORMATS: ReadonlyMap<string, () => Promise<Format>> = new Map<string, () => Promise<Format>>([
  ['pretty', async () => (await import('./pretty.ts')).prettyFormat],
  ['json', async () => (await import('./json.ts')).jsonReport],
  ['sarif', async () => (await import('./sarif.ts')).sarifReport],
  ['junit', async () => (await import('./junit.ts')).junitReport],
  ['github', async () => (await import('./github.ts')).githubReport],
  ['markdown', async () => (await import('./markdown.ts')).markdownReport],
  ['html', async () => (await import('./html.ts')).htmlReport],
  ['csv', async () => (await import('./csv.ts')).csvReport],
]);
