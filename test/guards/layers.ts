/** Who may import whom, and what the core must not touch. */
import path from 'node:path/posix';
import type { Sources } from './sources.ts';
import { type Token, tokensOf } from './tokens.ts';

/** From the bottom up: a folder may import itself and those before it. `core` folders do no I/O and keep no state. */
export interface Layer {
  readonly folder: string;
  readonly core: boolean;
  /** Folders before it that it may not import all the same. */
  readonly not?: readonly string[];
}

export interface Import {
  /** As written: `./a.ts`, `node:fs`, `picomatch`. */
  readonly of: string;
  readonly line: number;
  /** `import type`: nothing at run time, but knowledge all the same. */
  readonly typeOnly: boolean;
}

/** Static imports, re-exports and `import()`, also inside types. */
export function importsOf(tokens: readonly Token[]): readonly Import[] {
  const found: Import[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'word' || (token.text !== 'import' && token.text !== 'export') || tokens[i - 1]?.text === '.') {
      return;
    }
    const next = tokens[i + 1];
    if (token.text === 'import' && (next?.kind === 'string' || next?.text === '(')) {
      const named = next.kind === 'string' ? next : tokens[i + 2];
      if (named?.kind === 'string' || named?.kind === 'template') {
        found.push({ of: named.text, line: named.line, typeOnly: false });
      }
      return;
    }
    // `import a, { b as c } from 'd'`, `export * from 'd'`, `export { a } from 'd'`: only words, commas, braces and stars on the way.
    for (let k = i + 1; k < tokens.length; k += 1) {
      const here = tokens[k] as Token;
      const then = tokens[k + 1];
      if (here.text === 'from' && then?.kind === 'string') {
        found.push({
          of: then.text,
          line: then.line,
          typeOnly: next?.text === 'type' && tokens[i + 2]?.text !== 'from',
        });
        return;
      }
      if (!(here.kind === 'word' || (here.kind === 'mark' && '{},*'.includes(here.text)))) {
        return;
      }
    }
  });
  return found;
}

const layerOf = (file: string, layers: readonly Layer[]) =>
  layers.findIndex(({ folder }) => file.startsWith(`${folder}/`));

/** Imports against the direction, and files that lie in no folder that has a place. */
export function againstTheDirection(sources: Sources, layers: readonly Layer[]): readonly string[] {
  const problems: string[] = [];
  for (const [file, text] of sources) {
    const own = layerOf(file, layers);
    const layer = layers[own];
    if (!layer) {
      problems.push(`${file} lies in no folder that has a place in the direction`);
      continue;
    }
    for (const one of importsOf(tokensOf(text))) {
      if (!one.of.startsWith('.')) {
        continue;
      }
      const to = path.join(path.dirname(file), one.of);
      const other = layerOf(to, layers);
      const folder = layers[other]?.folder;
      if (folder !== undefined && (other > own || layer.not?.includes(folder))) {
        problems.push(`${file}:${one.line} imports ${to}: ${layer.folder} may not know ${folder}`);
      }
    }
  }
  return problems;
}

/** Clocks, chance and state in folders of the core, as far as biome.json cannot forbid them: it knows names of globals and of modules. */
export function notForTheCore(sources: Sources, layers: readonly Layer[]): readonly string[] {
  const problems: string[] = [];
  for (const [file, text] of sources) {
    if (!layers[layerOf(file, layers)]?.core) {
      continue;
    }
    const tokens = tokensOf(text);
    tokens.forEach((token, i) => {
      const before = tokens[i - 1]?.text;
      const after = tokens[i + 1]?.text;
      const named = (name: string, member: string) =>
        token.text === name && token.kind === 'word' && after === '.' && tokens[i + 2]?.text === member;
      if (token.kind !== 'word') {
        return;
      }
      if (named('Date', 'now') || named('Math', 'random') || named('import', 'meta')) {
        problems.push(`${file}:${token.line} uses ${token.text}.${tokens[i + 2]?.text}`);
      }
      if (token.text === 'Date' && before === 'new' && !(after === '(' && tokens[i + 2]?.text !== ')')) {
        problems.push(`${file}:${token.line} reads the clock with new Date()`);
      }
      if (token.depth === 0 && (token.text === 'let' || token.text === 'var')) {
        problems.push(`${file}:${token.line} keeps state: ${token.text} ${after} at the top of the file`);
      }
    });
  }
  return problems;
}
