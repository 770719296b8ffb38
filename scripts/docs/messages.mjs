/** docs/messages.md: every message, so that a reader can judge them together. */
import { code, page, plain, table } from './markdown.mjs';

/** Of one rule, so many samples are shown: the shortest, the longest, and one in between. */
const SHOWN = 3;

const GROUPS = { yaml: 'Text', schema: 'Shape', trade: 'Facts', lint: 'Configuration, packs and suppressions' };

/** @param core what `core.mjs` exports; `root`: of the repository */
export function messagesPage(core, root) {
  const samples = core.messageSamples(root);
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
    ...[...grouped(core.packTemplates(), ({ pack }) => pack)].flatMap(([pack, templates]) => [
      `## Sentences of ${code(pack)}`,
      table(
        ['Entry', 'Key', 'Sentence', 'Length'],
        templates.map(({ path, key, text }) => [code(path), code(key), plain(text), String(text.length)]),
      ),
    ]),
  );
}

/** Groups of regimes come after Exportlint's own. */
const rank = (group) => (group in GROUPS ? Object.keys(GROUPS).indexOf(group) : Number.MAX_SAFE_INTEGER);

/** Lists by key, in the order of their first entry. */
function grouped(entries, keyOf) {
  const groups = new Map();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return groups;
}

function shown(samples) {
  const sorted = [...samples].sort((a, b) => a.message.length - b.message.length || (a.message < b.message ? -1 : 1));
  const some = sorted.length <= SHOWN ? sorted : [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  return [...new Set(some)];
}

const rowOf = ({ rule, severity, message }) => [code(rule), severity, plain(message), String(message.length)];
