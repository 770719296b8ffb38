/** Codes that YAML reads as numbers: `3E001` is 3, `8471.80` loses its zero. The text as written is what was meant. */
import type { ErrorObject } from 'ajv';
import { type Path, valueAt } from '../yaml/index.ts';
import { message, shown, spelled } from './messages.ts';
import { nodeAt, type Place, pathOfPointer } from './place.ts';
import type { SchemaProblem } from './problem.ts';

export interface Restored {
  readonly value: unknown;
  readonly problems: readonly SchemaProblem[];
}

/** Puts source texts where errors show numbers or truth values in the place of codes; undefined when there are none. */
export function restoreCodes(errors: readonly ErrorObject[], value: unknown, place: Place): Restored | undefined {
  const codes = new Map(
    errors.flatMap((error) => codeAt(error, value, place) ?? []).map((code) => [spelled(code.path), code]),
  );
  if (codes.size === 0) {
    return undefined;
  }
  let next = value;
  for (const { path, text } of codes.values()) {
    next = replaced(next, path, text);
  }
  return { value: next, problems: [...codes.values()].flatMap((code) => unquoted(code, place.base)) };
}

interface Code {
  readonly path: Path;
  readonly isCountry: boolean;
  readonly read: number | bigint | boolean;
  readonly text: string;
}

function codeAt(error: ErrorObject, value: unknown, { parsed, base, node: root }: Place): Code | undefined {
  if (error.keyword !== 'type' && error.keyword !== 'x-none-of') {
    return undefined;
  }
  const path = pathOfPointer(error.instancePath, value);
  const read = valueAt(value, path);
  if (typeof read !== 'number' && typeof read !== 'boolean' && typeof read !== 'bigint') {
    return undefined;
  }
  const node = nodeAt(root, path, value);
  if (!node.code) {
    return undefined;
  }
  return {
    path,
    isCountry: node.domain === 'country',
    read,
    text: parsed.sourceText([...base, ...path]) ?? String(read),
  };
}

function replaced(value: unknown, path: Path, text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return text;
  }
  const changed = replaced(valueAt(value, [step]), rest, text);
  return Array.isArray(value)
    ? value.map((entry, index) => (index === step ? changed : entry))
    : { ...(value as Record<string, unknown>), [step]: changed };
}

/** Older YAML reads these country codes as truth values. Anyone who writes one means the country. */
const COUNTRY_READ_AS_TRUTH = /^(no|on|y|n|yes|off)$/i;

function unquoted({ path, isCountry, read, text }: Code, base: Path): SchemaProblem[] {
  if (isCountry && typeof read === 'boolean' && COUNTRY_READ_AS_TRUTH.test(text)) {
    return [];
  }
  const full = [...base, ...path];
  const quoted = JSON.stringify(text);
  const kind =
    typeof read === 'boolean' ? 'unquoted-truth' : text === String(read) ? 'unquoted-number' : 'unquoted-code';
  return [
    {
      rule: 'schema/unquoted-code',
      path: full,
      at: 'value',
      severity: 'info',
      message: message(kind, { path: spelled(path), source: text, read: shown(read) }),
      fix: {
        title: message('fix-quote', { value: quoted }),
        safety: 'safe',
        path: full,
        quote: true,
        replaceWith: quoted,
      },
    },
  ];
}
