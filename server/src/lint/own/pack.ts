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
 * relaxes without saying so. `regimes`: those that it may extend. `barred`: why the one that it extends cannot be used.
 */
export function compileOwn(
  source: Source,
  spec: PackSpec,
  regimes: ReadonlyMap<string, Regime>,
  barred?: string,
): { readonly regime?: Regime; readonly findings: readonly Finding[] } {
  const say = (path: Path, message: string, isKey = false): Finding =>
    problemIn(source, 'lint/pack', path, message, isKey);
  if (barred !== undefined) return { findings: [say(['extends'], barred)] };
  // A pack that cannot be used would then drop out of the answers of documents that do not name it, and no one would notice.
  if (spec.default) return { findings: [say(['default'], ONLY_SHIPPED)] };
  try {
    const loaded = loadRegimes([spec], regimes);
    const regime = loaded.regimes.get(spec.pack);
    return {
      ...(regime ? { regime } : {}),
      findings: loaded.problems.map(({ path, message, isKey }) => say(path, sentence(message), isKey)),
    };
  } catch (error) {
    return { findings: [say([], `The pack cannot be compiled: ${error instanceof Error ? error.message : error}.`)] };
  }
}

const ONLY_SHIPPED = 'Only packs that ship judge by default. Name this one under `regime` in the configuration.';

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
}
