/** Fixes for values that do not fit, where what was meant can be told from what was written. */
import type { Path } from '../yaml/types.ts';
import type { Node } from './annotations.ts';
import { nodeOf } from './annotations.ts';
import { isCalendarDate } from './formats.ts';
import { type MessageCode, message } from './messages.ts';
import type { SchemaFix } from './problem.ts';
import type { Near } from './suggest.ts';

interface ValueFix {
  readonly text: string;
  readonly safety: 'safe' | 'unsafe';
  readonly title?: MessageCode;
}

export function fixFor(value: unknown, node: Node, path: Path, near: Near | undefined): SchemaFix | undefined {
  const fix = near
    ? ({ text: near.word, safety: near.sameWord ? 'safe' : 'unsafe' } as const)
    : node.format === 'calendar-date'
      ? date(typeof value === 'string' || typeof value === 'number' ? String(value) : '')
      : typeof value === 'string'
        ? text(value, node)
        : undefined;
  return (
    fix && {
      title: message(fix.title ?? 'fix-replace', { value: fix.text }),
      safety: fix.safety,
      path,
      replaceWith: fix.text,
    }
  );
}

/** The year first and a day that exists: the same date in another spelling. Day or month first cannot be distinguished. */
function date(written: string): ValueFix | undefined {
  // "2028-12" is a month without a day: digits are taken apart only where the signs between them say where.
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(written) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(written);
  if (!match) {
    return undefined;
  }
  const [, year, , month = '', day = ''] = match;
  const spelled = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(spelled) && spelled !== written ? { text: spelled, safety: 'safe' } : undefined;
}

const TRUE = /^(yes|y|true|on)$/i;
const FALSE = /^(no|n|false|off)$/i;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const GROUPED_NUMBER = /^\d{1,3}(([ ,_])\d{3})(\2\d{3})*$/;

function text(written: string, node: Node): ValueFix | undefined {
  const trimmed = written.trim();
  const takes = (type: string) => node.types.includes(type);
  if (takes('boolean') && !takes('string') && (TRUE.test(trimmed) || FALSE.test(trimmed))) {
    return { text: String(TRUE.test(trimmed)), safety: 'safe' };
  }
  if (takes('number') || takes('integer')) {
    return number(trimmed);
  }
  if (node.types[0] === 'array' && node.items !== undefined && nodeOf(node.items).types.includes('string')) {
    return { text: `[${JSON.stringify(written)}]`, safety: 'safe', title: 'fix-list' };
  }
  if (/^[a-z]{3}$/i.test(trimmed) && node.expects?.includes('currency')) {
    return { text: trimmed.toUpperCase(), safety: 'safe' };
  }
  return undefined;
}

/** 1,000 is a thousand to one reader and one to another: not safe. */
function number(written: string): ValueFix | undefined {
  if (PLAIN_NUMBER.test(written)) {
    return { text: written, safety: 'safe' };
  }
  return GROUPED_NUMBER.test(written) ? { text: written.replace(/[ ,_]/g, ''), safety: 'unsafe' } : undefined;
}
