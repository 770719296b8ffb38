/** The desktop's VS Code, where there is one. Node built-ins only. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Refusal, root, runShown } from '../setup/step.mjs';

/** The `code` command on the PATH; undefined where there is none, or only one that cannot load an extension from a folder. */
export function findCode(): string | undefined {
  if (process.env.VSCODE_IPC_HOOK_CLI) {
    return undefined; // a terminal of a remote window: its `code` hands files to that window and knows no development path
  }
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const places = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Opens a folder in a new window with the extension under development. `code` returns at once. */
export function openInCode(code: string, folder: string): void {
  const quote = (argument: string) => (process.platform === 'win32' ? `"${argument}"` : argument);
  const args = [`--extensionDevelopmentPath=${path.join(root, 'client')}`, folder].map(quote);
  const exitCode = runShown(quote(code), args);
  if (exitCode !== 0) {
    throw new Refusal(`${code} ended with exit code ${exitCode}. \`npm start -- --no-editor\` does without an editor.`);
  }
}
