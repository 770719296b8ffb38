/** A comparison of regimes as Markdown: a table of verdicts, then the reasons of every line that the regimes differ on. */
import type { ComparedLine, ComparedSpan, Comparison } from './requests.ts';
import { strip } from './strip.ts';

/** Fills the numbered places of a text, in the reader's language. */
export type Translate = (text: string, ...values: (string | number)[]) => string;

/** @param name  of the document, as the reader knows it */
export function comparisonText(name: string, comparison: Comparison | null, t: Translate): string {
  const title = `# ${t('Regimes compared: {0}', plain(name))}`;
  if (comparison === null || comparison.lines.length === 0) {
    return `${title}\n\n${t('There is no line item in this file.')}\n`;
  }
  const differing = comparison.lines.filter(differs);
  const parts = [
    title,
    table(comparison, t),
    differing.length === 0
      ? t('The regimes agree on every line.')
      : `## ${t('Where they differ, and why')}\n\n${told(differing, reasons, t)}`,
    ...overTime(comparison, t),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table({ regimes, lines }: Comparison, t: Translate): string {
  const head = [t('Line'), t('Item'), t('Units'), t('To'), ...regimes.map((regime) => `\`${regime}\``)];
  const rows = lines.map((line) => [
    String(line.line),
    plain(line.item ?? '?'),
    line.quantity === null ? '?' : String(line.quantity),
    plain(line.destinations.map((code) => code ?? '?').join(', ')),
    ...regimes.map((id) => {
      const answer = line.answers.find(({ regime }) => regime === id);
      return answer ? `**${plain(answer.verdict)}** ${plain(answer.outcome)}` : t('not judged');
    }),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function differs({ answers }: ComparedLine): boolean {
  return new Set(answers.map(({ verdict, outcome }) => `${verdict} ${outcome}`)).size > 1;
}

/** Lines of which the same is to be told are told together, each under the numbers of its lines. */
function told(lines: readonly ComparedLine[], tell: (line: ComparedLine) => string, t: Translate): string {
  const byText = new Map<string, ComparedLine[]>();
  for (const line of lines) {
    const text = tell(line);
    byText.set(text, [...(byText.get(text) ?? []), line]);
  }
  return [...byText].map(([text, same]) => `### ${heading(same, t)}\n\n${text}`).join('\n\n');
}

function heading(lines: readonly ComparedLine[], t: Translate): string {
  const numbers = lines.map(({ line }) => line).join(', ');
  const items = [...new Set(lines.map(({ item }) => plain(item ?? '?')))].join(', ');
  return lines.length === 1 ? t('Line {0}: {1}', numbers, items) : t('Lines {0}: {1}', numbers, items);
}

/** Regimes that say the same are told together. */
function reasons({ answers }: ComparedLine): string {
  const byAnswer = new Map<string, string[]>();
  for (const { regime, verdict, outcome, reasons: why } of answers) {
    const because = why.map((reason) => `\n  - ${plain(reason)}`).join('');
    const text = `**${plain(verdict)}**, ${plain(outcome)}${because}`;
    byAnswer.set(text, [...(byAnswer.get(text) ?? []), `\`${regime}\``]);
  }
  return [...byAnswer].map(([text, regimes]) => `- ${regimes.join(', ')}: ${text}`).join('\n');
}

/** How each answer changes with the day of shipping. */
function overTime({ lines }: Comparison, t: Translate): string[] {
  const judged = lines.filter(({ timelines }) => timelines !== undefined);
  if (judged.length === 0) return [];
  const rest = lines.length - judged.length;
  return [
    `## ${t('Over time')}`,
    t(
      'The same line shipped on another day, with all else as it stands. The stretch with its own day is marked with ▶.',
    ),
    told(judged, (line) => timelines(line, t), t),
    ...(rest > 0 ? [t('{0} further lines of this file are not told over time.', rest)] : []),
  ];
}

/** A picture and a list for each group of regimes whose answers change alike. */
function timelines({ date, timelines: all = [] }: ComparedLine, t: Translate): string {
  const byText = new Map<string, string[]>();
  for (const { regime, verified, spans } of all) {
    const text = `${pictureOf(spans, date, verified, t)}\n\n${spans.map((span) => spanText(span, t)).join('\n')}`;
    byText.set(text, [...(byText.get(text) ?? []), `\`${regime}\``]);
  }
  return [...byText].map(([text, regimes]) => `${regimes.join(', ')}\n\n${text}`).join('\n\n');
}

/** The preview takes data of an image only with a parameter, and Markdown no bare brackets in an address. */
function pictureOf(
  spans: readonly ComparedSpan[],
  own: string | null,
  verified: string | undefined,
  t: Translate,
): string {
  const data = encodeURIComponent(strip(spans, own, verified)).replace(
    /[()]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  return `![${t('The answers as a strip of days; the list below says the same')}](data:image/svg+xml;charset=utf-8,${data})`;
}

function spanText({ from, until, own, verdict, outcome, because }: ComparedSpan, t: Translate): string {
  const days = until === null ? t('from {0}', from) : t('{0} to {1}', from, until);
  const why = because === '' ? '' : `  \n  ${plain(because)}`;
  return `- ${own ? '▶ ' : ''}${days}: **${plain(verdict)}**, ${plain(outcome)}${why}`;
}

/** Text of a document, which may say anything, as text: no markup, no link, one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');
}
