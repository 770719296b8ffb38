/** docs/settings.md: what the VS Code extension contributes, from its manifest. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/step.mjs';
import { code, list, page, plain, table } from './markdown.mjs';

const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

export function settingsPage() {
  const texts = readJson('client/package.nls.json');
  const { contributes, engines, capabilities } = readJson('client/package.json');
  const said = (text) => (text === undefined ? undefined : text.replace(/^%(.+)%$/, (_, key) => texts[key]));
  const sections = [contributes.configuration].flat();
  const properties = sections.flatMap((section) => Object.entries(section.properties));
  const hidden = new Set(
    (contributes.menus?.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command),
  );
  return page(
    '# Settings of the VS Code extension',
    'An `exportlint.yaml` decides; settings choose only where it is silent. See [configuration](configuration.md).',
    ...properties.flatMap(([name, property]) => [
      `## ${code(name)}`,
      said(property.markdownDescription ?? property.description),
      table(
        ['', ''],
        [
          ['Type', typeOf(property)],
          ['Default', code(JSON.stringify(property.default))],
          ['Where', property.scope === 'resource' ? 'user, workspace or folder' : 'user or workspace'],
        ],
      ),
      property.enum &&
        list(property.enum.map((value, at) => `${code(value)}: ${said(property.enumDescriptions?.[at]) ?? ''}`)),
    ]),
    '## Commands',
    table(
      ['Command', 'Title'],
      contributes.commands
        .filter(({ command }) => !hidden.has(command))
        .map(({ command, category, title }) => [code(command), plain(`${said(category)}: ${said(title)}`)]),
    ),
    '## Schemas',
    'For the keys of documents, the extension registers its schemas with any YAML extension that reads `yamlValidation`:',
    table(
      ['Files', 'Schema'],
      contributes.yamlValidation.map(({ fileMatch, url }) => [
        [fileMatch].flat().map(code).join(' '),
        code(url.split('/').at(-1)),
      ]),
    ),
    '## Workspaces that are not trusted',
    said(capabilities.untrustedWorkspaces.description),
    `Needs VS Code ${engines.vscode.replace('^', '')} or newer.`,
  );
}

function typeOf({ type, items, enum: values }) {
  if (values) return values.map(code).join(', ');
  return type === 'array' ? `list of ${items?.type ?? 'any'}` : String(type);
}
