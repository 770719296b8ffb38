/** `exportlint allocations`: what every cap has been used for, across the documents of the workspace. */
import { allocationTable } from '../report/allocationTable.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type JudgeOptions, judge } from './judge.ts';
import { type LookOptions, lookOf } from './look.ts';
import { lines, write } from './output.ts';

/** Runs the command. All allocations of the workspace are shown, whatever part of it was named. Throws UsageError. */
export async function runAllocations(paths: readonly string[], options: LookOptions & JudgeOptions): Promise<ExitCode> {
  const look = lookOf(options);
  const { view } = await judge(paths, options);
  const table = allocationTable(view.report.allocations(), look);
  await write(lines(table.length > 0 ? table : ['No line of these documents uses an allocation.']));
  return view.report.incomplete ? EXIT.incomplete : EXIT.clean;
}
