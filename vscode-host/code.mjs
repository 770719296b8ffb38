#!/usr/bin/env node
/**
 * A headless stand-in for the `code` executable, for @vscode/test-electron's `vscodeExecutablePath`. It understands the
 * arguments of desktop VS Code that tests need, starts the VS Code server, opens its workbench in headless chromium and exits
 * with the result of the extension tests.
 *
 * Environment, all optional:
 *   CODE_HOST_CHROMIUM     the browser
 *   CODE_HOST_SCREENSHOTS  folder for screenshots (./screenshots)
 *   CODE_HOST_TIMEOUT_S    end the run after so many seconds with exit code 124 (600)
 *   CODE_HOST_VERBOSE      1: show what the server and the workbench log
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';
import { parseArguments } from './arguments.mjs';
import { openBrowser } from './browser.mjs';
import { startControl } from './control.mjs';
import { hostFolder, nodeBinary, serverMain } from './paths.mjs';
import { profileArguments, startServer, workbenchAddress, writeSettings } from './server.mjs';
import { TEST_SETTINGS } from './settings.mjs';

const screenshots = path.resolve(process.env.CODE_HOST_SCREENSHOTS ?? 'screenshots');
const timeoutSeconds = Number(process.env.CODE_HOST_TIMEOUT_S ?? 600);
const verbose = process.env.CODE_HOST_VERBOSE === '1';

const { flags, targets, cli } = parseArguments(process.argv.slice(2));
const flag = (name) => flags.get(name)?.at(-1);

const scratch = mkdtempSync(path.join(tmpdir(), 'code-host-'));
const profile = {
  userData: path.resolve(flag('user-data-dir') ?? path.join(scratch, 'user-data')),
  extensions: flags.has('disable-extensions')
    ? path.join(scratch, 'no-extensions')
    : path.resolve(flag('extensions-dir') ?? path.join(scratch, 'extensions')),
  serverData: path.join(scratch, 'server-data'),
};
const outputFile = path.join(scratch, 'output');
const resultFile = path.join(scratch, 'result');

/** Synchronous, since test-electron drops whatever is still on its way when this process ends. */
function print(text, fd) {
  for (let rest = Buffer.from(text); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') {
        return;
      }
    }
  }
}
const say = (text) => print(`code-host: ${text}\n`, 2);
const trace = (source, text) => verbose && print(`[${source}] ${String(text).trimEnd()}\n`, 2);

let printed = 0;
/** Prints what the tests have written since the last call. */
function printNewOutput() {
  if (existsSync(outputFile)) {
    const output = readFileSync(outputFile).subarray(printed);
    printed += output.length;
    print(output, 1);
  }
}

const testsPassed = () => existsSync(resultFile) && readFileSync(resultFile, 'utf8') === 'passed';

const cleanups = [];
let exiting = false;
async function exit(code) {
  if (exiting) {
    return;
  }
  exiting = true;
  for (const cleanup of cleanups.reverse()) {
    const done = Promise.resolve()
      .then(cleanup)
      .catch((error) => trace('clean-up', error));
    await Promise.race([done, sleep(5_000)]);
  }
  printNewOutput();
  rmSync(scratch, { recursive: true, force: true });
  await sleep(100); // test-electron stops reading as soon as this process has ended
  process.exit(code);
}

/** `--install-extension x.vsix` and the like: handed to the server's own command line. */
function runCli() {
  const child = spawn(nodeBinary, [serverMain, ...profileArguments(profile), ...cli], {
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    stdio: 'inherit',
  });
  child.on('exit', (code) => void exit(code ?? 1));
}

async function runWorkbench() {
  const tests = flag('extensionTestsPath');
  writeSettings(profile, TEST_SETTINGS);

  let page;
  const control = await startControl(() => page, screenshots);
  cleanups.push(control.stop);

  const server = await startServer({
    profile,
    token: undefined,
    trusted: flags.has('disable-workspace-trust'),
    testing: true,
    env: {
      CODE_HOST_CONTROL: control.address,
      ...(tests && {
        CODE_HOST_TESTS: path.resolve(tests),
        CODE_HOST_OUTPUT: outputFile,
        CODE_HOST_RESULT: resultFile,
      }),
    },
    onOutput: (text) => trace('server', text),
    onExit: (code) => {
      say(`the VS Code server ended (${code})`);
      void exit(1);
    },
  });
  cleanups.push(server.stop);

  const opened = await openBrowser({ onForeignRequest: (url) => say(`the workbench asked for ${url}`) });
  cleanups.push(() => opened.browser.close());
  page = opened.page;
  page.on('pageerror', (error) => trace('page error', error.stack));
  page.on('crash', () => {
    say('the workbench page crashed');
    void exit(1);
  });

  // The workbench calls these two if the page has them; VS Code's own integration tests in browsers rely on the same.
  await page.exposeFunction('codeAutomationLog', (type, parts) => trace(`workbench ${type}`, format(...parts)));
  await page.exposeFunction('codeAutomationExit', async (code) => {
    if (tests && !existsSync(resultFile)) {
      say(`the extension host ended before the tests did\n${server.log().slice(-2_000)}`);
    }
    await exit(tests && !testsPassed() ? code || 1 : code);
  });

  setInterval(() => {
    printNewOutput();
    if (existsSync(resultFile) && Date.now() - statSync(resultFile).mtimeMs > 10_000) {
      say('the workbench does not end; leaving with the result of the tests');
      void exit(testsPassed() ? 0 : 1);
    }
  }, 100).unref();
  setTimeout(async () => {
    say(`no result after ${timeoutSeconds} s`);
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, 'timeout.png'), timeout: 5_000 }).catch(() => {});
    await exit(124);
  }, timeoutSeconds * 1_000).unref();

  const isFolder = (target) => statSync(target).isDirectory();
  const isWorkspace = (target) => target.endsWith('.code-workspace');
  const address = workbenchAddress({
    port: server.port,
    folder: targets.find(isFolder),
    workspace: targets.find(isWorkspace),
    files: targets.filter((target) => !isFolder(target) && !isWorkspace(target)),
    extensions: (flags.get('extensionDevelopmentPath') ?? []).map((folder) => path.resolve(folder)),
    tests: tests && path.join(hostFolder, 'test-entry.cjs'),
  });
  trace('host', address);
  await page.goto(address, { timeout: 60_000 });
}

process.on('SIGINT', () => void exit(130));
process.on('SIGTERM', () => void exit(143));
Promise.resolve()
  .then(cli.length > 0 ? runCli : runWorkbench)
  .catch((error) => {
    say(error.stack);
    void exit(1);
  });
