/** Compares the documents of a workspace with each other, before it is judged. */
import type { Cache } from './cache.ts';
import type { Cross, CrossProblem, Placed } from './cross.ts';
import { linkDeals } from './deals.ts';
import type { DocumentView } from './document.ts';
import { duplicateDocuments } from './duplicateDocuments.ts';
import { ofTrade } from './problems.ts';
import type { Finding } from './types.ts';

export function crossProblems(documents: readonly Placed[], cache: Cache): Cross {
  const deals = linkDeals(documents, cache);
  const problems = new Map<DocumentView, CrossProblem[]>();
  for (const one of [...duplicateDocuments(documents), ...deals.problems]) {
    problems.set(one.document.view, [...(problems.get(one.document.view) ?? []), one]);
  }
  return { problems, carried: deals.carried };
}

/** The problem as a finding of its document. */
export function crossFinding({ problem, related, fixes }: CrossProblem): Finding {
  const finding = ofTrade(problem);
  return { ...finding, related, fixes: [...finding.fixes, ...(fixes ?? [])] };
}
