/** The kinds of documents that people write, and the section of each whose items are checked one by one. */
import table from './generated/annotations.json' with { type: 'json' };
import { type MessageCode, message } from './messages.ts';
import type { SchemaProblem } from './problem.ts';
import { nearest } from './suggest.ts';

export const KINDS = ['ShipmentManifest', 'DealSheet', 'LicenseRegister', 'AgreementRegister', 'VeuRegister'] as const;

export type Kind = (typeof KINDS)[number];

/** The keys of all sections: lines, deliveries, licenses, agreements, veus. */
export const SECTIONS: ReadonlySet<string> = new Set(KINDS.map(sectionOf));

/** The section of a kind; empty text for what is no kind. */
export function sectionOf(kind: string): string {
  return isKind(kind) ? table.roots[kind].section : '';
}

export function isKind(kind: unknown): kind is Kind {
  return (KINDS as readonly unknown[]).includes(kind);
}

/** What a document is, by its `kind`; or what is wrong with that. Says nothing about the rest of the document. */
export function checkKind(value: unknown): { readonly kind: Kind } | { readonly problem: SchemaProblem } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: notAMap(value) };
  }
  const kinds = KINDS.join(', ');
  const { kind } = value as { kind?: unknown };
  if (isKind(kind)) {
    return { kind };
  }
  if (kind === undefined || kind === null) {
    const args = { kinds };
    return {
      problem: {
        rule: 'schema/missing-kind',
        path: [],
        at: 'value',
        severity: 'error',
        message: message('missing-kind', args),
      },
    };
  }
  const near = typeof kind === 'string' ? nearest(kind, KINDS) : undefined;
  const problem: SchemaProblem = {
    rule: 'schema/unknown-kind',
    path: ['kind'],
    at: 'value',
    severity: 'error',
    message: near
      ? message('unknown-kind-near', { value: String(kind), near: near.word })
      : message('unknown-kind', { value: JSON.stringify(kind), kinds }),
    ...(near && {
      fix: {
        title: message('fix-replace', { value: near.word }),
        safety: near.sameWord ? 'safe' : 'unsafe',
        path: ['kind'],
        replaceWith: near.word,
      },
    }),
  };
  return { problem };
}

/** For a document; `code` for other files. */
export function notAMap(value: unknown, code?: MessageCode): SchemaProblem {
  code ??= Array.isArray(value) ? 'not-a-map-list' : 'not-a-map';
  return { rule: 'schema/not-a-map', path: [], at: 'value', severity: 'error', message: message(code, {}) };
}
