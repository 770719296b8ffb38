/** A code under `certifications`: what the paper is, who asks for it, and whether the lines here need it. */
import type { Test } from '../../condition/tree.ts';
import { codesAskedFor } from '../../condition/visit.ts';
import type { Regime } from '../../lint/index.ts';
import type { JudgedLine } from '../../lint/types.ts';
import { titleOf } from '../../regime/conditionsOf.ts';
import { count } from '../../report/terminal.ts';
import { code, link, plain } from '../markdown.ts';

/** `lines` are those that the list of papers is for. Undefined where no line was judged. */
export function certificationText(
  certification: string,
  lines: readonly JudgedLine[],
  regimes: ReadonlyMap<string, Regime>,
): string | undefined {
  const judging = new Set(lines.flatMap(({ determinations }) => determinations.map((of) => of.regime)));
  const certificationUses = [...judging].flatMap((id) => usesOf(certification, lines, regimes.get(id)));
  if (judging.size === 0) return undefined;
  const [first] = certificationUses;
  if (!first) return `${code(certification)}: no rule of ${[...judging].map(code).join(' or ')} asks for this paper.`;
  const rows = certificationUses.map(({ who, cite, regime, progress }) => {
    const where = cite === first.cite || cite === '' ? '' : ` (${plain(cite)})`;
    return `- ${who}${where} under ${code(regime)}${progress ? `: ${progress}` : ''}`;
  });
  const law = first.url ? link(first.cite, first.url) : plain(first.cite);
  return [`${code(certification)}: **${plain(first.what)}**`, rows.join('\n'), law].filter(Boolean).join('\n\n');
}

interface CertificationUse {
  readonly what: string;
  readonly who: string;
  readonly regime: string;
  readonly cite: string;
  readonly url: string | undefined;
  /** How it stands for the lines; empty where that depends on more than the paper. */
  readonly progress: string;
}

function usesOf(certification: string, lines: readonly JudgedLine[], regime: Regime | undefined): CertificationUse[] {
  if (!regime) return [];
  const { authorities, requirements, reviewPolicies: policies, reasons } = regime.pack;
  const asks = (test: Test | undefined): boolean =>
    test !== undefined && codesAskedFor(test.tree, 'certifications').includes(certification);
  const certificationUses = (what: string, who: string, cite: string, progress: string): CertificationUse => {
    const url = regime.url(cite, lines[0]?.date ?? undefined);
    return { what, who, regime: regime.id, cite, url, progress };
  };
  const conditions = authorities.flatMap(({ code: name, spec: authority, conditions: all }) =>
    all
      .filter(({ need }) => asks(need))
      .map(({ spec: item }) =>
        certificationUses(
          titleOf(item),
          `asked for by ${plain(name)}`,
          item.cite ?? authority.cite ?? '',
          checkFor(name, item.id, lines),
        ),
      ),
  );
  const entries = [...requirements, ...policies, ...[...reasons.values()].map(({ code: id, test }) => ({ id, test }))];
  const rules = entries.flatMap(({ id, test }) => {
    const card = asks(test) ? regime.cards.get(`${regime.id}/${id}`) : undefined;
    return card ? [certificationUses(card.title, `looked at by "${plain(card.title)}"`, card.citation, '')] : [];
  });
  return [...conditions, ...rules];
}

/** `done for 2 lines, not asked for 1 line`; of lines that cite something else nothing is said. */
function checkFor(authority: string, condition: string, lines: readonly JudgedLine[]): string {
  const counts = new Map<string, number>();
  for (const { determinations } of lines) {
    const state = determinations[0]?.conditions(authority).find(({ id }) => id === condition)?.state;
    const words =
      state === undefined ? undefined : state === 'done' ? 'done' : state === 'not-asked' ? 'not asked' : 'open';
    if (words) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, lines]) => `${words} for ${count(lines, 'line')}`).join(', ');
}
