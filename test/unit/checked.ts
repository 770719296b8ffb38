/** Documents written in a test, checked by the real core, as a view that reports start from. */
import { DEFAULTS } from '../../server/src/lint/configuration.ts';
import { check, loadCore, newCache } from '../../server/src/lint/index.ts';
import type { Config } from '../../server/src/lint/types.ts';
import type { View } from '../../server/src/report/view.ts';
import { SECTIONS } from '../../server/src/schema/index.ts';
import { read } from '../../server/src/yaml/index.ts';

const core = loadCore();

/** @param files  texts by file name, without a folder */
export function checkedView(files: Readonly<Record<string, string>>, config: Partial<Config> = {}): View {
  const sources = new Map(
    Object.entries(files).map(([name, text]) => {
      const file = `/work/${name}`;
      return [file, { source: read(file, text, SECTIONS), config: { ...DEFAULTS, ...config } }];
    }),
  );
  const report = check({ ...core, sources, asOf: '2026-11-24' }, newCache());
  return {
    report,
    files: report.files,
    source: (file) => sources.get(file)?.source,
    name: (file) => file.replace('/work/', ''),
    regimes: core.regimes,
    isOverridden: () => false,
  };
}
