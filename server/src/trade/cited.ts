/** The authorities that a document cites: licences, exceptions, agreements, validated end users. */
import { isMap, type Path } from '../yaml/index.ts';
import { readNumber } from './proofs.ts';
import type { Reader } from './reader.ts';
import { exceptionCode } from './references.ts';
import type { Agreement, Cited, License, Registers, Veu } from './types.ts';

/** Undefined when the document says nothing at the path; an empty list for `none`. */
export function readCited(r: Reader, path: Path): readonly Cited[] | undefined {
  const value = r.get(path);
  if (value === undefined) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.flatMap((_, index) => readOne(r, [...path, index]) ?? []);
  }
  return isMap(value) ? [readOne(r, path)].filter((cited) => cited !== undefined) : [];
}

function readOne(r: Reader, path: Path): Cited | undefined {
  const text = (key: string) => r.text([...path, key]);
  const at = r.spot(path);
  const license = readNumber(r, [...path, 'license'], 'the number of a licence', true);
  if (license !== undefined) {
    return { kind: 'license', number: license, at };
  }
  const exception = text('exception');
  if (exception !== undefined) {
    const code = exceptionCode(exception);
    return {
      kind: 'exception',
      code,
      ...(code === exception ? {} : { written: exception }),
      number: readNumber(r, [...path, 'number'], 'the number of a notification', false),
      noticeFiled: text('noticeFiled'),
      at,
    };
  }
  const agreement = text('agreement');
  if (agreement !== undefined) {
    return { kind: 'agreement', id: agreement, at };
  }
  const veu = text('veu');
  return veu === undefined ? undefined : { kind: 'veu', id: veu, veuKind: text('kind'), at };
}

/** The number, code or id by which an authority is cited. */
export function citedId(cited: Cited): string {
  return cited.kind === 'license' ? cited.number : cited.kind === 'exception' ? cited.code : cited.id;
}

/** The entry on file that is cited; undefined for exceptions, and for what is on no register. */
export function registerEntry(
  cited: Cited,
  { licenses, agreements, veus }: Registers,
): License | Agreement | Veu | undefined {
  switch (cited.kind) {
    case 'license':
      return licenses.get(cited.number);
    case 'agreement':
      return agreements.get(cited.id);
    case 'veu':
      return veus.get(cited.id);
    case 'exception':
      return undefined;
  }
}
