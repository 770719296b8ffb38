/** The packages that `npm run package` makes, by their names at the root. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './step.mjs';

export const VSIX = 'exportlint.vsix';

const { version } = JSON.parse(readFileSync(path.join(root, 'server/package.json'), 'utf8'));

/** As `npm pack` names it. */
export const TARBALL = `exportlint-${version}.tgz`;
