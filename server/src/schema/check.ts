/** Runs a validator over one piece: codes are restored from their source text first, what then is still wrong becomes problems. */
import type { ValidateFunction } from 'ajv';
import { valueAt } from '../yaml/index.ts';
import { restoreCodes } from './codes.ts';
import type { Place } from './place.ts';
import type { Checked, SchemaProblem } from './problem.ts';
import { translate } from './translate.ts';

export function checkShape(validate: ValidateFunction, place: Place): Checked {
  let value = valueAt(place.parsed.value, place.base);
  const unquoted: SchemaProblem[] = [];
  // Each round turns codes into text; that can lead to another branch of the schema, and so to further codes.
  while (!validate(value)) {
    const errors = validate.errors ?? [];
    const restored = restoreCodes(errors, value, place);
    if (restored === undefined) {
      const { problems, invalid } = translate(errors, value, place);
      return { value, problems: [...unquoted, ...problems], invalid };
    }
    value = restored.value;
    unquoted.push(...restored.problems);
  }
  return { value, problems: unquoted, invalid: [] };
}
