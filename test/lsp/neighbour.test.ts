/**
 * Two servers on one document: the YAML language server, with our schema, knows keys; ours knows values and what they mean. Neither says
 * what the other says already.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-protocol';
import { TestClient } from './client.ts';
import { inFolder, OVER_CAP } from './real.ts';

vi.setConfig({ testTimeout: 60_000 });

const SERVER = join(
  dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')),
  'out/server/src/server.js',
);
const SCHEMA = fileURLToPath(new URL('../../schemas/bundled/document.schema.json', import.meta.url));

/** The neighbour with our schema and nothing from the network. */
async function neighbour(uri: string, text: string): Promise<TestClient> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const client = new TestClient(server.stdout, server.stdin, 'push');
  onTestFinished(() => {
    client.connection.dispose();
    server.kill();
  });
  await client.start({
    settings: {
      schemas: { [pathToFileURL(SCHEMA).href]: ['*.manifest.yaml'] },
      schemaStore: { enable: false },
      hover: true,
      completion: true,
      validate: true,
    },
    capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
  });
  await client.configure(client.settings);
  await client.open(uri, text);
  // Until it has read the schema it has nothing to say.
  await vi.waitFor(async () => expect(await client.hover(uri, 'quantity')).toBeDefined(), { timeout: 20_000 });
  return client;
}

/** With a value of every kind that we have something to say about. */
const DECLARED = `${OVER_CAP}    eccn: 4A090.a\n`;

/** Every word of the text once, by the place where it first stands. */
const words = [...new Set(DECLARED.match(/[\p{L}\d][\p{L}\d:-]*/gu) ?? [])];

/** What is said in it, sentence by sentence. */
const sentences = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\n+|(?<=\.) /)
    .map((one) => one.trim())
    .filter((one) => one.length > 15);

it('hovers do not repeat each other, and both have some', async () => {
  const { client, uri } = await inFolder({ 'a.manifest.yaml': DECLARED });
  const file = uri('a.manifest.yaml');
  const other = await neighbour(file, DECLARED);
  const [ours, theirs] = [new Set<string>(), new Set<string>()];
  for (const word of words) {
    for (const one of sentences(await client.hover(file, word))) ours.add(one);
    for (const one of sentences(await other.hover(file, word))) theirs.add(one);
  }
  expect(await client.hover(file, '4A090.a')).toBeDefined();
  expect(ours.size).toBeGreaterThan(5);
  expect(theirs.size).toBeGreaterThan(5);
  expect([...ours].filter((one) => theirs.has(one))).toEqual([]);
});

it('completions do not repeat each other: keys are theirs, values of the domain are ours', async () => {
  const text = `${OVER_CAP.replace('country: PT', 'country: ')}    \n`;
  const { client, uri } = await inFolder({ 'a.manifest.yaml': text });
  const file = uri('a.manifest.yaml');
  const other = await neighbour(file, text);
  const labels = async (of: TestClient, place: string): Promise<string[]> =>
    (await of.completions(file, place)).map(({ label }) => label);
  const key = '    serials: [A1]\n    |\n';
  expect(await labels(client, key)).toEqual([]);
  expect(await labels(other, key)).toContain('unitValue');
  for (const place of ['item: |nvidia', 'country: |\n', 'exception: |LPP', 'certifications: [|lpp']) {
    const own = await labels(client, place);
    expect(own.length, place).toBeGreaterThan(0);
    const theirs = await labels(other, place);
    expect(
      own.filter((label) => theirs.includes(label)),
      place,
    ).toEqual([]);
  }
});

it('the outline is theirs where the client says that they are there', async () => {
  const { client, uri } = await inFolder({ 'a.manifest.yaml': OVER_CAP }, { options: { outline: false } });
  const file = uri('a.manifest.yaml');
  const other = await neighbour(file, OVER_CAP);
  expect(client.initialized?.capabilities.documentSymbolProvider).toBeUndefined();
  const outline = await other.askAbout<DocumentSymbol[]>('textDocument/documentSymbol', file);
  expect(outline.map(({ name }) => name)).toContain('lines');
});
