/** A comparison of regimes as Markdown: a table of verdicts, then the reasons of every line that the regimes differ on. */
import type { ComparedLine, Comparison } from './requests.ts';

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
      : `## ${t('Where they differ, and why')}\n\n${differing.map((line) => reasons(line, t)).join('\n\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function table({ regimes, lines }: Comparison, t: Translate): string {
  const head = [t('Line'), t('Item'), t('Units'), t('To'), ...regimes.map((regime) => `\`${regime}\``)];
  const rows = lines.map((line) => [
    String(line.line),
    plain(line.item ?? '?'),
    line.quantity === null ? '?' : String(line.quantity),
    plain(line.destination ?? '?'),
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

/** Regimes that say the same are told together. */
function reasons({ line, item, answers }: ComparedLine, t: Translate): string {
  const byAnswer = new Map<string, string[]>();
  for (const { regime, verdict, outcome, reasons: why } of answers) {
    const because = why.map((reason) => `\n  - ${plain(reason)}`).join('');
    const text = `**${plain(verdict)}**, ${plain(outcome)}${because}`;
    byAnswer.set(text, [...(byAnswer.get(text) ?? []), `\`${regime}\``]);
  }
  const told = [...byAnswer].map(([text, regimes]) => `- ${regimes.join(', ')}: ${text}`);
  return `### ${t('Line {0}: {1}', line, plain(item ?? '?'))}\n\n${told.join('\n')}`;
}

/** Text of a document, which may say anything, as text: no markup, no link, one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');
}
