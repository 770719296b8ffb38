/** What other programs read is read here by programs that are not ours: the schema of SARIF, an XML parser, a reader of CSV. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../server/src/schema/index.ts';
import { bundleCli } from './bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let cli = '';
beforeAll(async () => {
  cli = await bundleCli();
}, 60_000);
afterAll(() => rmSync(dirname(cli), { recursive: true, force: true }));

/** Examples, and the files that are there to make every rule speak. */
const FOLDERS = ['examples', 'test/corpus'] as const;

function checked(folder: string, format: string): string {
  const args = [cli, 'check', folder, '--format', format, '--also', 'us-ai-diffusion', '--as-of', '2026-11-24'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH },
  });
  expect(`${status} ${stderr}`).toBe('1 ');
  return stdout;
}

const ours = (folder: string): Output => JSON.parse(checked(folder, 'json'));

describe.each(FOLDERS)('%s', { timeout: 60_000 }, (folder) => {
  test('as SARIF fits the schema of OASIS, and says what JSON says', () => {
    const { findings } = ours(folder);
    const sarif = JSON.parse(checked(folder, 'sarif'));
    const validate = sarifSchema();
    validate(sarif);
    expect(validate.errors).toBeNull();
    const { results, tool } = sarif.runs[0];
    const levels = { error: 'error', warning: 'warning', info: 'note' };
    expect(results.map(sarifPlace)).toEqual(
      findings.map(({ rule, severity, file, range: { start, end } }) => {
        return [rule, levels[severity], file, start.line + 1, start.character + 1, end.line + 1, end.character + 1];
      }),
    );
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const prints = results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0]);
    expect(new Set(prints).size, 'no two results have one fingerprint').toBe(results.length);
  });

  test('as JUnit is XML with a case for each line item', () => {
    const { lines } = ours(folder);
    const xml = checked(folder, 'junit');
    expect(XMLValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => name === 'testcase' || name === 'testsuite',
    });
    const { testsuites } = parser.parse(xml);
    const cases = testsuites.testsuite.flatMap((suite: { testcase: unknown[] }) => suite.testcase);
    const isLine = (one: { '@_name': string }) => one['@_name'] !== 'text and facts';
    expect(cases.filter(isLine)).toHaveLength(lines.length);
    const blocked = lines.filter(({ determinations }) => determinations[0]?.verdict === 'blocked').length;
    expect(cases.filter((one: { '@_name': string; failure?: unknown }) => isLine(one) && one.failure)).toHaveLength(
      blocked,
    );
    const failed = cases.filter((one: { failure?: unknown }) => one.failure).length;
    expect([testsuites['@_tests'], testsuites['@_failures']]).toEqual([`${cases.length}`, `${failed}`]);
  });

  test('as CSV has a row for each line item and determination, each with every column', () => {
    const { lines } = ours(folder);
    const [titles = [], ...rows] = csvRows(checked(folder, 'csv'));
    expect(rows.filter((row) => row.length !== titles.length)).toEqual([]);
    const cell = (row: readonly string[], title: string) => row[titles.indexOf(title)];
    expect(rows.map((row) => ['file', 'line', 'item', 'regime', 'verdict'].map((title) => cell(row, title)))).toEqual(
      lines.flatMap(({ file, range, item, determinations }) =>
        determinations.map(({ regime, verdict }) => [file, `${range.start.line + 1}`, item ?? '', regime, verdict]),
      ),
    );
  });

  test('as workflow commands has one command on each line, and one for each finding that is not suppressed', () => {
    const { findings } = ours(folder);
    const commands = checked(folder, 'github').trimEnd().split('\n');
    expect(commands).toHaveLength(findings.filter(({ suppressed }) => suppressed === null).length);
    expect(commands.filter((line) => !/^::(error|warning|notice) file=[^,:]+,line=\d+,[^:]*::./.test(line))).toEqual(
      [],
    );
  });
});

/** The schema is draft 4, of which it uses nothing that draft 7 reads otherwise. */
function sarifSchema() {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const formats = {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => URL.canParse(text, 'https://example.com/'),
    'date-time': true,
  } as const;
  return new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);
}

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
    };
  }[];
}

function sarifPlace({ ruleId, level, locations }: SarifResult): unknown[] {
  const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
  const { startLine, startColumn, endLine, endColumn } = region ?? {};
  return [ruleId, level, artifactLocation?.uri, startLine, startColumn, endLine, endColumn];
}

/** RFC 4180, read sign by sign. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === ',') {
      row.push(cell);
      cell = '';
    } else if (!isQuoted && sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  expect([row, cell, isQuoted], 'the last row ends').toEqual([[], '', false]);
  return rows;
}
