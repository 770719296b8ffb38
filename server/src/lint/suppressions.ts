/**
 * Comments that suppress a finding: `# exportlint-disable-next-line RULE -- reason (until 2026-12-31)`, `-line`, `-file`. A reason is
 * required. A suppressed finding stays in every report, marked. Expired, unknown and unused comments are findings themselves.
 */
import { type Comment, commentsIn, type Piece, rangeOfOffsets, type Source } from '../yaml/index.ts';
import { ruleIds } from './cards.ts';
import { rangeOfFinding } from './places.ts';
import type { Finding } from './types.ts';
import type { Workspace } from './workspace.ts';

const COMMENT = /^#\s*exportlint-disable-(next-line|line|file)\b[ \t]*([^\s#]+)?[ \t]*(?:--[ \t]*([^\n\r]*))?/;
const UNTIL = /\(until (\d{4}-\d{2}-\d{2})\)\s*$/;

interface Suppression {
  readonly scope: 'next-line' | 'line' | 'file';
  readonly rule: string;
  readonly reason: string;
  readonly until?: string;
  readonly line: number;
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

export function suppress(source: Source, findings: readonly Finding[], workspace: Workspace): readonly Finding[] {
  const comments = commentsOf(source);
  if (comments.length === 0) {
    return findings;
  }
  const used = new Set<Suppression>();
  const unsuppressible = new Set(
    [...workspace.regimes.values()].flatMap((r) =>
      [...r.cards.values()].filter((c) => !c.suppressible).map((c) => c.id),
    ),
  );
  const marked = findings.map((finding): Finding => {
    const { line } = rangeOfFinding(source, finding).start;
    const by = comments.find((comment) => comment.rule === finding.rule && covers(comment, line));
    if (
      !by ||
      by.reason === '' ||
      (by.until !== undefined && by.until < workspace.asOf) ||
      unsuppressible.has(finding.rule)
    ) {
      if (by) {
        used.add(by);
      }
      return finding;
    }
    used.add(by);
    return { ...finding, suppressed: { reason: by.reason, ...(by.until ? { until: by.until } : {}) } };
  });
  const known = new Set(ruleIds(workspace.regimes));
  return [
    ...marked,
    ...comments.flatMap((comment) => about(comment, used.has(comment), known, unsuppressible, workspace.asOf)),
  ];
}

const covers = (comment: Suppression, line: number) =>
  comment.scope === 'file' || (comment.scope === 'line' ? line === comment.line : line === comment.line + 1);

function about(
  comment: Suppression,
  used: boolean,
  known: ReadonlySet<string>,
  unsuppressible: ReadonlySet<string>,
  asOf: string,
): Finding[] {
  const say = (rule: string, message: string): Finding => ({
    rule,
    severity: 'warning',
    certainty: 'certain',
    at: { piece: comment.piece, path: [] },
    offsets: { from: comment.from, to: comment.to },
    message,
    related: [],
    fixes: [],
    suppressed: null,
  });
  if (comment.rule === '' || !known.has(comment.rule)) {
    return [
      say(
        'lint/unknown-suppression',
        comment.rule === ''
          ? 'Missing rule. Name the rule to suppress, then `-- ` and the reason.'
          : `Unknown rule ${comment.rule}: nothing is suppressed.`,
      ),
    ];
  }
  if (comment.reason === '') {
    return [
      say(
        'lint/suppression-reason',
        'Missing reason: nothing is suppressed. Add `-- ` and the reason; every report shows it.',
      ),
    ];
  }
  if (unsuppressible.has(comment.rule)) {
    return [say('lint/not-suppressible', `${comment.rule} cannot be suppressed. Remove the comment.`)];
  }
  if (comment.until !== undefined && comment.until < asOf) {
    return [
      say(
        'lint/expired-suppression',
        `Suppression expired on ${comment.until}. Check the finding again, or set a later day.`,
      ),
    ];
  }
  return used
    ? []
    : [
        say(
          'lint/unused-suppression',
          `Suppression not needed: ${comment.rule} finds nothing here. Remove the comment.`,
        ),
      ];
}

const found = new WeakMap<Piece, readonly Omit<Suppression, 'line'>[]>();

function commentsOf(source: Source): readonly Suppression[] {
  const all: Suppression[] = [];
  const look = (piece: Piece) => {
    let list = found.get(piece);
    if (!list) {
      list = piece.text.includes('exportlint-disable')
        ? commentsIn(piece).flatMap((comment) => read(comment, piece) ?? [])
        : [];
      found.set(piece, list);
    }
    for (const one of list) {
      all.push({ ...one, line: rangeOfOffsets(source, piece, one.from, one.to).start.line });
    }
  };
  for (const doc of source.docs) {
    look(doc.head);
    for (const section of doc.sections) {
      for (const block of section.blocks) {
        block.pieces.forEach(look);
      }
    }
  }
  return all;
}

function read(comment: Comment, piece: Piece): Omit<Suppression, 'line'> | undefined {
  const match = COMMENT.exec(comment.text);
  if (!match) {
    return undefined;
  }
  const tail = (match[3] ?? '').trim();
  const until = UNTIL.exec(tail)?.[1];
  return {
    scope: match[1] as Suppression['scope'],
    rule: match[2] ?? '',
    reason: tail.replace(UNTIL, '').trim(),
    ...(until ? { until } : {}),
    piece,
    from: comment.from,
    to: comment.from + match[0].trimEnd().length,
  };
}
