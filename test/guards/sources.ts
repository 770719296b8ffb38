/** The project's own TypeScript: what ships, without tests and without what is generated. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** Text by path from the root of the repository. */
export type Sources = ReadonlyMap<string, string>;

export function shippedSources(root = process.cwd()): Sources {
  const files = globSync(['server/src/**/*.ts', 'client/src/**/*.ts'], {
    cwd: root,
    ignore: ['**/*.test.ts', '**/generated/**', '**/fixtures/**'],
  }).sort();
  return new Map(files.map((file) => [file, readFileSync(`${root}/${file}`, 'utf8')]));
}
