/** Certifications that no rule of any pack asks for: most often a slip, which leaves the one that was meant missing. */
import { codesAskedFor } from '../condition/visit.ts';
import type { Regime } from '../regime/index.ts';
import { nearest } from '../schema/index.ts';
import type { Shipment } from '../trade/types.ts';
import { quoted } from '../yaml/index.ts';
import type { Cache } from './cache.ts';
import { scalar } from './fixes/steps.ts';
import type { Finding } from './types.ts';

/** One finding for each, at the code. Codes that begin with `x-` are the company's own. */
export function unknownCertifications(
  shipment: Shipment,
  regimes: ReadonlyMap<string, Regime>,
  cache: Cache,
): readonly Finding[] {
  const { certifications } = shipment;
  if (certifications.length === 0) return [];
  const known = cache.remember('certifications', regimes, () => certificationsOf(regimes));
  let index = -1;
  return certifications.flatMap((code): Finding[] => {
    // What the schema refused is not among the codes.
    do index += 1;
    while (shipment.invalid(shipment.location(['certifications', index])));
    if (known.includes(code) || code.startsWith('x-')) return [];
    const near = nearest(code, known)?.word;
    const at = shipment.location(['certifications', index]);
    return [
      {
        rule: 'trade/unknown-certification',
        severity: 'warning',
        certainty: 'certain',
        at,
        message: `Unknown certification ${quoted(code)}: no rule asks for it.${near === undefined ? '' : ` Did you mean ${near}?`}`,
        related: [],
        fixes:
          near === undefined
            ? []
            : [{ title: `Write ${near}`, safety: 'unsafe', edits: [{ kind: 'replace', at, text: scalar(near) }] }],
        suppressed: null,
      },
    ];
  });
}

/** All that a condition of a pack names, anywhere in it. */
function certificationsOf(regimes: ReadonlyMap<string, Regime>): readonly string[] {
  const all = [...regimes.values()].flatMap(({ pack }) => pack.conditions);
  return [...new Set(all.flatMap(({ tree }) => codesAskedFor(tree, 'certifications')))];
}
