/** A regime pack in a file: what is wrong with its text, its shape, and what it names. Never throws: a pack is only data. */
import { loadRegimes, type PackSpec, type Regime } from '../../regime/index.ts';
import type { PackShape } from '../../regime/shape.ts';
import { isMap, type Path, parsed, type Source } from '../../yaml/index.ts';
import type { Finding } from '../types.ts';
import { problemIn, textFindings } from './file.ts';

export interface ReadPack {
  /** As far as it can be read, even where nothing else can. */
  readonly id?: string;
  /** Undefined where the text or the shape is wrong. */
  readonly spec?: PackSpec;
  readonly findings: readonly Finding[];
}

/** Text and shape. */
export function readPack(source: Source, shape: PackShape): ReadPack {
  const text = textFindings(source, 'lint/pack');
  const [doc] = source.docs;
  if (doc === undefined) return { findings: text };
  const { value } = parsed(doc, doc.head);
  const said = isMap(value) ? value['pack'] : undefined;
  const id = typeof said === 'string' ? { id: said } : {};
  if (text.length > 0) return { ...id, findings: text };
  const findings = shape(value).map(({ path, message, isKey }) => problemIn(source, 'lint/pack', path, message, isKey));
  return findings.length > 0 ? { ...id, findings } : { ...id, spec: value as unknown as PackSpec, findings };
}

/**
 * The regime that a pack makes, or what compiling it says: names that nothing answers to, conditions that make no sense, what an extension
 * relaxes without saying so. `others`: packs that it may extend, beside the regimes that there are; those that `unusable` names have mistakes.
 */
export function compileOwn(
  source: Source,
  spec: PackSpec,
  others: readonly PackSpec[],
  regimes: ReadonlyMap<string, Regime>,
  unusable: ReadonlySet<string> = new Set(),
): { readonly regime?: Regime; readonly findings: readonly Finding[] } {
  const say = (path: Path, message: string): Finding => problemIn(source, 'lint/pack', path, message);
  const { extends: base } = spec;
  const isBased = base !== undefined && unusable.has(base);
  if (isBased) return { findings: [say(['extends'], `The pack “${base}” has mistakes itself.`)] };
  try {
    const loaded = loadRegimes([...others.filter(({ pack }) => pack !== spec.pack), spec], regimes);
    const regime = loaded.regimes.get(spec.pack);
    if (regime) return { regime, findings: [] };
    const own = loaded.problems.filter(({ pack }) => pack === spec.pack);
    const findings = own.map(({ path, message }) => say(path, sentence(message)));
    return { findings: findings.length > 0 ? findings : [say(['extends'], `The pack “${base}” has mistakes itself.`)] };
  } catch (error) {
    return { findings: [say([], `The pack cannot be compiled: ${error instanceof Error ? error.message : error}.`)] };
  }
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
}
