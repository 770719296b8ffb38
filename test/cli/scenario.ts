/**
 * A scenario is one text file: what is in a folder, which command is run there, and what must come of it.
 *
 *     What this shows, in a sentence.
 *
 *     === file june.manifest.yaml
 *     kind: ShipmentManifest
 *
 *     === run exportlint check --format json
 *
 *     === exit 1
 *
 *     === findings
 *     error  yaml/syntax  june.manifest.yaml:3:1  message
 *
 * A file may have a note behind a bar that says how its bytes come about:
 *   `| bytes`               `\xNN` in the text stands for that byte
 *   `| grow to N bytes`     the last line is repeated until the file is that large
 *   `| unreadable`          no one may read it
 *   `| link to TARGET`      a symbolic link
 * `=== copy FOLDER` copies a folder of the repository. `=== env NAME=VALUE` sets a variable. `=== before COMMAND` is run first, with its output
 * thrown away; it may find something, but not fail. `=== stdin` is what the command reads.
 *
 * What is expected: `exit`, `stdout`, `stderr` (whole), `stdout has` and `stderr has` (each line stands somewhere in it), and of JSON
 * output `findings` and `lines` (one per line, sorted as printed); `written NAME` is a file that the command wrote, and `NAME has` lines of one.
 * In `stdout`, the escape character is written ␛.
 */

export interface ScenarioFile {
  readonly name: string;
  readonly text: string;
  readonly note: string | undefined;
}

export interface Section {
  /** `file june.manifest.yaml`, `run …`, `stdout`. */
  readonly title: string;
  readonly body: string;
}

export interface Scenario {
  readonly about: string;
  readonly sections: readonly Section[];
}

export function parseScenario(text: string): Scenario {
  const [about = '', ...parts] = text.split(/^=== /m);
  const sections = parts.map((part, at) => {
    const cut = part.indexOf('\n');
    const title = (cut < 0 ? part : part.slice(0, cut)).trim();
    const body = cut < 0 ? '' : part.slice(cut + 1);
    // The empty line before the next section belongs to the layout of the scenario.
    return { title, body: at < parts.length - 1 ? body.replace(/\n$/, '') : body };
  });
  return { about: about.trim(), sections };
}

export function printScenario({ about, sections }: Scenario): string {
  const parts = sections.map(
    ({ title, body }) => `=== ${title}\n${body === '' || body.endsWith('\n') ? body : `${body}\n`}`,
  );
  return `${about}\n\n${parts.join('\n')}`;
}

export function filesOf(scenario: Scenario): ScenarioFile[] {
  return scenario.sections.flatMap(({ title, body }) => {
    const found = /^file (\S+)(?:\s*\|\s*(.+))?$/.exec(title);
    return found ? [{ name: found[1] as string, text: body, note: found[2] }] : [];
  });
}

/** The rest of the title of each section that begins with the word. */
export function wordsOf(scenario: Scenario, word: string): string[] {
  return scenario.sections.flatMap(({ title }) => (title.startsWith(`${word} `) ? [title.slice(word.length + 1)] : []));
}

export function bodyOf(scenario: Scenario, title: string): string | undefined {
  return scenario.sections.find((section) => section.title === title)?.body;
}

/** The bytes of a file of a scenario. */
export function bytesOf({ text, note }: ScenarioFile): Buffer {
  if (note === 'bytes') {
    return Buffer.from(
      text.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
  }
  const size = /^grow to (\d+) bytes$/.exec(note ?? '')?.[1];
  if (size === undefined) return Buffer.from(text);
  const lines = text.trimEnd().split('\n');
  const last = `${lines.at(-1)}\n`;
  return Buffer.from(text + last.repeat(Math.ceil((Number(size) - text.length) / last.length)));
}

/** A command line into words; double quotes keep spaces together. */
export function wordsIn(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? (found[2] as string));
}

/** Files of which the scenario says what they have. */
export function holdersOf({ sections }: Scenario): string[] {
  const names = sections.flatMap(({ title }) => /^(\S+) has$/.exec(title)?.[1] ?? []);
  return names.filter((name) => name !== 'stdout' && name !== 'stderr');
}
