/** `exportlint compare FILE`: every regime's answer to the same lines. */
import { comparison } from '../report/compare.ts';
import { jsonComparison } from '../report/json.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { judge } from './judge.ts';
import { type LookOptions, lookOf } from './look.ts';
import { lines, write } from './output.ts';

/** Runs the command: the document's own regime stands first, then all others. Throws UsageError. */
export async function runCompare(
  paths: readonly string[],
  options: LookOptions & { readonly format: 'pretty' | 'json' },
): Promise<ExitCode> {
  const look = lookOf(options);
  const { view } = await judge(paths, { alsoAll: true });
  await write(options.format === 'json' ? jsonComparison(view) : lines(comparison(view, look)));
  return view.report.incomplete ? EXIT.incomplete : EXIT.clean;
}
