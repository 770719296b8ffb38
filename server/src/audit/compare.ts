/** What is different between a check as it was recorded and the same check made again. */
import { ANSWERS } from '../report/view.ts';
import type { CheckFacts, RecordedFile, RecordedPack } from './record.ts';

export interface Difference {
  /** What changed. `answer`: lines or findings; `incomplete`: now, or then, something could not be checked. */
  readonly what: 'input' | 'pack' | 'catalogue' | 'configuration' | 'program' | 'answer' | 'incomplete';
  readonly message: string;
}

/** All differences, causes first. Empty when the check came out the same from the same things. */
export function differences(then: CheckFacts, now: CheckFacts): Difference[] {
  const causes: Difference[] = [
    ...files('input', then.files, now.files),
    ...packs(then.packs, now.packs),
    ...files('pack', then.own?.packs, now.own?.packs),
    ...(then.catalogue.sha256 === now.catalogue.sha256
      ? []
      : [difference('catalogue', `The catalogue is another one${versions(then.catalogue, now.catalogue)}.`)]),
    ...files('catalogue', then.own?.catalogues, now.own?.catalogues),
    ...(then.configuration === now.configuration
      ? []
      : [difference('configuration', 'The configuration is another one.')]),
    ...(then.exportlint === now.exportlint
      ? []
      : [difference('program', `Exportlint is another one: ${then.exportlint}, now ${now.exportlint}.`)]),
  ];
  const answer: Difference[] = [];
  if (then.incomplete !== now.incomplete) {
    answer.push(difference('incomplete', `Something could not be checked ${now.incomplete ? 'now' : 'then'}.`));
  }
  if (then.result !== now.result) {
    const unexplained = causes.length === 0 ? ' Nothing that it hangs on has changed.' : '';
    const [before, after] = [verdictWords(then), verdictWords(now)];
    const how =
      before === after ? `the verdicts are still ${before}, with other lines or findings` : `${before}; now ${after}`;
    answer.push(difference('answer', `The answer is another one: ${how}.${unexplained}`));
  }
  return [...causes, ...answer];
}

function difference(what: Difference['what'], message: string): Difference {
  return { what, message };
}

function files(
  what: Difference['what'],
  then: readonly RecordedFile[] = [],
  now: readonly RecordedFile[] = [],
): Difference[] {
  const before = new Map(then.map(({ file, sha256 }) => [file, sha256]));
  const after = new Map(now.map(({ file, sha256 }) => [file, sha256]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((file) => {
    const [old, fresh] = [before.get(file), after.get(file)];
    if (old === fresh) return [];
    const became = old === undefined ? 'is new' : fresh === undefined ? 'is gone' : 'was changed';
    return [difference(what, `${file} ${became}.`)];
  });
}

function packs(then: readonly RecordedPack[], now: readonly RecordedPack[]): Difference[] {
  const before = new Map(then.map((pack) => [pack.id, pack]));
  const after = new Map(now.map((pack) => [pack.id, pack]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((id) => {
    const [old, fresh] = [before.get(id), after.get(id)];
    if (old?.sha256 === fresh?.sha256) return [];
    if (old === undefined) return [difference('pack', `The pack ${id} was not used then.`)];
    if (fresh === undefined) return [difference('pack', `The pack ${id} is not used now.`)];
    return [difference('pack', `The pack ${id} is another one${versions(old, fresh)}.`)];
  });
}

/** Someone may have changed what is in a pack and left its version. */
function versions(old: { readonly version: string }, fresh: { readonly version: string }): string {
  return old.version === fresh.version
    ? `, though its version is still ${old.version}`
    : `: ${old.version}, now ${fresh.version}`;
}

function verdictWords({ verdicts }: CheckFacts): string {
  const words = ANSWERS.flatMap((one) => (verdicts[one] ? [`${verdicts[one]} ${one}`] : []));
  return words.join(', ') || 'no line items';
}
