/** What is wrong with a pack while it is written: its text, its shape, and what it names. Never throws: a pack is only data. */
import { ofText } from '../../lint/problems.ts';
import type { Finding } from '../../lint/types.ts';
import { loadRegimes, type PackSpec } from '../../regime/index.ts';
import { shippedPacks } from '../../regime/shipped.ts';
import { type Path, parsed, type Source } from '../../yaml/index.ts';
import { messageOf } from '../failures.ts';
import { packOf } from './packFile.ts';
import { shapeProblems } from './packShape.ts';

const remembered = new WeakMap<Source, readonly Finding[]>();

/** Findings of the rule `lint/pack`, and those about the YAML itself. */
export function packFindings(source: Source): readonly Finding[] {
  const known = remembered.get(source) ?? find(source);
  remembered.set(source, known);
  return known;
}

function find(source: Source): readonly Finding[] {
  const [doc] = source.docs;
  if (!doc) return [];
  const piece = doc.head;
  const text = parsed(doc, piece);
  const broken = text.problems.map((problem) => ofText(problem, piece));
  if (broken.length > 0) return broken;
  const say = (path: Path, message: string, isKey = false): Finding => ({
    rule: 'lint/pack',
    severity: 'error',
    certainty: 'certain',
    at: { piece, path },
    ...(isKey ? { aspect: 'key' as const } : {}),
    message,
    related: [],
    fixes: [],
    suppressed: null,
  });
  const shape = shapeProblems(text.value);
  if (shape.length > 0) return shape.map(({ path, message, isKey }) => say(path, message, isKey));
  try {
    return meaningOf(packOf(source) as PackSpec).map(({ path, message }) => say(path, sentence(message)));
  } catch (error) {
    return [say([], `The pack cannot be compiled: ${messageOf(error)}.`)];
  }
}

/** What compiling says: names that nothing answers to, conditions that make no sense, what an extension relaxes without saying so. */
function meaningOf(pack: PackSpec): { readonly path: Path; readonly message: string }[] {
  const others = shippedPacks.filter((one) => one.pack !== pack.pack);
  return loadRegimes([...others, pack])
    .problems.filter((problem) => problem.pack === pack.pack)
    .map(({ path, message }) => ({ path, message }));
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
}
