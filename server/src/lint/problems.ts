/** What is wrong with text, shape and facts, as findings. */
import type { SchemaProblem } from '../schema/index.ts';
import type { TradeFix, TradeProblem } from '../trade/problems.ts';
import { MESSAGES, type Piece, type Problem } from '../yaml/index.ts';
import { scalar } from './fixes/steps.ts';
import type { Finding, Fix, Severity } from './types.ts';

const plain = { certainty: 'certain', related: [], fixes: [], suppressed: null } as const;

/** A finding without anything next to its sentence. */
export function plainFinding(rule: string, at: Finding['at'], message: string, severity: Severity = 'error'): Finding {
  return { ...plain, rule, severity, at, message };
}

/** Stands for the text of a file that could not be read. */
export const NO_TEXT: Piece = { text: '', lines: 0 };

/** Why a file that others rest on could not be read at all, in a sentence. */
export function whyBroken({ rule, args }: Problem): string {
  return MESSAGES[rule]?.(args) ?? `The file cannot be read: ${args.reason}.`;
}

/** Rules about the text that say that something was not checked at all. */
export const UNCHECKED: ReadonlySet<string> = new Set([
  'yaml/too-large',
  'yaml/not-utf8',
  'lint/unreadable',
  'lint/internal',
]);

const OWN_MESSAGES: Readonly<Record<string, (args: Problem['args']) => string>> = {
  'lint/unreadable': ({ reason }) => `File not checked: it cannot be read (${reason}). Fix it and run the check again.`,
};

export function ofText(problem: Problem, piece: Piece): Finding {
  const home = problem.piece ?? piece;
  const fixes: Fix[] = problem.fix
    ? [
        {
          title: problem.fix.title,
          safety: 'safe',
          edits: problem.fix.edits.map((edit) => ({ kind: 'offsets', piece: home, ...edit })),
        },
      ]
    : [];
  return {
    ...plain,
    rule: problem.rule,
    severity: 'error',
    doubt: true,
    at: { piece: home, path: [] },
    offsets: { from: problem.from, to: problem.to },
    message: (MESSAGES[problem.rule] ?? OWN_MESSAGES[problem.rule])?.(problem.args) ?? problem.rule,
    fixes,
  };
}

export function ofShape(problem: SchemaProblem, piece: Piece): Finding {
  const { fix } = problem;
  const edits: Fix['edits'] =
    fix?.renameKeyTo !== undefined
      ? [{ kind: 'renameKey', at: { piece, path: fix.path }, text: fix.renameKeyTo }]
      : fix?.replaceWith !== undefined
        ? [{ kind: 'replace', at: { piece, path: fix.path }, text: fix.replaceWith }]
        : [];
  return {
    ...plain,
    rule: problem.rule,
    severity: problem.severity,
    ...(problem.severity === 'info' ? {} : { doubt: true }),
    at: { piece, path: problem.path },
    aspect: problem.at,
    message: problem.message,
    fixes: fix && edits.length > 0 ? [{ title: fix.title, safety: fix.safety, edits }] : [],
  };
}

export function ofTrade(problem: TradeProblem): Finding {
  return {
    ...plain,
    rule: problem.rule,
    severity: problem.severity,
    ...(problem.doubt ? { doubt: true } : {}),
    at: problem.at,
    message: problem.message,
    ...(problem.citation ? { citation: problem.citation } : {}),
    ...(problem.url ? { url: problem.url } : {}),
    fixes: problem.fixes.map((fix) => ({
      title: fix.title,
      safety: fix.safety,
      edits: [
        { kind: 'replace', at: problem.at, text: fix.verbatim ? String(fix.text) : written(fix.text) },
        ...(fix.also ?? []).map(({ at, value }) => ({ kind: 'replace' as const, at, text: String(value) })),
        ...(fix.beside ? [besideIt(problem.at, fix.beside)] : []),
      ],
    })),
  };
}

/** Sets a key of the map that the value is in. */
function besideIt(
  { piece, path }: Finding['at'],
  { key, text }: NonNullable<TradeFix['beside']>,
): Fix['edits'][number] {
  return { kind: 'insert', at: { piece, path: path.slice(0, -1) }, key, text: scalar(text) };
}

const written = (text: string | readonly string[]): string =>
  typeof text === 'string' ? scalar(text) : `[${text.map(scalar).join(', ')}]`;

/** A fault of Exportlint while it read a document. */
export function internal(piece: Piece, reason: string): Finding {
  return {
    ...plain,
    rule: 'lint/internal',
    severity: 'error',
    at: { piece, path: [] },
    message: `Document not checked, by a fault of Exportlint (${reason}). Treat it as not checked.`,
  };
}

const NONE: readonly Finding[] = [];

/** The findings that are doubts; always the same empty list where there are none. */
export function doubtsIn(findings: readonly Finding[]): readonly Finding[] {
  const doubts = findings.filter(({ doubt }) => doubt);
  return doubts.length === 0 ? NONE : doubts;
}
