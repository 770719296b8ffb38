/** What is said of facts that are missing: one sentence for each, at the place where it would be written. */

import { factWords } from '../condition/facts/index.ts';
import type { Location } from '../yaml/types.ts';
import type { CompiledPack } from './compiled.ts';
import type { Claim, Reason } from './evaluation.ts';
import { fill } from './messages.ts';

/** One reason per kind of fact that is missing, each at the place where it would stand. */
export function missingReasons(pack: CompiledPack, missing: readonly Location[], claim?: Claim): Reason[] {
  return missing.map((location) => {
    const key = location.path.findLast(
      (part) => typeof part === 'string' && pack.spec.missing.byKey[part] !== undefined,
    );
    const unlike = claim?.currencies && pack.spec.missing.byKey['currency'];
    const code = unlike || (key !== undefined && pack.spec.missing.byKey[key]) || pack.spec.missing.default;
    const reason = pack.reasons.get(code);
    return {
      code,
      raises: 'review',
      text: fill(reason?.spec.say ?? 'Missing {path} ({fact}): the answer depends on it.', {
        fact: factWords(location.path) ?? String(key ?? 'a fact'),
        path: location.path.filter((p) => typeof p === 'string').join('.'),
        limitCurrency: claim?.currencies?.[0] ?? '',
        lineCurrency: claim?.currencies?.[1] ?? '',
      }),
      citation: reason?.spec.cite ?? pack.spec.title,
      at: location,
      certain: false,
      missing: [location],
    };
  });
}
