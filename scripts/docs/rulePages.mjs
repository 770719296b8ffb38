/** docs/rules/<regime>/<rule>.md: what a rule says, what to do, where the text stands, how far to trust it, and the cases that decide by it. */
import path from 'node:path';
import { Document, isCollection } from 'yaml';
import { code, fenced, link, list, page, plain, table } from './markdown.mjs';
import { fileOf } from './packFiles.mjs';

const WHAT = {
  requirement: 'a requirement: something has to lift it before the line may go',
  authority: 'an authority: it can lift requirements',
  condition: 'a condition of an authority',
  allocation: 'an allocation: a quantity that lines draw on',
  policy: 'a review policy: what the agency does with an application',
  reason: 'a reason: why an answer is not simply clear',
};

const WEIGHT = {
  note: 'a note; it changes no verdict',
  caution: 'caution: information',
  review: 'review: a warning, a person decides',
  blocked: 'blocked: an error',
};

const COVERAGE = {
  modelled: 'modelled',
  partial: 'modelled in part',
  'pointer-only': 'pointed to, not judged',
};

const CONFIDENCE = {
  primary: 'primary: the text itself was read',
  secondary: 'secondary: from a memo or a company, not from the text itself',
  press: 'press: from press reports alone',
  recollection: 'recollection: background knowledge, to be confirmed',
};

const POLICY = {
  'presumption-of-approval': 'approval is presumed',
  'case-by-case': 'judged case by case',
  'presumption-of-denial': 'denial is presumed',
  'policy-of-denial': 'denied as a policy',
};

/** The page of a rule, relative to docs/. */
export const pageOf = (id) => `rules/${id}.md`;

/** How many cases are shown in full, and how long the longest of them may be. */
const SHOWN = 2;
const LONGEST = 45;
/** Beyond this many, cases are counted and not listed. */
const LISTED = 12;

/** The page of one rule. `readers`: regimes that extend the rule's own and take it over. `cases`: as from `casesByRule`. */
export function rulePage(rule, { classes, readers, cases }) {
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
              .map((p) => POLICY[p] ?? p)
              .join('; '),
        ],
        ['Classes', classes(spec.class)],
        ['In effect', span(card.effective)],
        ['Compared with the sources', `until ${card.verified}`],
        ['Confidence', CONFIDENCE[card.confidence]],
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

function cited(citation, regime) {
  const url = citation && regime.url(citation, undefined);
  return citation && link(plain(citation), url);
}

const span = (effective) =>
  effective &&
  [effective.from && `from ${effective.from}`, effective.until && `until ${effective.until}`].filter(Boolean).join(' ');

/** The wordings over time, and what each regime makes of their status. */
function texts({ card, regime }, readers) {
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
function effect({ spec }, status) {
  for (let reading = spec.readings?.[spec.reading]; reading; reading = spec.readings[reading.extends]) {
    const found = reading[status];
    if (found) return `${found.apply ? 'applies' : 'does not apply'}${found.reason ? `; ${code(found.reason)}` : ''}`;
  }
  return 'applies';
}

/** What the card already says, and what only machines need. */
const ON_THE_CARD = new Set([
  'title',
  'summary',
  'todo',
  'cite',
  'url',
  'links',
  'confidence',
  'coverage',
  'coverageNote',
  'models',
  'suppressible',
  'text',
  'say',
  'whenSay',
  'trigger',
]);

function inThePack({ key, spec, kind, regime }) {
  if (kind === 'condition') return undefined;
  const entry = Object.fromEntries(Object.entries(spec).filter(([name]) => !ON_THE_CARD.has(name)));
  const shown = entry.conditions
    ? { ...entry, conditions: entry.conditions.map(({ id, need, if: only, open }) => ({ id, need, if: only, open })) }
    : entry;
  if (Object.keys(shown).length === 0) return undefined;
  const document = new Document({ [key]: JSON.parse(JSON.stringify(shown)) });
  for (const { value } of document.contents.items[0].value.items) {
    if (isCollection(value)) flowBelow(value, 0);
  }
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return [
    '## How the pack says it',
    `From \`${fileOf(regime, kind, key)}\`; the words of a condition are explained in [facts](${'../'.repeat(2)}facts.md).`,
    fenced('yaml', text),
  ];
}

/** Short parts on one line, as the packs are written. */
function flowBelow(node, depth) {
  node.flow = depth > 0 || JSON.stringify(node.toJSON()).length < 100;
  if (!node.flow) {
    for (const item of node.items) {
      const below = isCollection(item) ? item : item.value;
      if (isCollection(below)) flowBelow(below, depth + 1);
    }
  }
}

const titleOf = ({ case: { title } }) => plain(title.charAt(0).toUpperCase() + title.slice(1));

function caseParts(all, from, own) {
  // Those that show the rule under its own regime come first.
  const foreign = ({ regime }) => Number(regime !== own && regime !== 'trade');
  const cases = all.toSorted((a, b) => b.weight - a.weight || foreign(a) - foreign(b));
  if (cases.length === 0) {
    return ['## Cases', 'No case of the packs decides by this rule.'];
  }
  const short = cases.filter(({ text }) => text.split('\n').length <= LONGEST);
  const shown = [...new Map(short.map((one) => [one.case.file, one]).reverse()).values()].reverse().slice(0, SHOWN);
  const others = [
    ...new Map(cases.filter((one) => !shown.includes(one)).map((one) => [one.case.file, one])).values(),
  ].filter((one) => !shown.some((other) => other.case.file === one.case.file));
  const named = (one) => link(titleOf(one), path.posix.relative(from, one.case.file));
  const under = (one) => (foreign(one) ? ` (under ${code(one.regime)})` : '');
  const rest =
    others.length > LISTED
      ? `and ${others.length - LISTED} more in [the cases](${path.posix.relative(from, path.posix.dirname(others[0].case.file))})`
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
