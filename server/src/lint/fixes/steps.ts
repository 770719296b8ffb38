/** Steps of the ways that would clear a line, written down. Whether they clear it was found by judging, not here. */
import { insertEntry, type Location, replaceValue, type Source, type TextEdit } from '../../yaml/index.ts';
import type { RemedyStep } from '../types.ts';
import { addToList, valueIn } from './lists.ts';
import { hole } from './offered.ts';

/** A step in words, and its edits. */
export interface WrittenStep {
  readonly words: string;
  /** What a person has to fill in, in words. */
  readonly asks: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** Undefined when it cannot be written where it belongs: the place holds something else, or comes through an alias. */
export function writeStep(source: Source, step: RemedyStep): WrittenStep | undefined {
  switch (step.kind) {
    case 'date': {
      const edit = replaceValue(source, step.at, step.date);
      return edit && { words: `move the shipment to ${step.date}`, asks: [], edits: [edit] };
    }
    case 'license': {
      const edit = setEntry(source, step.line, 'authorization', `{license: ${scalar(step.number)}}`);
      return edit && { words: `cite licence ${step.number}, which is on file`, asks: [], edits: [edit] };
    }
    case 'exception':
      return writeException(source, step);
  }
}

function writeException(source: Source, step: Extract<RemedyStep, { kind: 'exception' }>): WrittenStep | undefined {
  const edits: (TextEdit | undefined)[] = [];
  const asks: string[] = [];
  const details: [key: string, words: string][] = [];
  if (step.number) details.push(['number', 'the confirmation number']);
  if (step.notice) details.push(['noticeFiled', 'the day of the notice']);
  asks.push(...details.map(([, words]) => words));
  if (isCited(source, step.authorizationAt, step.code)) {
    for (const [key] of details) edits.push(setEntry(source, step.authorizationAt, key, hole()));
  } else {
    const told = details.map(([key]) => `, ${key}: ${hole()}`).join('');
    edits.push(setEntry(source, step.line, 'authorization', `{exception: ${step.code}${told}}`));
  }
  if (step.purchaseOrderAt) {
    asks.push('the purchase order');
    edits.push(setEntry(source, holderOf(step.purchaseOrderAt), 'purchaseOrder', hole()));
  }
  if (step.certifications.length > 0) edits.push(addToList(source, step.certificationsAt, step.certifications));
  // With nothing to write, what would have to change is a fact that is written already, such as the day of a notice.
  if (edits.length === 0 || edits.some((edit) => edit === undefined)) return undefined;
  const certifications = step.certifications.length > 0 ? `, with ${step.certifications.join(', ')} in hand` : '';
  return { words: `cite exception ${step.code}${certifications}`, asks, edits: edits as TextEdit[] };
}

/** Is the exception what is cited there, by itself? */
function isCited(source: Source, at: Location, code: string): boolean {
  const value = valueIn(source, at);
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    'exception' in value &&
    value.exception === code
  );
}

/** Sets a key of the map at a location, whether it is there already or not. */
export function setEntry(source: Source, map: Location, key: string, text: string): TextEdit | undefined {
  const location = { piece: map.piece, path: [...map.path, key] };
  return valueIn(source, location) === undefined
    ? insertEntry(source, map, key, text)
    : replaceValue(source, location, text);
}

function holderOf({ piece, path }: Location): Location {
  return { piece, path: path.slice(0, -1) };
}

/** A text as a YAML scalar, also in a flow map: quoted where some tool would read it as something else (YAML 1.1: `NO`). */
export function scalar(text: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
