/** Files of the repository, by their paths from its root. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from './step.mjs';

/** Data that a schema has checked, or checks next. */
// biome-ignore lint/suspicious/noExplicitAny: its shape is said by a schema, not by a type
export type Json = any;

export const VSIX = 'exportlint.vsix';

/** The package of the command line, as `npm pack` names it. */
export const TARBALL = `exportlint-${readJson('server/package.json').version}.tgz`;

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function readJson(file: string): Json {
  return JSON.parse(readText(file));
}

/** The content of a YAML file. Throws with its name when it cannot be parsed. */
export function readYaml(file: string): Json {
  try {
    return parse(readText(file));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** Writes a file unless it says the same already, so that nothing is made again for it. Gives whether it differed. */
export function writeOutput(file: string, text: string): boolean {
  const target = path.join(root, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return false;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return true;
}
