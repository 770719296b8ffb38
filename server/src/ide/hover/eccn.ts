/** A declared ECCN: what the figures say, whether the two agree, and what the class means. */
import type { Regime } from '../../lint/index.ts';
import type { Finding, JudgedLine } from '../../lint/types.ts';
import { number } from '../../report/terminal.ts';
import { readEccn } from '../../trade/eccn.ts';
import { code, link, plain } from '../markdown.ts';
import { classText } from './classText.ts';

/** `findings` are those that are at the ECCN. */
export function eccnText(
  declared: string,
  line: JudgedLine,
  regime: Regime | undefined,
  findings: readonly Finding[],
): string | undefined {
  const because = classText(line);
  const spec = line.classification()?.spec;
  if (!regime || !line.resolved || line.class === 'unknown' || !because) return undefined;
  const tpp =
    because.leading && line.tpp?.stated !== undefined ? `TPP ${number(line.tpp.stated)} ${because.leading}` : '';
  const figures = [tpp, ...because.others].filter(Boolean).join(', ');
  const against = findings.filter(({ suppressed }) => suppressed === null);
  const agreement =
    against.length > 0
      ? `**contradicted**: ${against.map(({ rule }) => plain(regime.cards.get(rule)?.title ?? rule)).join(', ')}`
      : 'nothing here contradicts it';
  const blocks = [
    `**${plain(readEccn(declared).codes.join(', ') || declared)}** as declared: ${agreement}`,
    `By its figures the item is **${plain(because.name)}**${figures ? ` (${plain(figures)})` : ''}, under ${code(regime.id)}`,
  ];
  const { eccn, fromCatalog } = line.resolved;
  if (fromCatalog && eccn.length > 0) blocks.push(`Published by the maker: ${eccn.map(plain).join(', ')}`);
  if (spec?.summary) blocks.push(plain(spec.summary));
  const cite = spec?.cite;
  const url = cite && regime.url(cite, line.date ?? undefined);
  if (cite && url) blocks.push(link(cite, url));
  return blocks.join('\n\n');
}
