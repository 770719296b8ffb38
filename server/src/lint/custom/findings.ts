/** What a configuration is told about the packs and catalogues that it names. */
import type { Source } from '../../yaml/index.ts';
import { folderOf } from '../files.ts';
import { plainFinding, whyBroken } from '../problems.ts';
import type { Finding, Related } from '../types.ts';
import type { Core, CustomFile } from '../workspace.ts';
import { type Named, namedIn, pathTo } from './named.ts';

/** A pack with the id of another one. */
export interface Clash {
  readonly id: string;
  /** Undefined: Exportlint brings it. */
  readonly other: CustomFile | undefined;
}

const RULES = { regimes: 'lint/pack', catalog: 'lint/catalog' } as const;
const NOUNS = { regimes: 'pack', catalog: 'catalogue' } as const;
const EFFECTS = { regimes: 'it judges nothing', catalog: 'none of its items is known' } as const;

/** How many mistakes of a file are pointed at. */
const MOST_RELATED = 5;

/** One finding at the path that names a file which brings nothing; none for a sound one. */
export function aboutNamed(named: Named, file: CustomFile, clash: Clash | undefined): readonly Finding[] {
  const { key } = named;
  const { broken } = file.source;
  if (broken) {
    const message =
      broken.rule === 'lint/unreadable'
        ? `Cannot read the ${NOUNS[key]} ${nameOf(named, file)} (${broken.args.reason}), so ${EFFECTS[key]}.`
        : `Cannot use this ${NOUNS[key]}, so ${EFFECTS[key]}. ${whyBroken(broken)}`;
    return [at(named, message)];
  }
  const errors = [file, ...(file.parts ?? [])].flatMap((one) =>
    one.findings.filter(({ severity }) => severity === 'error').map((finding) => ({ one, finding })),
  );
  const [first] = errors;
  if (first) {
    const count = errors.length === 1 ? 'A mistake' : `${errors.length} mistakes`;
    const related = errors.slice(0, MOST_RELATED).map(({ one, finding }): Related => {
      return { file: one.source.file, at: finding.at, message: finding.message };
    });
    const message = `${count} in the ${NOUNS[key]} ${nameOf(named, first.one)}, so ${EFFECTS[key]}.`;
    return [{ ...at(named, message), related }];
  }
  if (!clash) return [];
  const { id, other } = clash;
  const message = other
    ? `Duplicate pack id ${id} in ${nameOf(named, file)} and ${nameOf(named, other)}: neither judges. Give one of them another id.`
    : `Pack judges nothing: its id ${id} is a regime of Exportlint. Give it another id.`;
  return [at(named, message)];
}

/** For a workspace that is not trusted: what ships, and at each key that names own data why it is not read. */
export function withoutCustom(configurations: readonly Source[], { catalog, regimes }: Core): Core {
  const findings = new Map<string, readonly Finding[]>();
  for (const configuration of configurations) {
    const keys = new Map(namedIn(configuration).map((named) => [named.key, named]));
    const found = [...keys.values()].map((named): Finding => {
      const message = `\`${named.key}\` is not read: this workspace is not trusted. Only the regimes of Exportlint judge. Trust the workspace if you know who wrote it: in VS Code with "Manage Workspace Trust", in other editors with the initialization option \`trusted: true\`.`;
      return {
        ...at(named, message),
        rule: 'lint/untrusted',
        severity: 'info',
        at: { piece: named.at.piece, path: [named.key] },
        aspect: 'key',
      };
    });
    if (found.length > 0) findings.set(configuration.file, found);
  }
  return findings.size === 0
    ? { catalog, regimes }
    : { catalog, regimes, own: { files: [], unusable: new Map(), findings } };
}

function at({ key, at: place }: Named, message: string): Finding {
  return plainFinding(RULES[key], place, message);
}

/** The file as seen from the configuration's folder. */
function nameOf({ configuration }: Named, { source }: CustomFile): string {
  return pathTo(folderOf(configuration), source.file);
}
