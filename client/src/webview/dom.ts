/** Elements made in one expression. Text is always set as text, so that nothing of a document becomes markup. */
import '@vscode-elements/elements/dist/vscode-button/index.js';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | undefined;

/** `undefined` and `false` leave an attribute out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function button(
  text: string,
  act: () => void,
  attributes: Attributes = {},
): HTMLElementTagNameMap['vscode-button'] {
  const made = element('vscode-button', attributes, [text]);
  made.addEventListener('click', act);
  return made;
}

/** A button that reads like a link, for places to go to in the editor. */
export function placeLink(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'place', ...attributes }, [text]);
  made.addEventListener('click', act);
  return made;
}

/** A link to the official text; only to the web. */
export function citation(text: string, url: string | null): Node {
  return url?.startsWith('https://') ? element('a', { href: url }, [text]) : document.createTextNode(text);
}
