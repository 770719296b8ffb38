/** Exit codes, and the error that means "said wrongly" as opposed to "found wrong". */

export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** The command or the configuration is wrong; nothing was checked. */
  usage: 2,
  /** Something could not be checked. */
  incomplete: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake in how the command was called or configured. The message is for the person: one clear sentence. */
export class UsageError extends Error {}
