/** docs/messages.md: every message, so that a reader can judge them together. */
import { messageSamples, packTemplates, type Sample } from '../../test/messages/samples.ts';
import { code, page, plain, table } from './markdown.ts';

/** Maximum number of samples of a rule: the shortest, the longest, and one in between. */
const SHOWN = 3;

const GROUPS: Readonly<Record<string, string>> = {
  yaml: 'Text',
  schema: 'Shape',
  trade: 'Facts',
  lint: 'Configuration, packs and suppressions',
};

/** `root`: of the repository. */
export function messagesPage(root: string): string {
  const samples = messageSamples(root);
  const groups = grouped(samples, ({ rule }) => rule.slice(0, rule.indexOf('/')));
  return page(
    '# Messages',
    'Every rule with messages that it gave in the cases, the corpus and the scenarios of the tests, then every sentence of the packs. A message says what is wrong first, then the figures, then what to do, in at most 160 characters; what does not fit is in the hover and in reports. `{names}` stand for what is filled in.',
    ...[...groups]
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .flatMap(([group, all]) => [
        `## ${GROUPS[group] ?? `Regime ${code(group)}`}`,
        table(
          ['Rule', 'Severity', 'Message', 'Length'],
          [...grouped(all, ({ rule }) => rule).values()].flatMap(shown).map(rowOf),
        ),
      ]),
    ...[...grouped(packTemplates(), ({ pack }) => pack)].flatMap(([pack, templates]) => [
      `## Sentences of ${code(pack)}`,
      table(
        ['Entry', 'Key', 'Sentence', 'Length'],
        templates.map(({ path, key, text }) => [code(path), code(key), plain(text), String(text.length)]),
      ),
    ]),
  );
}

/** Groups of regimes come after Exportlint's own. */
const rank = (group: string): number =>
  group in GROUPS ? Object.keys(GROUPS).indexOf(group) : Number.MAX_SAFE_INTEGER;

/** Lists by key, in the order of their first entry. */
function grouped<T>(entries: Iterable<T>, keyOf: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return groups;
}

function shown(samples: readonly Sample[]): Sample[] {
  const sorted = [...samples].sort((a, b) => a.message.length - b.message.length || (a.message < b.message ? -1 : 1));
  const some =
    sorted.length <= SHOWN ? sorted : [0, sorted.length >> 1, sorted.length - 1].map((at) => sorted[at] as Sample);
  return [...new Set(some)];
}

const rowOf = ({ rule, severity, message }: Sample): string[] => [
  code(rule),
  severity,
  plain(message),
  String(message.length),
];
