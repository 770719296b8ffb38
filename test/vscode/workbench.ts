/**
 * What tests can ask of the workbench around them through the headless host. In a desktop VS Code there is no one to ask: pictures are
 * not taken, and texts are undefined.
 */
const control = process.env.CODE_HOST_CONTROL;

async function ask(what: string, query: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`${control}/${what}?${new URLSearchParams(query)}`);
  if (!response.ok) {
    throw new Error(`${what} ${JSON.stringify(query)}: ${await response.text()}`);
  }
  return response.json();
}

/** Waits until the CSS selector shows in the workbench, then takes a picture named NAME.png. */
export async function screenshot(name: string, selector = '.monaco-workbench'): Promise<void> {
  if (control) {
    await ask('screenshot', { name, selector });
  }
}

/** The text of all frames of the page, webviews included. */
export async function frameTexts(): Promise<readonly string[] | undefined> {
  return control ? ((await ask('frames')) as string[]) : undefined;
}

/** Presses a key combination, in playwright's names (`Control+.`). */
export async function press(keys: string): Promise<void> {
  if (control) {
    await ask('press', { keys });
  }
}
