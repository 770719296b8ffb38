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
  const at = r.location(path);
  const license = readNumber(r, [...path, 'license'], 'the number of a licence', true);
  if (license !== undefined) {
    return { kind: 'license', number: license, at };
  }
  const declared = text('code') === undefined ? undefined : text('kind');
  if (declared !== undefined && isRegistered(declared)) {
    const id = text('code') as string;
    return declared === 'license' ? { kind: declared, number: id, at } : { kind: declared, id, at };
  }
  const exception = text('exception') ?? (declared === undefined ? undefined : text('code'));
  if (exception !== undefined) {
    const code = exceptionCode(exception);
    return {
      kind: 'exception',
      ...(declared === undefined || declared === 'exception' ? {} : { as: declared }),
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

/** Kinds that documents cite by a key of their own. */
export const KEYED = ['license', 'exception', 'agreement', 'veu'] as const;

/** Kinds whose authorizations are entries of a register; one of any other kind is cited by its code. */
export const isRegistered = (kind: string): kind is 'license' | 'agreement' | 'veu' =>
  kind === 'license' || kind === 'agreement' || kind === 'veu';

/** The kind of what is cited, as packs declare it. */
export const kindOf = (cited: Cited): string => (cited.kind === 'exception' ? (cited.as ?? cited.kind) : cited.kind);

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
