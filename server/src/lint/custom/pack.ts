/** A regime pack in files: what is wrong with their text, their shape, and what they name. Never throws: a pack is only data. */
import { type AssembledPack, assemblePack } from '../../pack/assemble.ts';
import { loadRegimes, type PackSpec, type Regime } from '../../regime/index.ts';
import type { ValidatePack } from '../../regime/validatePack.ts';
import { isMap, type Path, parsed, type Source } from '../../yaml/index.ts';
import { folderOf } from '../files.ts';
import { whyBroken } from '../problems.ts';
import type { Finding } from '../types.ts';
import { problemIn, textFindings } from './file.ts';
import { pathTo } from './named.ts';

/** A finding in one of a pack's files, by its path. */
export interface PackFinding {
  readonly file: string;
  readonly finding: Finding;
}

export interface ReadPack {
  /** As far as it can be read, even where nothing else can. */
  readonly id?: string;
  /** Undefined where the text or the shape is wrong. */
  readonly assembled?: AssembledPack;
  /** The file that a configuration names, then those that it lists. */
  readonly sources: readonly [Source, ...Source[]];
  readonly findings: readonly PackFinding[];
}

/** The files that a pack lists, as absolute paths where they stay in its folder. */
function listedIn(
  head: Source,
  value: unknown,
): { readonly paths: readonly string[]; readonly wrong: readonly Finding[] } {
  const files = isMap(value) && Array.isArray(value['files']) ? value['files'] : [];
  const wrong: Finding[] = [];
  const paths = files.flatMap((name, at): string[] => {
    // Anything but text is for the check of the shape to tell.
    if (typeof name !== 'string') return [];
    const leaves = /^(?:[a-z]:)?[\\/]|\\/i.test(name) || name.split('/').some((step) => step === '..' || step === '.');
    const isTwice = files.indexOf(name) < at;
    if (!leaves && !isTwice) return [`${folderOf(head.file)}/${name}`];
    const why = isTwice
      ? 'is listed twice'
      : 'leads out of the folder of the pack; name a file in it, such as `742.6.yaml`';
    wrong.push(problemIn(head, 'lint/pack', ['files', at], `"${name}" ${why}.`));
    return [];
  });
  return { paths, wrong };
}

/** Text and shape of a pack and of the files that it lists. */
export function readPack(head: Source, shape: ValidatePack, open: (path: string) => Source): ReadPack {
  const [doc] = head.docs;
  const value = doc && parsed(doc, doc.head).value;
  const written = isMap(value) ? value['pack'] : undefined;
  const { paths, wrong } = listedIn(head, value);
  const parts = paths.map(open);
  const unread = parts.flatMap(({ broken, file }) => {
    if (broken?.rule !== 'lint/unreadable') return [];
    const at = ['files', paths.findIndex((path) => path === file)];
    return [problemIn(head, 'lint/pack', at, whyBroken(broken))];
  });
  const sources = [head, ...parts] as const;
  const pack = { sources, ...(typeof written === 'string' ? { id: written } : {}) };
  const texts = sources.map((source) =>
    source !== head && source.broken?.rule === 'lint/unreadable' ? [] : textFindings(source, 'lint/pack'),
  );
  const inHead = [...wrong, ...unread].map((finding) => ({ file: head.file, finding }));
  const text = [
    ...inHead,
    ...sources.flatMap(({ file }, at) => (texts[at] ?? []).map((finding) => ({ file, finding }))),
  ];
  if (text.length > 0 || doc === undefined) return { ...pack, findings: text };
  const assembled = assemblePack(
    sources.map((source) => {
      const [one] = source.docs;
      return { file: nameOf(sources, source), value: one && parsed(one, one.head).value };
    }),
  );
  const named = assembled.problems.map(({ file, path, message }) =>
    inPart(pack.sources, file, path, sentence(message)),
  );
  const whole = isMap(value) ? assembled.declared : value;
  const shaped =
    named.length > 0
      ? []
      : shape(whole).map(({ path, message, isKey }) => {
          const { file, path: at } = assembled.place(path);
          return inPart(pack.sources, file, at, message, isKey);
        });
  const findings = [...named, ...shaped];
  return findings.length > 0 ? { ...pack, findings } : { ...pack, assembled, findings };
}

/**
 * The regime that a pack makes, or what compiling it says: names that nothing answers to, conditions that make no sense, what an extension
 * relaxes without saying so. `regimes`: those that it may extend. `barred`: why the one that it extends cannot be used.
 */
export function compileCustom(
  { assembled, sources }: ReadPack & { readonly assembled: AssembledPack },
  regimes: ReadonlyMap<string, Regime>,
  barred?: string,
  isOwn = false,
): { readonly regime?: Regime; readonly findings: readonly PackFinding[] } {
  const say = (path: Path, message: string, isKey = false): PackFinding => {
    const { file, path: at } = assembled.place(path);
    return inPart(sources, file, at, message, isKey);
  };
  if (barred !== undefined) return { findings: [say(['extends'], barred)] };
  const spec = specOf(assembled);
  // A pack that cannot be used would then drop out of the answers of documents that do not name it, and no one would notice.
  if (spec.default && isOwn) return { findings: [say(['default'], ONLY_SHIPPED)] };
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

/** A pack whose shape is right. */
export function specOf({ pack }: AssembledPack): PackSpec {
  return pack as unknown as PackSpec;
}

/** A file as seen from the folder of the pack. */
function nameOf([head]: ReadPack['sources'], { file }: Source): string {
  return pathTo(folderOf(head.file), file);
}

/** A finding in the file of that name. */
function inPart(sources: ReadPack['sources'], file: string, path: Path, message: string, isKey = false): PackFinding {
  const source = sources.find((one) => nameOf(sources, one) === file) ?? sources[0];
  return { file: source.file, finding: problemIn(source, 'lint/pack', path, message, isKey) };
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
}
