/** The part of the command line of desktop VS Code that the stand-in understands. */
import path from 'node:path';

/** These ask for no window: manage the extensions, print, end. */
const CLI_FLAGS = ['install-extension', 'uninstall-extension', 'list-extensions', 'show-versions', 'force', 'version'];
/** These may have their value in the next argument instead of after `=`. */
const VALUE_FLAGS = new Set([
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'user-data-dir',
  'extensions-dir',
  'install-extension',
  'uninstall-extension',
]);

/**
 * @param {string[]} argv  without node and script
 * @returns {{ flags: Map<string, string[]>, targets: string[], cli: string[] }}
 *   the flags with all their values, the files and folders to open (absolute), and the arguments that belong to the CLI
 */
export function parseArguments(argv) {
  const flags = new Map();
  const targets = [];
  for (const rest = [...argv]; rest.length > 0; ) {
    const argument = rest.shift();
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (!match) {
      targets.push(path.resolve(argument));
      continue;
    }
    const [, name, value] = match;
    const given = value ?? (VALUE_FLAGS.has(name) ? rest.shift() : '');
    flags.set(name, [...(flags.get(name) ?? []), given]);
  }
  const cli = CLI_FLAGS.flatMap((name) =>
    (flags.get(name) ?? []).map((value) => (value ? `--${name}=${value}` : `--${name}`)),
  );
  return { flags, targets, cli };
}
