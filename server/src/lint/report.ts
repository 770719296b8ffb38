/** The report of a check: findings and lines are made when someone reads them. */

import { once } from '../regime/once.ts';
import { ageFindings } from './age.ts';
import { cardOf } from './cards.ts';
import { fileFindings } from './fileFindings.ts';
import { linesOf } from './judgedLines.ts';
import { UNCHECKED } from './problems.ts';
import type { AllocationState, Finding, Report, RuleCard, Summary } from './types.ts';
import type { Checked } from './workspace.ts';

export function reportOf(checked: Checked): Report {
  const { workspace, byFile, cache } = checked;
  const files = [...byFile.keys()];
  const made = new Map<string, readonly Finding[]>();
  const ages = once(() => ageFindings(checked));
  const findings = (file: string): readonly Finding[] => {
    let list = made.get(file);
    if (!list) {
      list = fileFindings(checked, file, ages().get(file));
      made.set(file, list);
    }
    return list;
  };
  return {
    asOf: workspace.asOf,
    files,
    findings,
    lines: (file) => linesOf(checked, file),
    allocations: () => allocationsOf(checked),
    registers: checked.registers,
    summary: () => summaryOf(checked, files, findings),
    get incomplete() {
      return files.some((file) => findings(file).some((finding) => UNCHECKED.has(finding.rule)));
    },
    card: (rule, date) =>
      cache.rememberWith(`card ${rule}`, checked.workspace.regimes, [date], (): RuleCard | undefined =>
        cardOf(rule, date, workspace.regimes),
      ),
  };
}

/** Buckets that a line of the regime's own documents draws on or asks for; those that an exception no one claims would use are omitted. */
function allocationsOf(checked: Checked): readonly AllocationState[] {
  return [...checked.settled.values()].flatMap(({ regime, settlement, judged }) => {
    const own = new Set(
      checked.documents
        .filter((document) => document.regimes.includes(regime.id))
        .flatMap(({ view }) => view.groups.flatMap((group) => judged.get(group)?.claims?.claimants ?? []))
        .flatMap((claimant) =>
          claimant.claims.filter((claim) => claim.kind !== 'preview').map((claim) => settlement.keyOf(claim)),
        ),
    );
    return settlement
      .buckets()
      .filter(({ claim }) => own.has(settlement.keyOf(claim)) && !regime.pack.allocations.get(claim.allocation)?.hidden)
      .map(({ claim, used, limit }) => ({
        regime: regime.id,
        id: claim.allocation,
        bucket: claim.bucket,
        unit: claim.unit,
        limit,
        used,
        remaining: limit === null ? null : Math.max(0, limit - used),
      }));
  });
}

function summaryOf(
  checked: Checked,
  files: readonly string[],
  findings: (file: string) => readonly Finding[],
): Summary {
  const all = files.flatMap(findings);
  const shown = all.filter((finding) => finding.suppressed === null);
  const count = (severity: Finding['severity']) => shown.filter((finding) => finding.severity === severity).length;
  return {
    files: files.length,
    documents: checked.documents.length,
    lines: checked.documents.reduce(
      (sum, { view }) => sum + view.groups.reduce((n, group) => n + group.lines.length, 0),
      0,
    ),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    suppressed: all.length - shown.length,
  };
}
