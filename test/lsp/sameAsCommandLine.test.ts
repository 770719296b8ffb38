/** Editor and command line give the same answer to the same tree. */
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { pathOf } from './client.ts';
import { command, converse } from './overStdio.ts';

vi.setConfig({ testTimeout: 30_000 });

interface PrintedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  readonly range: Diagnostic['range'];
  readonly message: string;
  readonly url: string | null;
  readonly suppressed: unknown;
}

const SEVERITY = { error: 1, warning: 2, info: 3 } as const;
const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

it('the examples have the same findings in the editor and on the command line', async () => {
  const run = spawnSync(process.execPath, [command(), 'check', '--format', 'json'], {
    cwd: EXAMPLES,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(run.stderr).toBe('');
  const printed = (JSON.parse(run.stdout).findings as PrintedFinding[])
    .filter(({ suppressed }) => suppressed === null)
    .map(({ rule, severity, file, range, message, url }) => ({
      file,
      rule,
      severity: SEVERITY[severity],
      range,
      message,
      url: url ?? undefined,
    }));
  expect(printed.length).toBeGreaterThan(0);

  const { client } = await converse('pull', { folder: EXAMPLES });
  const { items } = await client.workspaceDiagnostics();
  const shown = items.flatMap((item) =>
    item.kind !== 'full'
      ? []
      : item.items.map(({ code, severity, range, message, codeDescription }) => ({
          file: relative(EXAMPLES, pathOf(item.uri)).replaceAll('\\', '/'),
          rule: code,
          severity,
          range,
          message,
          url: codeDescription?.href,
        })),
  );
  const ordered = <T>(findings: readonly T[]): string[] =>
    findings
      .map((finding) =>
        JSON.stringify(
          finding,
          Object.keys(finding as object)
            .sort()
            .concat('start', 'end', 'line', 'character'),
        ),
      )
      .sort();
  expect(ordered(shown)).toEqual(ordered(printed));
});
