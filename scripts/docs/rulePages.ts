/** docs/rules/<regime>/<rule>.md: what a rule says, what to do, where the text stands, how far to trust it, and the cases that decide by it. */
import path from 'node:path';
import { Document, isCollection, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Regime } from '../../server/src/regime/index.ts';
import type { Json } from '../setup/files.ts';
import { type Decided, firstOfFiles } from './cases.ts';
import { fileOf, type Rule } from './entries.ts';
import { code, fenced, link, list, page, plain, table } from './markdown.ts';

const WHAT = {
  requirement: 'a requirement: something has to lift it before the line may go',
  authority: 'an authority: it can lift requirements',
  condition: 'a condition of an authority',
  allocation: 'an allocation: a quantity that lines draw on',
  policy: 'a review policy: what the agency does with an application',
  reason: 'a reason: why an answer is not simply clear',
};

const WEIGHT: Record<string, string> = {
  note: 'a note; it changes no verdict',
  caution: 'caution: information',
  review: 'review: a warning, a person decides',
  blocked: 'blocked: an error',
};

const COVERAGE: Record<string, string> = {
  modelled: 'modelled',
  partial: 'modelled in part',
  'pointer-only': 'pointed to, not judged',
};

const CONFIDENCE: Record<string, string> = {
  primary: 'primary: the text itself was read',
  secondary: 'secondary: from a memo or a company, not from the text itself',
  press: 'press: from press reports alone',
  recollection: 'recollection: background knowledge, to be confirmed',
};

/** The page of a rule, relative to docs/. */
export const pageOf = (id: string): string => `rules/${id}.md`;

/** How many cases are shown in full, and how long the longest of them may be. */
const SHOWN = 2;
const LONGEST = 45;
/** Beyond this many, cases are counted and not listed. */
const LISTED = 12;

/** The page of one rule. `readers`: regimes that extend the rule's own and take it over. `cases`: as from `casesByRule`. */
export function rulePage(
  rule: Rule,
  { classes, readers, cases }: { classes: string | undefined; readers: readonly Regime[]; cases: readonly Decided[] },
): string {
  const { card, spec, kind, regime } = rule;
  const weight = spec.raises ?? spec.else;
  const from = path.posix.dirname(`docs/${pageOf(rule.id)}`);
  return page(
    `# ${plain(card.title)}`,
    `${code(rule.id)} is ${WHAT[kind]}.`,
    card.summary && `**What it says.** ${plain(card.summary)}`,
    card.todo && `**What to do.** ${plain(card.todo)}`,
    table(
      ['', ''],
      [
        ['Citation', cited(card.citation, regime)],
        ['Finding', spec.say && plain(spec.say)],
        ['Weight', weight && WEIGHT[weight]],
        [
          'Policy',
          spec.policy &&
            [spec.policy, spec.full && `${spec.full} once the allocation is full`]
              .filter(Boolean)
              .map((p: string) => regime.pack.spec.reviewPolicies?.[p]?.words ?? p)
              .join('; '),
        ],
        ['Classes', classes],
        ['In effect', span(card.effective)],
        ['Compared with the sources', `until ${card.verified}`],
        ['Confidence', CONFIDENCE[card.confidence ?? '']],
        ['Coverage', card.coverage && COVERAGE[card.coverage]],
        ['What is not covered', card.coverageNote && plain(card.coverageNote)],
        ['Provisions modelled', spec.models?.map(code).join(', ')],
        ['Can be suppressed', card.suppressible ? 'yes, with a reason' : 'no'],
        ['Also reported as', readers.map(({ id }) => code(`${id}/${rule.local}`)).join(', ')],
      ].filter(([, value]) => value),
    ),
    texts(rule, readers),
    inThePack(rule),
    caseParts(cases, from, regime.id),
    `[All rules](${path.posix.relative(from, 'docs/rules/README.md')})`,
  );
}

function cited(citation: string, regime: Regime): string {
  const url = citation && regime.url(citation, undefined);
  return citation && link(plain(citation), url);
}

const span = (effective: Rule['card']['effective']) =>
  effective &&
  [effective.from && `from ${effective.from}`, effective.until && `until ${effective.until}`].filter(Boolean).join(' ');

/** The wordings over time, and what each regime makes of their status. */
function texts({ card, regime }: Rule, readers: readonly Regime[]) {
  if (card.texts.length === 0) return undefined;
  const regimes = [regime, ...readers];
  return [
    '## The text over time',
    table(
      ['From', 'Until', 'Status', 'Text', ...regimes.map(({ id }) => `Under ${code(id)}`)],
      card.texts.map(({ from, until, status, cite, url }) => [
        from ?? '…',
        until ?? '…',
        status.replaceAll('-', ' '),
        link(plain(cite), url ?? regime.url(cite, from)),
        ...regimes.map(({ pack }) => effect(pack, status)),
      ]),
    ),
  ];
}

/** Follows the readings of a pack to the effect of a status. */
function effect({ spec }: Regime['pack'], status: string): string {
  const readings: Json = spec.readings ?? {};
  for (let reading = readings[spec.reading ?? '']; reading; reading = readings[reading.extends]) {
    const found = reading[status];
    if (found) return `${found.apply ? 'applies' : 'does not apply'}${found.reason ? `; ${code(found.reason)}` : ''}`;
  }
  return 'applies';
}

/** What the card already says, and what only machines need. */
const ON_THE_CARD = new Set(
  'title summary todo cite url links confidence coverage coverageNote models suppressible text say whenSay trigger'.split(
    ' ',
  ),
);

function inThePack(rule: Rule) {
  const { key, spec, kind } = rule;
  if (kind === 'condition') return undefined;
  const entry: Json = Object.fromEntries(Object.entries(spec).filter(([name]) => !ON_THE_CARD.has(name)));
  const shown = entry.conditions
    ? {
        ...entry,
        conditions: entry.conditions.map(({ id, need, if: only, open }: Json) => ({ id, need, if: only, open })),
      }
    : entry;
  if (Object.keys(shown).length === 0) return undefined;
  const document = new Document({ [key]: JSON.parse(JSON.stringify(shown)) });
  for (const { value } of (document.get(key) as YAMLMap).items) {
    if (isCollection(value)) flowBelow(value, 0);
  }
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return [
    '## How the pack says it',
    `From \`${fileOf(rule)}\`; the words of a condition are explained in [facts](${'../'.repeat(2)}facts.md).`,
    fenced('yaml', text),
  ];
}

/** Short parts on one line, as the packs are written. */
function flowBelow(node: YAMLMap | YAMLSeq, depth: number): void {
  node.flow = depth > 0 || JSON.stringify(node.toJSON()).length < 100;
  if (!node.flow) {
    for (const item of node.items) {
      const below = isCollection(item) ? item : (item as Pair).value;
      if (isCollection(below)) flowBelow(below, depth + 1);
    }
  }
}

const titleOf = ({ case: { title } }: Decided) => plain(title.charAt(0).toUpperCase() + title.slice(1));

function caseParts(all: readonly Decided[], from: string, own: string) {
  // Those that show the rule under its own regime come first.
  const foreign = ({ regime }: Decided) => Number(regime !== own && regime !== 'trade');
  const cases = all.toSorted((a, b) => b.weight - a.weight || foreign(a) - foreign(b));
  if (cases.length === 0) {
    return ['## Cases', 'No case of the packs decides by this rule.'];
  }
  const short = cases.filter(({ text }) => text.split('\n').length <= LONGEST);
  const shown = firstOfFiles(short).slice(0, SHOWN);
  const isShown = (one: Decided) => shown.some((other) => other.case.file === one.case.file);
  const others = [...new Map(cases.filter((one) => !isShown(one)).map((one) => [one.case.file, one])).values()];
  const named = (one: Decided) => link(titleOf(one), path.posix.relative(from, one.case.file));
  const under = (one: Decided) => (foreign(one) ? ` (under ${code(one.regime)})` : '');
  const rest =
    others.length > LISTED
      ? `and ${others.length - LISTED} more in [the cases](${path.posix.relative(from, path.posix.dirname(others[0]?.case.file ?? ''))})`
      : undefined;
  return [
    '## Cases',
    'Each is run as a test. What Exportlint has to say stands behind `# want`.',
    ...shown.flatMap((one) => [
      `### ${titleOf(one)}`,
      `${link(`\`${one.case.file}\``, path.posix.relative(from, one.case.file))}${under(one)}`,
      fenced('yaml', one.text),
    ]),
    others.length > 0 && shown.length > 0 && '### More',
    list([...others.slice(0, LISTED).map((one) => `${named(one)}${under(one)}`), ...(rest ? [rest] : [])]),
  ];
}
