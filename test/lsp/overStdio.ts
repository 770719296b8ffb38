/** The language server as it ships, `exportlint lsp --stdio`, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type Kind, type Start, TestClient, uriOf } from './client.ts';

/** What `npm run build` makes; with `EXPORTLINT_CLI`, the one that is there. */
export function command(): string {
  const path = process.env.EXPORTLINT_CLI ?? fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`There is no ${path}: run \`npm run build\` first`);
  return path;
}

export interface Conversation {
  readonly client: TestClient;
  readonly server: ChildProcess;
}

/** Starts a server and greets it; both end with the test. */
export async function converse(kind: Kind, start: Start): Promise<Conversation> {
  const server = spawn(process.execPath, [command(), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = new TestClient(server.stdout, server.stdin, kind);
  onTestFinished(async () => {
    if (server.exitCode === null) await client.stop();
    server.kill();
  });
  await Promise.race([client.start(start), deathOf(server)]);
  return { client, server };
}

async function deathOf(server: ChildProcess): Promise<never> {
  const [code] = await once(server, 'exit');
  throw new Error(`The server ended with ${code}`);
}

/** A folder with files, gone after the test. Files are named from the folder. */
export function folderWith(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  uri(name: string): string;
} {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'exportlint-lsp-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, uri: (name) => uriOf(join(folder, name)) };
}
