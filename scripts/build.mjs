/**
 * Bundles what people run: the command line (server/dist), the extension with its language server (client/dist), and the core for
 * a web worker, as proof that it does no I/O. Installs and generates nothing.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { writeDeclarations } from './build/declarations.mjs';
import { bundleForNode, NODE_TARGET, REQUIRE } from './build/forNode.mjs';
import { writeNotices } from './build/notices.mjs';
import { writeRules } from './build/rules.mjs';
import { Refusal, root, runMain, say } from './setup/step.mjs';

const SCHEMAS = 'schemas/bundled';

const shared = { absWorkingDir: root, bundle: true, charset: 'utf8', metafile: true, logLevel: 'warning' };

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

/** The page of the report view: runs in a webview, which is a browser. */
function buildReportView() {
  return build({
    ...shared,
    entryPoints: [
      { in: 'client/src/webview/main.ts', out: 'report' },
      { in: 'client/src/webview/report.css', out: 'report' },
    ],
    outdir: 'client/dist',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: true,
  });
}

/** The library: for Node, browsers and web workers. Fails on any import of a Node module: `platform: browser` knows none. */
function buildLibrary() {
  return build({
    ...shared,
    entryPoints: { index: 'server/src/library/index.ts' },
    outdir: 'server/dist',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
  });
}

/** The core alone, for the list of rules. */
function buildWorker() {
  return build({
    ...shared,
    entryPoints: { 'core.worker': 'server/src/lint/index.ts' },
    outdir: 'server/dist',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
  });
}

function copySchemas() {
  for (const name of ['document', 'configuration']) {
    const file = `${name}.schema.json`;
    const from = path.join(root, SCHEMAS, file);
    if (!existsSync(from)) {
      throw new Refusal(`${SCHEMAS}/${file} is missing: run \`npm run generate\` first.`);
    }
    mkdirSync(path.join(root, 'client/schemas'), { recursive: true });
    cpSync(from, path.join(root, 'client/schemas', file));
  }
}

await runMain(async () => {
  for (const output of ['server/dist', 'client/dist', 'client/schemas']) {
    rmSync(path.join(root, output), { recursive: true, force: true });
  }
  copySchemas();
  const bundles = await Promise.allSettled([
    buildCommandLine(),
    buildExtension(),
    buildExtensionPrograms(),
    buildReportView(),
    buildWorker(),
    buildLibrary(),
  ]);
  if (bundles.some(({ status }) => status === 'rejected')) {
    throw new Refusal('The build failed.'); // esbuild has said why
  }
  const [commandLine, extension, programs, reportView, , library] = bundles.map(({ value }) => value);
  cpSync(path.join(root, 'examples'), path.join(root, 'client/dist/examples'), { recursive: true });
  await writeRules('server/dist/core.worker.js', 'client/dist/rules.json');
  writeDeclarations('library/index.d.ts', 'server/dist/types');
  writeNotices([commandLine.metafile, library.metafile], 'server/dist/THIRD-PARTY-NOTICES.txt');
  writeNotices([extension.metafile, programs.metafile, reportView.metafile], 'client/dist/THIRD-PARTY-NOTICES.txt');
  chmodSync(path.join(root, 'server/dist/cli.js'), 0o755);
  say('Built server/dist and client/dist.');
  return 0;
});
