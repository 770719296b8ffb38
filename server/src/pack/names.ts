/**
 * Names that the files of a pack give to what they would otherwise repeat: amendments (a day), parameters (a number, perhaps another one
 * from a day on) and roles (a group of parties). The engine knows none of them: here they become the days, numbers and roles they stand for.
 */
import { addDays, dayNumber } from '../trade/dates.ts';
import { isMap, type Path } from '../yaml/index.ts';

export type Dict = Readonly<Record<string, unknown>>;
/** Reports a mistake at a path of the pack. */
export type Report = (path: Path, message: string) => void;

/** The parts of a pack that declare names. */
export const DECLARED = ['amendments', 'parameters', 'roles'] as const;

/** A parameter's name has two words or more, so that `{lane-tpp}` in a sentence is never what the engine fills in, such as `{limit}`. */
const PARAMETER = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;
const REFERENCE = /^\$([a-z][a-z0-9]*(?:-[a-z0-9]+)+)$/;
const IN_SENTENCE = /\{([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\}/g;
/** Operators of a comparison with a number. */
const OPERATORS: readonly string[] = ['below', 'atMost', 'above', 'atLeast'];
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(dayNumber(value));

export interface Names {
  /** A value of the pack with every name in it replaced. Reports names that do not exist. */
  readonly resolve: (value: unknown, path: Path) => unknown;
  /** Reports the names that nothing used. */
  readonly reportUnused: () => void;
}

/** How a number is written in a sentence: `21,000`, `5.92`, and a share of 0.25 as `25 percent`. */
export function inWords(value: number, unit: unknown): string {
  if (unit === 'share') return `${Number((value * 100).toFixed(6))} percent`;
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** What is no number is for the check of the shape to tell. */
const numberIn = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

interface Parameter {
  readonly unit: unknown;
  /** By the day from which each holds, the earliest first. The first one holds before its day too, so that no day is without a value. */
  readonly values: readonly (readonly [from: string, value: number])[];
}

/** Does the test hold with the next value wherever it holds with this one? Then it does not have to end on the day of that one. */
function isWider(test: Dict, value: number, next: number): boolean {
  const [operator, second] = Object.keys(test);
  if (second !== undefined) return false;
  return operator === 'below' || operator === 'atMost' ? next > value : next < value;
}

/** Reads what a pack declares. */
export function namesOf(pack: Dict, report: Report): Names {
  const sections = DECLARED.map((part) => [part, isMap(pack[part]) ? pack[part] : {}] as const);
  const [amendments, , roles] = sections.map(([, entries]) => entries) as [Dict, Dict, Dict];
  const used = new Set<string>();

  const dayOf = (name: unknown, path: Path): string | undefined => {
    if (typeof name !== 'string') {
      report(path, 'must be the name of an amendment');
      return undefined;
    }
    const amendment = Object.hasOwn(amendments, name) ? amendments[name] : undefined;
    if (!isMap(amendment)) {
      report(path, `there is no amendment “${name}”`);
      return undefined;
    }
    used.add(`amendments ${name}`);
    if (isDay(amendment['from'])) return amendment['from'];
    report(['amendments', name, 'from'], 'must be a day, written YYYY-MM-DD');
    return undefined;
  };

  const parameters = new Map<string, Parameter>();
  for (const [name, parameter] of Object.entries(sections[1]?.[1] ?? {})) {
    const path: Path = ['parameters', name];
    if (!PARAMETER.test(name)) report(path, 'a parameter’s name has two words or more, such as lane-tpp');
    if (!isMap(parameter)) continue;
    const { value, values, unit } = parameter;
    if ((value === undefined) === (values === undefined)) report(path, 'needs `value` or `values`, and not both');
    const dated = Object.entries(isMap(values) ? values : {}).flatMap(([from, number]) => {
      const day = isDay(from) ? from : dayOf(from, [...path, 'values', from]);
      return day === undefined ? [] : [[day, numberIn(number)] as const];
    });
    if (new Set(dated.map(([day]) => day)).size < dated.length)
      report([...path, 'values'], 'two values begin on one day');
    const steps = value === undefined ? dated : [['', numberIn(value)] as const];
    parameters.set(name, { unit, values: steps.toSorted(([a], [b]) => (a < b ? -1 : 1)) });
  }

  const parameterOf = (name: string, path: Path): Parameter | undefined => {
    const parameter = parameters.get(name);
    used.add(`parameters ${name}`);
    if (!parameter) report(path, `there is no parameter “${name}”`);
    return parameter;
  };
  const nameIn = (value: unknown): string | undefined =>
    typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;

  const textOf = (text: string, path: Path): unknown => {
    const name = nameIn(text);
    if (name === undefined) {
      return text.replace(IN_SENTENCE, (written, found: string) => {
        const parameter = parameterOf(found, path);
        if (parameter && parameter.values.length !== 1) {
          report(path, `“${found}” has several values, of which a sentence cannot say one`);
        }
        return parameter ? inWords(parameter.values[0]?.[1] ?? 0, parameter.unit) : written;
      });
    }
    const parameter = parameterOf(name, path);
    if (!parameter) return text;
    // Steps of a limit are what a parameter with several values is.
    if (path.at(-1) === 'steps') return Object.fromEntries(parameter.values);
    if (parameter.values.length !== 1) {
      report(
        path,
        `“${name}” has several values; it can be tested in a condition of its own, or be the steps of a limit`,
      );
    }
    return parameter.values[0]?.[1];
  };

  /** The test of a fact against a parameter with several values: on the days of each value, the test against that one. */
  const datedTest = (map: Dict, path: Path): Dict | undefined => {
    const [[fact, test] = [], second] = Object.entries(map);
    if (fact === undefined || second !== undefined || !isMap(test)) return undefined;
    const several = Object.entries(test)
      .map(([operator, value]) => (OPERATORS.includes(operator) ? nameIn(value) : undefined))
      .filter((name) => name !== undefined && (parameters.get(name)?.values.length ?? 1) > 1);
    const [name] = several;
    if (name === undefined || several.length > 1) return undefined;
    const { values } = parameterOf(name, path) as Parameter;
    return {
      any: values.map(([from, value], at) => {
        const next = values[at + 1];
        const isOver = next !== undefined && !isWider(test, value, next[1]);
        const date = { ...(at > 0 ? { from } : {}), ...(isOver ? { until: addDays(next[0], -1) } : {}) };
        const tested = Object.entries(test).map(([key, one]) => [key, nameIn(one) === name ? value : one]);
        const held = resolve({ [fact]: Object.fromEntries(tested) }, path);
        return Object.keys(date).length === 0 ? held : { all: [{ date }, held] };
      }),
    };
  };

  const rolesOf = (of: unknown, path: Path): unknown => {
    const isNamed = (one: unknown): one is string => typeof one === 'string' && Object.hasOwn(roles, one);
    if (![of].flat().some(isNamed)) return of;
    return [of].flat().flatMap((one) => {
      if (!isNamed(one)) return [one];
      used.add(`roles ${one}`);
      const group = roles[one];
      if (!Array.isArray(group)) report(path, `the roles “${one}” are no list`);
      return Array.isArray(group) ? group : [];
    });
  };

  const mapOf = (map: Dict, path: Path): Dict => {
    const dated = datedTest(map, path);
    if (dated) return dated;
    const isQuantified = path.at(-1) === 'some' || path.at(-1) === 'every';
    return Object.fromEntries(
      Object.entries(map).map(([key, value]) => {
        const at = [...path, key];
        if (key.startsWith('x-')) return [key, value];
        if (key === 'since') return ['from', dayOf(value, at)];
        if (key === 'before') {
          const day = dayOf(value, at);
          return ['until', day && addDays(day, -1)];
        }
        if (key === 'of' && isQuantified) return [key, rolesOf(value, at)];
        return [key, resolve(value, at)];
      }),
    );
  };

  /** What names nothing stays the same object. */
  const resolve = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') return textOf(value, path);
    if (Array.isArray(value)) {
      const items = value.map((item, at) => resolve(item, [...path, at]));
      return items.some((item, at) => item !== value[at]) ? items : value;
    }
    if (!isMap(value)) return value;
    const map = mapOf(value, path);
    const keys = Object.keys(map);
    return keys.length === Object.keys(value).length && keys.every((key) => map[key] === value[key]) ? value : map;
  };

  const reportUnused = (): void => {
    for (const [part, entries] of sections) {
      for (const name of Object.keys(entries)) {
        if (!used.has(`${part} ${name}`)) report([part, name], `nothing uses “${name}”`);
      }
    }
  };
  return { resolve, reportUnused };
}
