import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columns } from '../../server/src/report/terminal.ts';
import type { Output } from '../../server/src/schema/index.ts';
import { bundleCli } from './bundle.ts';
import { type Outcome, runScenario } from './run.ts';
import { bodyOf, parseScenario, printScenario, type Scenario, wordsOf } from './scenario.ts';

const folder = fileURLToPath(new URL('scenarios/', import.meta.url));
const update = process.env.UPDATE_GOLDEN === '1';

let cli = '';
beforeAll(async () => {
  cli = await bundleCli();
}, 60_000);
afterAll(() => rmSync(dirname(cli), { recursive: true, force: true }));

// Each is a process of its own that mostly waits for the disk and for its start.
describe.concurrent('scenarios', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    const path = join(folder, name);
    const scenario = parseScenario(readFileSync(path, 'utf8'));
    test(`${name}: ${scenario.about.replaceAll('\n', ' ')}`, { timeout: 30_000 }, async () => {
      const outcome = await runScenario(scenario, cli);
      if (update) writeFileSync(path, printScenario(renewed(scenario, outcome)));
      else expectOutcome(scenario, outcome);
    });
  }
});

function expectOutcome(scenario: Scenario, outcome: Outcome): void {
  const [exit] = wordsOf(scenario, 'exit');
  const width = /--width (\d+)/.exec(wordsOf(scenario, 'run')[0] ?? '')?.[1];
  if (width !== undefined) expectWithin(Number(width), outcome.stdout);
  expect(exit, 'a scenario says which exit code it expects').toBeDefined();
  for (const golden of ['findings', 'lines', 'stdout', 'stderr'] as const) {
    const expected = bodyOf(scenario, golden);
    if (expected !== undefined) expect(actual(golden, outcome).trimEnd(), golden).toBe(expected.trimEnd());
  }
  for (const [name, text] of Object.entries(outcome.written)) {
    expect(text.trimEnd(), name).toBe(bodyOf(scenario, `written ${name}`)?.trimEnd());
  }
  const { stdout, stderr, files } = outcome;
  for (const [name, text] of Object.entries({ stdout, stderr, ...files })) {
    for (const line of bodyOf(scenario, `${name} has`)?.split('\n') ?? []) {
      if (line !== '') expect(text, name).toContain(line);
    }
  }
  if (bodyOf(scenario, 'stderr') === undefined && bodyOf(scenario, 'stderr has') === undefined) {
    expect(outcome.stderr, 'stderr').toBe('');
  }
  expect(`${outcome.exit}`, `exit code\n${outcome.stderr}`).toBe(exit);
}

/** What is meant for a person stays within the width that was asked for; only an address is never broken. */
function expectWithin(width: number, text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour sequences begin with one
  const bare = text.replace(/\u001b\[[\d;]*m/g, '');
  expect(bare.split('\n').filter((line) => columns(line) > width && !line.includes('://'))).toEqual([]);
}

function renewed(scenario: Scenario, outcome: Outcome): Scenario {
  const sections = scenario.sections.map(({ title, body }) => {
    if (/^exit( |$)/.test(title)) return { title: `exit ${outcome.exit}`, body };
    if (title === 'findings' || title === 'lines' || title === 'stdout' || title === 'stderr') {
      return { title, body: actual(title, outcome) };
    }
    if (title.startsWith('written ')) return { title, body: outcome.written[title.slice('written '.length)] ?? '' };
    return { title, body };
  });
  return { ...scenario, sections };
}

function actual(golden: 'findings' | 'lines' | 'stdout' | 'stderr', outcome: Outcome): string {
  if (golden === 'stdout' || golden === 'stderr') return outcome[golden].replaceAll('\u001b', '␛');
  const output = outputOf(outcome.stdout);
  return golden === 'findings' ? findingsText(output) : linesText(output);
}

const validate = new Ajv({ strict: false, formats: { 'calendar-date': true } }).compile(
  JSON.parse(readFileSync(fileURLToPath(new URL('../../schemas/output.schema.json', import.meta.url)), 'utf8')),
);

/** What `--format json` printed; it has to be what its schema promises. */
function outputOf(stdout: string): Output {
  const output: unknown = JSON.parse(stdout);
  validate(output);
  expect(validate.errors, 'output.schema.json').toBeNull();
  return output as Output;
}

function findingsText({ findings }: Output): string {
  return findings
    .map(({ severity, rule, file, range, message, suppressed }) => {
      const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
      return `${severity}  ${rule}  ${place}  ${suppressed ? `(suppressed: ${suppressed.reason}) ` : ''}${message}\n`;
    })
    .join('');
}

function linesText({ lines }: Output): string {
  return lines
    .map(({ file, range, item, quantity, destination, determinations, timelines = [] }) => {
      const answers = determinations.map((of) => `${of.regime} ${of.verdict} (${of.outcome})`);
      const overTime = timelines.flatMap(({ regime, spans }) => [
        `  ${regime} over time\n`,
        ...spans.map(
          ({ from, until, own, verdict, because }) =>
            `  ${own ? '>' : ' '} ${from} to ${until ?? '...'}  ${verdict}  ${because?.change ?? ''} ${because?.rule ?? ''}`.trimEnd() +
            '\n',
        ),
      ]);
      return `${file}:${range.start.line + 1}  ${quantity ?? '?'} ${item ?? '?'} to ${destination ?? '?'}: ${answers.join('; ') || 'not judged'}\n${overTime.join('')}`;
    })
    .join('');
}
