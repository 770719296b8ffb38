/** Tables of the keys of a schema: what each takes, whether it is needed, what follows when it is left out, what it means. */
import { resolved } from '../schemas/bundle.mjs';
import { anchor, code, link, plain } from './markdown.mjs';

const ABSENT = {
  unknown: 'unknown',
  'not-so': 'not so',
  'not-checked': 'not checked',
  inherited: 'inherited',
};

const TYPES = {
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
const meaning = (text) => text.replaceAll('|', '\\|');

/**
 * Reads schemas into rows `[key, value, needed, left out, meaning]`. Objects that others are made of get a table of their own: they are
 * gathered in `parts`, by the title that `titleOf(schema, key)` gives, in the order in which they are met. `elsewhere` maps a definition's
 * name to the page that explains it.
 * @param {{ parts?: Map, titleOf?: Function, elsewhere?: Record<string, string> }} [options]
 */
export function schemaTables({ parts = new Map(), titleOf = (schema) => schema.title, elsewhere = {} } = {}) {
  function rowsOf(schema, definitions) {
    const rows = Object.entries(schema.properties ?? {}).map(([key, value]) => {
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

  function valueText(schema, definitions, key) {
    const name = schema.$ref?.replace('#/definitions/', '');
    if (name in elsewhere) return link(code(name), elsewhere[name]);
    const whole = resolved(schema, definitions);
    // An object with `anyOf` beside its keys says there only which of them belong together.
    const branches = whole.properties ? undefined : (whole.oneOf ?? whole.anyOf);
    if (branches) return choice([...new Set(branches.map((branch) => valueText(branch, definitions, key)))]);
    if (whole.const !== undefined) return code(JSON.stringify(whole.const).replaceAll('"', ''));
    if (whole.enum) return whole.enum.map((value) => code(String(value))).join(' or ');
    if (whole.type === 'array') return whole.items ? `${EACH}${valueText(whole.items, definitions, key)}` : 'list';
    const title = whole.properties && titleOf(whole, key, name);
    if (title) {
      if (!parts.has(title)) {
        parts.set(title, { description: whole.description, rows: [] });
        parts.get(title).rows.push(...rowsOf(whole, definitions));
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
      .map((type) => TYPES[type] ?? type)
      .join(' or ');
  }

  return { rowsOf, parts };
}

/** A list whose items are what may also stand alone is said in short. */
function choice(texts) {
  const single = texts.filter((text) => !text.startsWith(EACH));
  const isOfThese = (text) =>
    text
      .slice(EACH.length)
      .split(' or ')
      .every((part) => single.includes(part));
  return texts.map((text) => (text.startsWith(EACH) && isOfThese(text) ? 'a list of these' : text)).join(' or ');
}

function absentText(absent) {
  if (absent === undefined) return '';
  return ABSENT[absent] ?? code(absent.replace(/^default:/, ''));
}
