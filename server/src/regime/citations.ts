/** Authorities that a line cites and that are not there: exceptions that the pack does not know, numbers that are on no register. */

import type { Ctx } from '../condition/context.ts';
import { citedOf } from '../condition/facts/index.ts';
import { nearest } from '../schema/index.ts';
import { citedId, isRegistered, kindOf, registerEntry } from '../trade/cited.ts';
import { exceptionCode, referenceKey } from '../trade/references.ts';
import type { Cited, Registers } from '../trade/types.ts';
import type { Location } from '../yaml/types.ts';
import { quoted, shortened } from '../yaml/wording.ts';
import type { CompiledPack } from './compiled.ts';
import type { ApplicableRequirement, Reason } from './evaluation.ts';
import type { PackSpec } from './pack.ts';

/** An authority as it is cited, in words. */
export function nameOf(cited: Cited, words?: PackSpec['authorizationKinds']): string {
  switch (cited.kind) {
    case 'license':
      return `Licence ${cited.number}`;
    case 'exception':
      return `${capital(words?.[kindOf(cited)] ?? kindOf(cited))} ${cited.code}`;
    case 'agreement':
      return `Agreement ${cited.id}`;
    case 'veu':
      return `Validated end user ${cited.id}`;
  }
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Does the pack, or another one, know the exception, on any day? Of numbers that is for the registers to say. */
export function isKnown(pack: CompiledPack, cited: Cited): boolean {
  return cited.kind !== 'exception' || knownAs(pack, cited) !== undefined || pack.elsewhere.has(cited.code);
}

function knownAs(pack: CompiledPack, { code }: CitedException): string | undefined {
  return exceptionsOf(pack).find((known) => known.toUpperCase() === code);
}

/** The same citation in the spelling of the register that it is found in, so that its bucket has one name. */
export function asOnFile(cited: Cited, registers: Registers): Cited {
  switch (cited.kind) {
    case 'license': {
      const number = registers.licenses.get(cited.number)?.number ?? cited.number;
      return number === cited.number ? cited : { ...cited, number };
    }
    case 'agreement':
    case 'veu': {
      const entries = cited.kind === 'agreement' ? registers.agreements : registers.veus;
      const id = entries.get(cited.id)?.id ?? cited.id;
      return id === cited.id ? cited : { ...cited, id };
    }
    case 'exception':
      return cited;
  }
}

/**
 * What is said of them. Of an exception that does not exist: the line goes to a person where it needs something, and it is information where
 * it needs nothing. Of a number that is not on file, only the information: where it matters, the authority's own conditions say so.
 */
export function citationReasons(
  pack: CompiledPack,
  c: Ctx,
  requirements: readonly ApplicableRequirement[],
): readonly Reason[] {
  return citedOf(c).flatMap((cited): Reason[] =>
    cited.kind === 'exception'
      ? exceptionReason(pack, cited, requirements)
      : requirements.length > 0
        ? []
        : numberReason(pack, c, cited),
  );
}

type CitedException = Extract<Cited, { kind: 'exception' }>;

function exceptionReason(
  pack: CompiledPack,
  cited: CitedException,
  requirements: readonly ApplicableRequirement[],
): Reason[] {
  const codes = exceptionsOf(pack);
  const at = inside(cited, 'exception');
  const written = cited.written ?? cited.code;
  const base = { citation: pack.spec.title, at, certain: true };
  const own = knownAs(pack, cited);
  if (own !== undefined) {
    const isCode = written === own;
    return isCode
      ? []
      : [
          {
            ...base,
            code: 'exception-name',
            rule: 'trade/exception-name',
            raises: 'note',
            severity: 'info',
            text: `${quoted(written)} is read as ${own}. Write the code alone, so that every tool reads the same.`,
            instead: [{ at, text: own, safety: 'safe' }],
          },
        ];
  }
  if (pack.elsewhere.has(cited.code)) {
    return [];
  }
  const near = nearest(exceptionCode(written), codes)?.word;
  return [
    {
      ...base,
      code: 'unknown-exception',
      rule: 'trade/unknown-exception',
      ...(requirements.length > 0 ? { raises: 'review', severity: 'error' } : { raises: 'note', severity: 'info' }),
      text: `Unknown exception ${quoted(written)} under ${pack.spec.title}.${near === undefined ? ` Known: ${codes.join(', ')}.` : ` Did you mean ${near}?`}`,
      instead: near === undefined ? [] : [{ at, text: near, safety: 'unsafe' }],
    },
  ];
}

const RULES = { license: 'trade/license-unknown', agreement: 'trade/agreement-unknown', veu: 'trade/veu-unknown' };
const REGISTERS = { license: 'LicenseRegister', agreement: 'AgreementRegister', veu: 'VeuRegister' };

function numberReason(pack: CompiledPack, c: Ctx, cited: Exclude<Cited, CitedException>): Reason[] {
  const { registers } = c.world;
  if (registerEntry(cited, registers)) {
    return [];
  }
  const rule = RULES[cited.kind];
  const meant = meantBy(cited, registers);
  return [
    {
      code: rule.slice(rule.indexOf('/') + 1),
      rule,
      raises: 'note',
      severity: 'info',
      text: `${shortened(nameOf(cited))} is in no ${REGISTERS[cited.kind]} of this workspace.${meant.text} This line needs none.`,
      citation: pack.spec.title,
      at: inside(cited, cited.kind),
      certain: true,
      instead: meant.instead,
    },
  ];
}

/** What a citation that is not on file probably meant: the end of a sentence, and the fix. Both empty where nothing is near. */
export function meantBy(
  cited: Cited | undefined,
  registers: Registers,
): { readonly text: string; readonly instead: NonNullable<Reason['instead']> } {
  if (cited === undefined || cited.kind === 'exception' || registerEntry(cited, registers)) {
    return { text: '', instead: [] };
  }
  const near = nearOnFile(cited, registers);
  return near === undefined
    ? { text: '', instead: [] }
    : {
        text: ` Did you mean ${shortened(near)}?`,
        instead: [{ at: inside(cited, cited.kind), text: near, safety: 'unsafe' }],
      };
}

const inside = (cited: Cited, key: string): Location => ({ piece: cited.at.piece, path: [...cited.at.path, key] });

/** Thousands of lines can cite the same number. */
const found = new WeakMap<Registers, Map<string, string | undefined>>();

function nearOnFile(cited: Exclude<Cited, CitedException>, registers: Registers): string | undefined {
  const known = found.get(registers) ?? new Map<string, string | undefined>();
  found.set(registers, known);
  const key = `${cited.kind} ${referenceKey(citedId(cited))}`;
  if (!known.has(key)) {
    const names =
      cited.kind === 'license'
        ? [...registers.licenses.values()].map(({ number }) => number)
        : [...(cited.kind === 'agreement' ? registers.agreements : registers.veus).values()].map(({ id }) => id);
    known.set(key, nearest(citedId(cited), names)?.word);
  }
  return known.get(key);
}

/** Codes of the pack's exceptions, of any date, judged or only known. */
function exceptionsOf(pack: CompiledPack): readonly string[] {
  let codes = exceptions.get(pack);
  if (!codes) {
    const unjudged = pack.spec.unjudged ?? [];
    const judged = pack.authorities.filter(({ spec }) => !isRegistered(spec.kind)).map(({ code }) => code);
    codes = [...new Set([...judged, ...unjudged.map(({ code }) => code)])];
    exceptions.set(pack, codes);
  }
  return codes;
}

const exceptions = new WeakMap<CompiledPack, readonly string[]>();
