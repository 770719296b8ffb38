/** Tables of the keys of a schema: what each takes, whether it is needed, what follows when it is omitted, what it means. */
import { resolved } from '../schemas/bundle.ts';
import type { Json } from '../setup/files.ts';
import { anchor, code, link, plain } from './markdown.ts';

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  null: '`null`',
};

const EACH = 'list; each ';
const ANY = 'a map; each ';

/** Descriptions are prose with code in backticks; only what would break a table is escaped. */
const meaning = (text: string) => text.replaceAll('|', '\\|');

/** `[key, value, needed, left out, meaning]` */
type Row = readonly [string, string, string, string, string | undefined];

/** A table of its own, for objects that others are made of. */
export interface Part {
  readonly description?: string;
  readonly rows: readonly Row[];
}

interface Options {
  readonly titleOf?: (schema: Json, key: string, name: string | undefined) => string | undefined;
  /** The page that explains a definition, by its name. */
  readonly elsewhere?: Record<string, string>;
}

/**
 * Reads schemas into rows; `parts` gathers the tables of their own by the title that `titleOf` gives, in the order in which they are met.
 */
export function schemaTables({ titleOf = ({ title }, _key, _name) => title, elsewhere = {} }: Options = {}) {
  const parts = new Map<string, Part>();

  function rowsOf(schema: Json, definitions: Json): Row[] {
    const rows = Object.entries(schema.properties ?? {}).map(([key, value]): Row => {
      const own = resolved(value, definitions);
      const needed = (schema.required ?? []).includes(key);
      return [
        code(key),
        valueText(value, definitions, key),
        needed ? 'yes' : '',
        needed ? '' : absentText(own['x-absent']),
        own.description && meaning(own.description),
      ];
    });
    if (typeof schema.additionalProperties !== 'object') return rows;
    const { description } = resolved(schema.additionalProperties, definitions);
    const value = valueText(schema.additionalProperties, definitions, 'other');
    return [...rows, ['any other', value, '', '', description && meaning(description)]];
  }

  function valueText(schema: Json, definitions: Json, key: string): string {
    const name = schema.$ref?.replace('#/definitions/', '');
    if (name in elsewhere) return link(code(name), elsewhere[name]);
    const whole = resolved(schema, definitions);
    // An object with `anyOf` next to its keys says there only which of them belong together.
    const branches = whole.properties ? undefined : (whole.oneOf ?? whole.anyOf);
    if (branches)
      return choice([...new Set<string>(branches.map((branch: Json) => valueText(branch, definitions, key)))]);
    if (whole.const !== undefined) return code(JSON.stringify(whole.const).replaceAll('"', ''));
    if (whole.enum) return whole.enum.map((value: unknown) => code(String(value))).join(' or ');
    if (whole.type === 'array') return whole.items ? `${EACH}${valueText(whole.items, definitions, key)}` : 'list';
    const title = whole.properties && titleOf(whole, key, name);
    if (title) {
      if (!parts.has(title)) {
        const rows: Row[] = [];
        parts.set(title, { description: whole.description, rows });
        rows.push(...rowsOf(whole, definitions));
      }
      return link(code(title), `#${anchor(title)}`);
    }
    if (whole['x-expects']) return plain(whole['x-expects']);
    if (typeof whole.additionalProperties === 'object') {
      return `${ANY}${valueText(whole.additionalProperties, definitions, key)}`;
    }
    if (whole.type === undefined) return 'anything';
    return [whole.type]
      .flat()
      .map((type: string) => TYPES[type] ?? type)
      .join(' or ');
  }

  return { rowsOf, parts };
}

/** A list whose items are what may also stand alone is said in short. */
function choice(texts: readonly string[]): string {
  const single = texts.filter((text) => !text.startsWith(EACH));
  const isOfThese = (text: string) =>
    text
      .slice(EACH.length)
      .split(' or ')
      .every((part) => single.includes(part));
  return texts.map((text) => (text.startsWith(EACH) && isOfThese(text) ? 'a list of these' : text)).join(' or ');
}

/** `not-so` in words; the value itself where `default:` names one. */
function absentText(absent: string | undefined): string {
  if (absent === undefined) return '';
  return absent.startsWith('default:') ? code(absent.slice('default:'.length)) : absent.replaceAll('-', ' ');
}
