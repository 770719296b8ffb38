/** The report view as a person uses it: through the frame of its webview. Only the headless host lets tests in there. */
import * as vscode from 'vscode';
import { until } from './until.ts';

const control = process.env.CODE_HOST_CONTROL;
const FRAME = '#report main';

/** Can tests reach into a webview here? */
export const canReach = control !== undefined;

/** What a script comes to in the page of the view; undefined while the view is not there. `script` is an expression. */
export async function evaluate<T>(script: string): Promise<T | undefined> {
  const response = await fetch(`${control}/evaluate?${new URLSearchParams({ has: FRAME })}`, {
    method: 'POST',
    body: script,
  });
  if (response.ok) return ((await response.json()) as { value: T }).value;
  const text = await response.text();
  if (/no frame|detached|navigat|context was destroyed/i.test(text)) return undefined;
  throw new Error(text);
}

/** Clicks in the page of the view, as a mouse does. */
export async function click(selector: string): Promise<void> {
  const response = await fetch(`${control}/click?${new URLSearchParams({ has: FRAME, selector })}`);
  if (!response.ok) throw new Error(await response.text());
}

/** Waits until an expression about the page is true. */
export function holds(what: string, script: string, ms?: number): Promise<true> {
  return until(what, async () => (await evaluate<boolean>(script)) || undefined, ms) as Promise<true>;
}

/** Opens the view with a command and waits until it shows a report. */
export async function openReport(command: string, ...rest: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...rest);
  await holds('the report', `!document.querySelector('main').hidden`);
}

export const status = (): Promise<string | undefined> =>
  evaluate(`document.querySelector('[role=status]').textContent`);

/** Sets a filter as a person would: the value, and the event that a choice brings. */
export async function choose(filter: string, value: string): Promise<void> {
  await evaluate(`(() => {
    const control = document.querySelector('[data-filter="${filter}"]');
    control.value = ${JSON.stringify(value)};
    control.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
}

/** Cells of the rows in sight, row by row. */
export function rows(): Promise<string[][] | undefined> {
  return evaluate(
    `[...document.querySelectorAll('.panel:not([hidden]) .space .row')].map((row) => [...row.children].map((cell) => cell.textContent))`,
  );
}

/** Waits until an editor shows a file with the cursor in a line, counted from 1. */
export async function jumpedTo(file: string, line: number): Promise<void> {
  await until(`a jump to ${file}:${line}`, () => {
    const editor = vscode.window.activeTextEditor;
    return (editor?.document.uri.path.endsWith(`/${file}`) && editor.selection.active.line + 1 === line) || undefined;
  });
}
