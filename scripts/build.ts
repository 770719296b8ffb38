/**
 * Bundles what people run: the command line (server/dist), the extension with its language server (client/dist), and the core for
 * a web worker, as proof that it does no I/O. Installs and generates nothing.
 */
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { writeDeclarations } from './build/declarations.ts';
import { bundleForNode, NODE_TARGET, REQUIRE } from './build/forNode.ts';
import { writeNotices } from './build/notices.ts';
import { writeOutput } from './setup/files.ts';
import { Refusal, root, runMain, say } from './setup/step.mjs';

const shared: BuildOptions & { metafile: true } = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
};

/** The command: an entry of a few lines, and everything else in chunks that it loads when they are needed. */
function buildCommandLine() {
  return bundleForNode({
    ...shared,
    entryPoints: ['server/src/cli/cli.ts'],
    outdir: 'server/dist',
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    banner: { js: `#!/usr/bin/env node\n${REQUIRE}` },
  });
}

function buildExtension() {
  return build({
    ...shared,
    entryPoints: { extension: 'client/src/extension.ts' },
    outdir: 'client/dist',
    platform: 'node',
    format: 'cjs',
    target: NODE_TARGET,
    external: ['vscode'],
    minify: true,
  });
}

/**
 * What the extension runs in processes of their own: the language server, and the command line for tasks in projects that have none.
 * They share the core in chunks, and load what few ask for, such as the HTML report, when it is asked for.
 */
function buildExtensionPrograms() {
  return bundleForNode({
    ...shared,
    entryPoints: { server: 'server/src/lsp/node-entry.ts', cli: 'server/src/cli/cli.ts' },
    outdir: 'client/dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    minify: true,
  });
}

/** For browsers and web workers. Fails on any import of a Node module: `platform: browser` knows none. */
function buildForBrowsers(entryPoints: BuildOptions['entryPoints'], outdir: string, format: 'iife' | 'esm') {
  return build({ ...shared, entryPoints, outdir, platform: 'browser', format, target: 'es2022', minify: true });
}

/** The page of the report view: runs in a webview, which is a browser. */
const buildReportView = () =>
  buildForBrowsers(
    [
      { in: 'client/src/webview/main.ts', out: 'report' },
      { in: 'client/src/webview/report.css', out: 'report' },
    ],
    'client/dist',
    'iife',
  );

/** The library, and the core alone, as proof that it does no I/O. */
const buildLibrary = () => buildForBrowsers({ index: 'server/src/library/index.ts' }, 'server/dist', 'esm');
const buildWorker = () => buildForBrowsers({ 'core.worker': 'server/src/lint/index.ts' }, 'server/dist', 'esm');

/** The list that the command "Open Rule…" chooses from: every rule of the packs that ship, and Exportlint's own. */
async function rulesOfPacks(): Promise<string> {
  const { loadCore, ruleIds, cardOf } = await import('../server/src/lint/index.ts');
  const { regimes } = loadCore();
  const cards = ruleIds(regimes).map((rule) => cardOf(rule, undefined, regimes));
  return JSON.stringify(cards.map((card) => card && { id: card.id, title: card.title, citation: card.citation }));
}

await runMain(async () => {
  for (const output of ['server/dist', 'client/dist', 'client/schemas']) {
    rmSync(path.join(root, output), { recursive: true, force: true });
  }
  if (!existsSync(path.join(root, 'schemas/bundled'))) {
    throw new Refusal('schemas/bundled is missing: run `npm run generate` first.');
  }
  for (const file of ['document.schema.json', 'configuration.schema.json']) {
    cpSync(path.join(root, 'schemas/bundled', file), path.join(root, 'client/schemas', file));
  }
  const [commandLine, extension, programs, reportView, library] = await Promise.all([
    buildCommandLine(),
    buildExtension(),
    buildExtensionPrograms(),
    buildReportView(),
    buildLibrary(),
    buildWorker(),
  ]).catch(() => {
    throw new Refusal('The build failed.'); // esbuild has said why
  });
  cpSync(path.join(root, 'examples'), path.join(root, 'client/dist/examples'), { recursive: true });
  writeOutput('client/dist/rules.json', await rulesOfPacks());
  writeDeclarations('library/index.d.ts', 'server/dist/types');
  writeNotices([commandLine.metafile, library.metafile], 'server/dist/THIRD-PARTY-NOTICES.txt');
  writeNotices([extension.metafile, programs.metafile, reportView.metafile], 'client/dist/THIRD-PARTY-NOTICES.txt');
  chmodSync(path.join(root, 'server/dist/cli.js'), 0o755);
  say('Built server/dist and client/dist.');
  return 0;
});
