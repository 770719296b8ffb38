/** A sensitive place, in whatever role it is named, never makes an answer better. */
import { parseAllDocuments } from 'yaml';
import { describe, expect, test } from 'vitest';
import { VERDICTS, type Verdict } from '../../server/src/trade/vocabulary.ts';
import { loadCases } from '../cases/load.ts';
import { type Dict, placings, REGION_SPOTS, REGIONS, type SensitiveGroup, SPOTS, sensitiveGroups, type Spot } from '../cases/placing.ts';
import { checkFiles, core, linesOf } from './judged.ts';
import './runs.ts';

const REGIMES = [...core.regimes.keys()];
const rank = (verdict: Verdict) => -VERDICTS.indexOf(verdict);
const HARMLESS = ['PT', 'SE', 'FR'];

interface Base { readonly name: string; readonly shipment: Dict; readonly onFile: readonly Dict[] }

function bases(): readonly Base[] {
  return loadCases(process.cwd()).flatMap(({ file, text }) => {
    const documents = parseAllDocuments(text).map((one) => one.toJS() as Dict | null).filter((one): one is Dict => typeof one === 'object' && one !== null);
    const onFile = documents.filter(({ kind }) => String(kind).endsWith('Register'));
    return documents.filter(({ kind }) => kind === 'ShipmentManifest').map((shipment, n) => ({ name: `${file} ${n}`, shipment, onFile }));
  });
}
const judge = ({ onFile }: Base, shipment: Dict) => linesOf(checkFiles([{ name: 'a.manifest.yaml', documents: [shipment] }, { name: 'z.yaml', documents: onFile }]));

test('probe', () => {
  const t0 = performance.now();
  let n = 0;
  const found = new Map<string, string[]>();
  bases().forEach((base, i) => {
    const date = String(base.shipment.date ?? '2026-09-01');
    const groups = REGIMES.flatMap((r) => { try { return sensitiveGroups(r, date) } catch { return [] } });
    const before = judge(base, base.shipment);
    SPOTS.forEach((spot, s) => {
      const group = groups[(i * 5 + s) % groups.length] as SensitiveGroup;
      const code = group.members[(i + s * 3) % group.members.length] as string;
      for (const { document, before: was, added } of placings(base.shipment, spot, code, HARMLESS[0]!)) {
        if (was !== undefined && groups.some(g => g.members.includes(was))) continue;
        n++;
        const after = judge(base, document);
        before.forEach((line, l) => line.determinations.forEach((d, k) => {
          const now = after[l]?.determinations[k];
          if (!now || rank(now.verdict) < rank(d.verdict)) {
            const key = `${spot.role}.${spot.attribute} ${added?'added':'rewritten'} ${d.regime}`;
            const say = `${base.name} L${l}: ${was}->${code} ${d.verdict}[${d.reasons.filter(r=>r.raises!=='note').map(r=>r.code)}] -> ${now?.verdict} ${now?.outcome}[${now?.reasons.filter(r=>r.raises!=='note').map(r=>r.code)}]`;
            found.set(key, [...(found.get(key) ?? []), say]);
          }
        }));
      }
    });
  });
  console.log(n, performance.now() - t0);
  for (const [k, v] of found) console.log(k, v.length, '\n   ' + v.slice(0, 12).join('\n   '));
}, 300000);
