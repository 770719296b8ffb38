/** docs/rules/README.md, and the pages of Exportlint's own rules. */
import { OWN_RULES } from '../../server/src/lint/rules.ts';
import type { Regime } from '../../server/src/regime/index.ts';
import { KINDS, type Rule } from './entries.ts';
import { anchor, code, link, list, page, plain, table } from './markdown.ts';
import { pageOf } from './rulePages.ts';

const GROUPS = {
  requirement: 'What is required',
  authority: 'What lifts it',
  condition: 'Conditions of those',
  allocation: 'Quantities',
  policy: 'Review policies',
  reason: 'Reasons',
};

const OWN: Record<string, [title: string, about: string]> = {
  yaml: ['The text itself', 'What is wrong with a file as YAML, before anybody asks what it means.'],
  schema: [
    'The shape of a document',
    'What is wrong with keys and values, before anybody asks whether the shipment may go. Rules that read a refused value stay silent.',
  ],
  trade: ['Facts that do not fit together', 'What is wrong with the facts of a shipment whatever the regime.'],
  lint: ['Exportlint itself', 'Suppressions, configuration, and what could not be checked.'],
};

/** Pages by path relative to docs/: `rules/yaml.md` and so on. `packRules`: rules of packs, some of which are `trade/…`. */
export function ownRulePages(packRules: readonly Rule[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(OWN).map(([group, [title, about]]) => {
      const rules = Object.entries(OWN_RULES).filter(([id]) => id.startsWith(`${group}/`));
      const fromPacks = packRules.filter(({ id }) => id.startsWith(`${group}/`));
      return [
        `rules/${group}.md`,
        page(
          `# \`${group}/*\`: ${title.toLowerCase()}`,
          about,
          ...rules.flatMap(([id, { title: name, summary, todo }]) => [
            `## ${code(id)}`,
            `**${plain(name)}.** ${plain(summary)}`,
            `**What to do.** ${plain(todo)}`,
          ]),
          fromPacks.length > 0 && '## From the packs',
          list(fromPacks.map(({ id, card }) => `${link(code(id), `${id}.md`)}: ${plain(card.title)}`)),
          '[All rules](README.md)',
        ),
      ];
    }),
  );
}

/** The index: by regime and kind, and by citation. `inherited`: for a regime, the rules that it takes over. */
export function ruleIndex(
  regimes: readonly Regime[],
  rules: readonly Rule[],
  inherited: ReadonlyMap<string, readonly Rule[]>,
): string {
  const named = ({ id, card }: Rule) => [link(code(id), pageOf(id).replace('rules/', '')), plain(card.title)];
  return page(
    '# Rules',
    'Every finding names its rule, as in `us-ear/chip-destination`. Here is what each says. `exportlint rules ID` prints the same in a terminal; in an editor the quick fix **Open rule** shows it.',
    'How pages are to be read: *coverage* says how much of a provision Exportlint judges, and *confidence* where our knowledge of it comes from. Nothing here is legal advice.',
    list([
      ...regimes.map(({ id, title }) => link(`${code(id)}: ${plain(title)}`, `#${anchor(`${id}: ${title}`)}`)),
      link('Exportlint’s own rules', `#${anchor('Exportlint’s own rules')}`),
      link('By citation', '#by-citation'),
    ]),
    ...regimes.flatMap((regime) => {
      const here = rules.filter((rule) => rule.regime === regime);
      return [
        `## ${code(regime.id)}: ${plain(regime.title)}`,
        `Pack ${regime.version}, compared with the sources until ${regime.verifiedUntil}.`,
        ...KINDS.flatMap((kind) => {
          const rows = here.filter((rule) => rule.kind === kind);
          return rows.length === 0
            ? []
            : [`### ${GROUPS[kind]} (${code(regime.id)})`, table(['Rule', 'Title'], rows.map(named))];
        }),
        ...takenOver(regime, inherited.get(regime.id) ?? []),
      ];
    }),
    '## Exportlint’s own rules',
    ...Object.entries(OWN).flatMap(([group, [title]]) => [
      `### ${code(`${group}/*`)}: ${title.toLowerCase()}`,
      table(
        ['Rule', 'Title'],
        Object.entries(OWN_RULES)
          .filter(([id]) => id.startsWith(`${group}/`))
          .map(([id, { title: name }]) => [link(code(id), `${group}.md#${anchor(id)}`), plain(name)]),
      ),
    ]),
    '## By citation',
    table(
      ['Text', 'Rules'],
      byCitation(rules).map(([text, found]) => [
        plain(text),
        found.map(({ id }) => link(code(id), pageOf(id).replace('rules/', ''))).join(', '),
      ]),
    ),
  );
}

function takenOver(regime: Regime, rules: readonly Rule[]): string[] {
  if (rules[0] === undefined) return [];
  const base = rules[0].regime;
  return [
    `### Taken over from ${code(base.id)} (${code(regime.id)})`,
    `Reported as ${code(`${regime.id}/…`)}; the pages are those of ${code(base.id)}: ${rules.map((rule) => link(code(rule.local), pageOf(rule.id).replace('rules/', ''))).join(', ')}.`,
  ];
}

/** Texts with the rules that cite them, in the order of the numbers in them. */
function byCitation(rules: readonly Rule[]): [string, Rule[]][] {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    const cites = [rule.card.citation, ...rule.card.texts.map(({ cite }) => cite)].flatMap(singleTexts);
    for (const cite of new Set(cites)) {
      found.set(cite, [...(found.get(cite) ?? []), rule]);
    }
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}

/** "15 CFR 746.2; 746.4" is two texts of title 15. */
function singleTexts(citation: string): string[] {
  let before = '';
  return citation
    .split(/;\s*/)
    .filter(Boolean)
    .map((part) => {
      const text = /^\d{3}(\.\d+| Supp\.)/.test(part) ? `${before} ${part}` : part;
      before = /^\d+ CFR/.exec(text)?.[0] ?? before;
      return text;
    });
}
