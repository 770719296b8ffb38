/** A baseline: findings that were there when someone began to look, so that only new ones count. Verdicts know nothing of it. */
import type { Finding } from '../lint/types.ts';
import { fingerprints, type Hash } from './fingerprints.ts';
import type { View } from './view.ts';
import { withFindings } from './withoutSuppressions.ts';

export const BASELINE_VERSION = 1;

/** A known finding. Only the fingerprint counts; the rest is for the person who reads the file. */
export interface Known {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

export interface Baseline {
  readonly version: typeof BASELINE_VERSION;
  readonly findings: readonly Known[];
}

export interface Compared {
  /** Without the findings that the baseline knows. */
  readonly view: View;
  /** How many findings it knew. */
  readonly known: number;
  /** What it knows of the files shown and the check no longer finds. */
  readonly gone: readonly Known[];
}

/** The findings of the view as a baseline. `isOpen`: may the finding be taken in at all? What is suppressed needs no baseline. */
export function baselineOf(view: View, hash: Hash, isOpen: (finding: Finding) => boolean): Baseline {
  const findings: Known[] = [];
  for (const [finding, fingerprint, file] of printed(view, hash)) {
    if (finding.suppressed !== null || !isOpen(finding)) continue;
    findings.push({ fingerprint, rule: finding.rule, file: view.name(file), message: finding.message });
  }
  return { version: BASELINE_VERSION, findings };
}

/** Takes what the baseline knows out of the view. */
export function against(view: View, baseline: Baseline, hash: Hash, isOpen: (finding: Finding) => boolean): Compared {
  const known = new Set(baseline.findings.map((one) => one.fingerprint));
  const hidden = new Set<Finding>();
  const found = new Set<string>();
  for (const [finding, fingerprint] of printed(view, hash)) {
    if (!known.has(fingerprint)) continue;
    found.add(fingerprint);
    if (finding.suppressed === null && isOpen(finding)) hidden.add(finding);
  }
  const shown = new Set(view.files.map(view.name));
  return {
    view: withFindings(view, (_, findings) => findings.filter((finding) => !hidden.has(finding))),
    known: hidden.size,
    gone: baseline.findings.filter((one) => shown.has(one.file) && !found.has(one.fingerprint)),
  };
}

function* printed(view: View, hash: Hash): Generator<readonly [Finding, string, string]> {
  const prints = fingerprints(view, hash);
  for (const file of view.files) {
    for (const finding of view.report.findings(file)) yield [finding, prints.get(finding) as string, file];
  }
}

/** Reads the text of a baseline file; undefined when it is none. */
export function readBaseline(text: string): Baseline | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version, findings } = (value ?? {}) as { version?: unknown; findings?: unknown };
  const isKnown = (one: unknown): one is Known =>
    ['fingerprint', 'rule', 'file', 'message'].every(
      (key) => typeof (one as Record<string, unknown> | null)?.[key] === 'string',
    );
  return version === BASELINE_VERSION && Array.isArray(findings) && findings.every(isKnown)
    ? { version, findings }
    : undefined;
}
