/**
 * Names that the files of a pack give to what they would otherwise repeat: amendments (a day), parameters (a number, perhaps another one
 * from a day on) and roles (a group of parties). The engine knows none of them: here they become the days, numbers and roles they stand for.
 */
import { grouped } from '../catalog/thousands.ts';
import { isCalendarDate } from '../schema/formats.ts';
import { addDays } from '../trade/dates.ts';
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
const isDay = (value: unknown): value is string => typeof value === 'string' && isCalendarDate(value);

/** A parameter as sentences write it: thousands marked, every decimal kept, a share as percent. */
export function inWords(value: number, unit: unknown): string {
  if (unit === 'share') return `${Number((value * 100).toFixed(6))} percent`;
  return grouped(value);
}

/** What is not a number is for the check of the shape to tell. */
const numberIn = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

interface Parameter {
  readonly unit: unknown;
  /** By the day from which each holds, the earliest first. The first one holds before its day too, so that no day is without a value. */
  readonly values: readonly (readonly [from: string, value: number])[];
}

const nameIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;

/** Does the test hold with the next value wherever it holds with this one? Then it does not have to end on the day of that one. */
function isWider(test: Dict, value: number, next: number): boolean {
  const [operator, second] = Object.keys(test);
  if (second !== undefined) return false;
  return operator === 'below' || operator === 'atMost' ? next > value : next < value;
}

/** The names of a pack, and what they stand for. */
export class Names {
  readonly #report: Report;
  readonly #amendments: Dict;
  readonly #roles: Dict;
  readonly #parameters = new Map<string, Parameter>();
  readonly #declared: readonly (readonly [part: string, name: string])[];
  readonly #used = new Set<string>();

  constructor(pack: Dict, report: Report) {
    const declaredIn = (part: string): Dict => (isMap(pack[part]) ? pack[part] : {});
    this.#report = report;
    this.#amendments = declaredIn('amendments');
    this.#roles = declaredIn('roles');
    this.#declared = DECLARED.flatMap((part) => Object.keys(declaredIn(part)).map((name) => [part, name] as const));
    for (const [name, parameter] of Object.entries(declaredIn('parameters'))) this.#declare(name, parameter);
  }

  /** A value of the pack with every name in it replaced. What names nothing stays the same object. */
  resolve(value: unknown, path: Path): unknown {
    if (typeof value === 'string') return this.#text(value, path);
    if (Array.isArray(value)) {
      const items = value.map((item, at) => this.resolve(item, [...path, at]));
      return items.some((item, at) => item !== value[at]) ? items : value;
    }
    if (!isMap(value)) return value;
    const map = this.#datedTest(value, path) ?? this.#map(value, path);
    const keys = Object.keys(map);
    return keys.length === Object.keys(value).length && keys.every((key) => map[key] === value[key]) ? value : map;
  }

  /** Reports the names that nothing used. */
  reportUnused(): void {
    for (const [part, name] of this.#declared) {
      if (!this.#used.has(`${part} ${name}`)) this.#report([part, name], `nothing uses "${name}"`);
    }
  }

  #declare(name: string, parameter: unknown): void {
    const path: Path = ['parameters', name];
    if (!PARAMETER.test(name)) this.#report(path, 'a parameter’s name has two words or more, such as lane-tpp');
    if (!isMap(parameter)) return;
    const { value, values, unit } = parameter;
    if ((value === undefined) === (values === undefined)) this.#report(path, 'needs `value` or `values`, and not both');
    const dated = Object.entries(isMap(values) ? values : {}).flatMap(([from, number]) => {
      const day = isDay(from) ? from : this.#dayOf(from, [...path, 'values', from]);
      return day === undefined ? [] : [[day, numberIn(number)] as const];
    });
    if (new Set(dated.map(([day]) => day)).size < dated.length) {
      this.#report([...path, 'values'], 'two values begin on one day');
    }
    const steps = value === undefined ? dated : [['', numberIn(value)] as const];
    this.#parameters.set(name, { unit, values: steps.toSorted(([a], [b]) => (a < b ? -1 : 1)) });
  }

  /** The first day of an amendment. */
  #dayOf(name: unknown, path: Path): string | undefined {
    if (typeof name !== 'string') {
      this.#report(path, 'must be the name of an amendment');
      return undefined;
    }
    const amendment = Object.hasOwn(this.#amendments, name) ? this.#amendments[name] : undefined;
    if (!isMap(amendment)) {
      this.#report(path, `unknown amendment "${name}"`);
      return undefined;
    }
    this.#used.add(`amendments ${name}`);
    const { from } = amendment;
    if (isDay(from)) return from;
    this.#report(['amendments', name, 'from'], 'must be a day, written YYYY-MM-DD');
    return undefined;
  }

  #parameter(name: string, path: Path): Parameter | undefined {
    const parameter = this.#parameters.get(name);
    this.#used.add(`parameters ${name}`);
    if (!parameter) this.#report(path, `unknown parameter "${name}"`);
    return parameter;
  }

  /** `$lane-tpp` as its number, and a sentence with its numbers written out. */
  #text(text: string, path: Path): unknown {
    const name = nameIn(text);
    if (name === undefined) {
      return text.replace(IN_SENTENCE, (written, found: string) => {
        const parameter = this.#parameter(found, path);
        if (parameter && parameter.values.length !== 1) {
          this.#report(path, `"${found}" has several values, and a sentence needs one`);
        }
        return parameter ? inWords(parameter.values[0]?.[1] ?? 0, parameter.unit) : written;
      });
    }
    const parameter = this.#parameter(name, path);
    if (!parameter) return text;
    // Steps of a limit are what a parameter with several values is.
    if (path.at(-1) === 'steps') return Object.fromEntries(parameter.values);
    if (parameter.values.length !== 1) {
      const where = 'it can be tested in a condition of its own, or be the steps of a limit';
      this.#report(path, `"${name}" has several values; ${where}`);
    }
    return parameter.values[0]?.[1];
  }

  /** The test of a fact against a parameter with several values: on the days of each value, the test against that one. */
  #datedTest(map: Dict, path: Path): Dict | undefined {
    const [[fact, test] = [], second] = Object.entries(map);
    if (fact === undefined || second !== undefined || !isMap(test)) return undefined;
    const several = Object.entries(test)
      .map(([operator, value]) => (OPERATORS.includes(operator) ? nameIn(value) : undefined))
      .filter((name) => name !== undefined && (this.#parameters.get(name)?.values.length ?? 1) > 1);
    const [name] = several;
    if (name === undefined || several.length > 1) return undefined;
    const { values } = this.#parameter(name, path) as Parameter;
    return {
      any: values.map(([from, value], at) => {
        const next = values[at + 1];
        const isOver = next !== undefined && !isWider(test, value, next[1]);
        const date = { ...(at > 0 ? { from } : {}), ...(isOver ? { until: addDays(next[0], -1) } : {}) };
        const tested = Object.entries(test).map(([key, one]) => [key, nameIn(one) === name ? value : one]);
        const held = this.resolve({ [fact]: Object.fromEntries(tested) }, path);
        return Object.keys(date).length === 0 ? held : { all: [{ date }, held] };
      }),
    };
  }

  #map(map: Dict, path: Path): Dict {
    const isQuantified = path.at(-1) === 'some' || path.at(-1) === 'every';
    const entries = Object.entries(map).map(([key, value]) => {
      const at = [...path, key];
      if (key.startsWith('x-')) return [key, value];
      const other = key === 'since' ? 'from' : key === 'before' ? 'until' : undefined;
      if (other !== undefined && Object.hasOwn(map, other))
        this.#report(at, `\`${key}\` and \`${other}\` say the same; keep one`);
      if (key === 'since') return ['from', this.#dayOf(value, at)];
      if (key === 'before') {
        const day = this.#dayOf(value, at);
        return ['until', day && addDays(day, -1)];
      }
      return [key, key === 'of' && isQuantified ? this.#rolesIn(value, at) : this.resolve(value, at)];
    });
    return Object.fromEntries(entries);
  }

  #rolesIn(of: unknown, path: Path): unknown {
    const isNamed = (one: unknown): one is string => typeof one === 'string' && Object.hasOwn(this.#roles, one);
    if (![of].flat().some(isNamed)) return of;
    return [of].flat().flatMap((one) => {
      if (!isNamed(one)) return [one];
      this.#used.add(`roles ${one}`);
      const group = this.#roles[one];
      if (!Array.isArray(group)) this.#report(path, `the roles "${one}" are not a list`);
      return Array.isArray(group) ? group : [];
    });
  }
}
