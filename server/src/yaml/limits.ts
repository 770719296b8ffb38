/**
 * What a file may cost. A file beyond a limit gives a finding, never a crash or a hang.
 * `bytes`: size of a file; decoded text is measured in UTF-16 code units against the same number.
 * `nodes`: how many values the aliases of one head may stand for; an item of a section gets a fiftieth of it.
 * `depth`: how deep maps and lists may nest.
 */
export const LIMITS = { bytes: 8 * 1024 * 1024, nodes: 500_000, depth: 64 } as const;
