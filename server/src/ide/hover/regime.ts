/** The id of a regime: what it answers, and how far it can be trusted on the day. */
import type { Regime } from '../../lint/index.ts';
import { code, plain } from '../markdown.ts';

/** `date`: that of the shipment, where the place has one. Undefined for an id that no regime has. */
export function regimeText(
  id: string,
  regimes: ReadonlyMap<string, Regime>,
  date: string | undefined,
): string | undefined {
  const regime = regimes.get(id);
  if (!regime) return undefined;
  const { title, version, verifiedUntil, summary, pack } = regime;
  const blocks = [`**${plain(title)}** ${code(id)}${summary ? `: ${plain(summary)}` : ''}`];
  const checked = `Pack ${plain(version)}, compared with its sources until ${verifiedUntil}`;
  const { begins } = pack.spec;
  if (date !== undefined && date > verifiedUntil)
    blocks.push(`${checked}; this shipment of ${plain(date)} is **later**.`);
  else if (date !== undefined && begins !== undefined && date < begins) {
    blocks.push(`${checked}. It begins on ${begins}; this shipment of ${plain(date)} is **earlier**.`);
  } else blocks.push(`${checked}.`);
  return blocks.join('\n\n');
}
