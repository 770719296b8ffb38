/** docs/settings.md: what the VS Code extension contributes, from its manifest. */
import { type Json, readJson } from '../setup/files.ts';
import { code, list, page, plain, table } from './markdown.ts';

export function settingsPage(): string {
  const texts = readJson('client/package.nls.json');
  const { contributes, engines, capabilities } = readJson('client/package.json');
  const said = (text: string | undefined) => text?.replace(/^%(.+)%$/, (_, key) => texts[key]);
  const sections = [contributes.configuration].flat();
  const properties = sections.flatMap((section: Json) => Object.entries<Json>(section.properties));
  const hidden = new Set(
    (contributes.menus?.commandPalette ?? [])
      .filter(({ when }: Json) => when === 'false')
      .map(({ command }: Json) => command),
  );
  return page(
    '# Settings of the VS Code extension',
    'An `exportlint.yaml` decides; settings choose only where it is silent. See [configuration](configuration.md).',
    ...properties.flatMap(([name, property]: [string, Json]) => [
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
        list(
          property.enum.map(
            (value: string, at: number) => `${code(value)}: ${said(property.enumDescriptions?.[at]) ?? ''}`,
          ),
        ),
    ]),
    '## Commands',
    table(
      ['Command', 'Title'],
      contributes.commands
        .filter(({ command }: Json) => !hidden.has(command))
        .map(({ command, category, title }: Json) => [code(command), plain(`${said(category)}: ${said(title)}`)]),
    ),
    '## Schemas',
    'For the keys of documents, the extension registers its schemas with any YAML extension that reads `yamlValidation`:',
    table(
      ['Files', 'Schema'],
      contributes.yamlValidation.map(({ fileMatch, url }: Json) => [
        [fileMatch].flat().map(code).join(' '),
        code(url.split('/').at(-1)),
      ]),
    ),
    '## Workspaces that are not trusted',
    said(capabilities.untrustedWorkspaces.description),
    `Needs VS Code ${engines.vscode.replace('^', '')} or newer.`,
  );
}

function typeOf({ type, items, enum: values }: Json): string {
  if (values) return values.map(code).join(', ');
  return type === 'array' ? `list of ${items?.type ?? 'any'}` : String(type);
}
