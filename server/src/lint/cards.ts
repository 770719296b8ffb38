/** Rule cards by id: those of the packs, and those of Exportlint's own rules. */
import type { Regime } from '../regime/index.ts';
import { OWN_RULES } from './rules.ts';
import type { RuleCard } from './types.ts';

export function cardOf(
  rule: string,
  date: string | undefined,
  regimes: ReadonlyMap<string, Regime>,
): RuleCard | undefined {
  for (const regime of regimes.values()) {
    const card = regime.cards.get(rule);
    if (!card) {
      continue;
    }
    const cited = [card.citation, ...card.texts.map((text) => text.cite)].filter(Boolean);
    const dated = [...new Set(cited)].flatMap((cite) => {
      const url = regime.url(cite, date);
      return url ? [{ title: cite, url }] : [];
    });
    const given = card.texts.flatMap((text) => (text.url ? [{ title: text.cite, url: text.url }] : []));
    const links = new Map([...dated, ...given, ...card.links].map((link) => [link.url, link]));
    return {
      id: card.id,
      title: card.title,
      summary: card.summary,
      todo: card.todo,
      citation: card.citation,
      links: [...links.values()],
      effective: card.effective,
      verified: card.verified,
      confidence: card.confidence,
      coverage: card.coverage,
      coverageNote: card.coverageNote,
    };
  }
  const own = OWN_RULES[rule];
  return own && { id: rule, citation: '', links: [], ...own };
}

/** Ids of all rules that there are, packs' and own. */
export function ruleIds(regimes: ReadonlyMap<string, Regime>): readonly string[] {
  return [
    ...new Set([...[...regimes.values()].flatMap((regime) => [...regime.cards.keys()]), ...Object.keys(OWN_RULES)]),
  ].sort();
}
