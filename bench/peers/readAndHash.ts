/** The least that a check has to do: read every file of a folder, and hash it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const [folder = '.'] = process.argv.slice(2);
const hash = createHash('sha256');
for (const name of readdirSync(folder)) hash.update(readFileSync(path.join(folder, name)));
process.stdout.write(`${hash.digest('hex')}\n`);
