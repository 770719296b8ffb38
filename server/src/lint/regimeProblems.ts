/** What is wrong with the regimes that a document asks for. */
import type { Location } from '../yaml/index.ts';
import { rivalText, unusableText } from './configuration.ts';
import { plainFinding } from './problems.ts';
import type { Finding } from './types.ts';
import type { Checked, JudgedDocument } from './workspace.ts';

/** Regimes that are asked for and do not exist, and two of which nothing says which one is meant. */
export function regimeProblems(checked: Checked, document: JudgedDocument): readonly Finding[] {
  const { regimes, judging, view, unknown, rivals } = document;
  const jurisdiction = (id: string) => checked.workspace.regimes.get(id)?.jurisdiction;
  const other = (id: string) =>
    regimes.slice(0, judging).find((one) => jurisdiction(one) === jurisdiction(id)) as string;
  return [
    ...unknown.map((id) => unknownRegime(checked, document, id)),
    ...rivals.map((id) => plainFinding('lint/regime-rival', regimeAt(view), rivalText(id, other(id)))),
  ];
}

/** Where a document names its regimes; its beginning where it leaves that to the configuration. */
const regimeAt = ({ head }: JudgedDocument['view']): Location => ({
  piece: head.layer.piece,
  path: head.shipment?.regime === undefined ? ['kind'] : ['regime'],
});

function unknownRegime(checked: Checked, { view }: JudgedDocument, id: string): Finding {
  const unusable = checked.workspace.own?.unusable.get(id);
  const at = regimeAt(view);
  if (!unusable) {
    const known = [...checked.workspace.regimes.keys()].join(', ');
    return plainFinding('lint/unknown-regime', at, `Unknown regime ${id}. Known regimes: ${known}.`);
  }
  const related = unusable.findings
    .slice(0, 1)
    .map((mistake) => ({ file: unusable.source.file, at: mistake.at, message: mistake.message }));
  return { ...plainFinding('lint/unknown-regime', at, unusableText(id)), related };
}
