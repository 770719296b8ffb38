/** How reports name verdicts, outcomes, severities and the facts of a line. Identifiers stay what they are in JSON; people read these. */
import type {
  AllocationState,
  AllocationUse,
  Because,
  Determination,
  ExceptionStatus,
  Finding,
  Reason,
  Remedy,
} from '../lint/types.ts';
import { number, type Paint } from './terminal.ts';
import type { Answer } from './view.ts';

/** What the answer comes to, with the authority that carries it or would. */
export function outcomeWords(of: Pick<Determination, 'outcome' | 'authorized' | 'exceptions'>): string {
  switch (of.outcome) {
    case 'no-license-required':
      return 'no licence needed';
    case 'exception': {
      const codes = of.exceptions.filter((one) => one.status === 'available').map((one) => one.code);
      const named = codes.length > 0 ? ` ${codes.join(', ')}` : '';
      return of.authorized === true ? `exception${named}` : `exception${named} possible, not cited`;
    }
    case 'license-required':
      if (of.authorized === true) return 'licence fits';
      return of.authorized === null ? 'licence not on file' : 'licence needed';
    case 'prohibited':
      return 'prohibited';
    case 'indeterminate':
      return 'undetermined';
  }
}

/**
 * Does the summary of a rule say something that its message does not? Of a condition both are the same sentence, in the summary with `…` where the
 * message has the facts.
 */
export function explains(summary: string, message: string): boolean {
  const parts = summary.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return summary !== '' && !new RegExp(`^${parts.join('.+')}`).test(message);
}

/** How an exception stands, and why: what follows its code. Of one that is open, the reason says that itself. */
export function exceptionWords({ status, because }: ExceptionStatus): string {
  if (because === '') return EXCEPTION_STATUS[status];
  return status === 'available' ? `is ${because}` : `${EXCEPTION_STATUS[status]}: ${because}`;
}

export const EXCEPTION_STATUS: Readonly<Record<ExceptionStatus['status'], string>> = {
  available: 'is open',
  unavailable: 'is not open',
  'needs-review': 'needs a person to decide',
};

const OWN_PREFIXES: ReadonlySet<string> = new Set(['yaml', 'schema', 'trade', 'lint']);

/** The regime that a rule belongs to; undefined for rules about the text, its shape and the facts in it. */
export function regimeOf(rule: string): string | undefined {
  const prefix = rule.split('/', 1)[0] as string;
  return OWN_PREFIXES.has(prefix) ? undefined : prefix;
}

/** The word in front of a finding: the verdict that a regime's finding stands for, unless someone changed its severity; else its severity. */
export function headWord(finding: Finding, selected: ReadonlySet<string>, isOverridden: boolean): string {
  const regime = regimeOf(finding.rule);
  if (regime === undefined || isOverridden)
    return { error: 'ERROR', warning: 'WARNING', info: 'NOTE' }[finding.severity];
  if (finding.severity !== 'info') return finding.severity === 'error' ? 'BLOCKED' : 'REVIEW';
  return selected.size === 0 || selected.has(regime) ? 'CAUTION' : 'NOTE';
}

/** The paint of a severity. */
export function severityPaint(severity: Finding['severity'], paint: Paint): (text: string) => string {
  return { error: paint.blocked, warning: paint.review, info: paint.caution }[severity];
}

/** What a bucket stands for: `Nordlys Group SA, 2025`. */
export function bucketName(bucket: AllocationUse['bucket']): string {
  return Object.values(bucket).join(', ') || 'all';
}

/** An amount in the unit of its allocation. */
export function amount(value: number, unit: AllocationState['unit']): string {
  return unit === 'value' ? `USD ${number(value)}` : `${number(value)} ${unit === 'tpp' ? 'TPP' : 'units'}`;
}

/** The paint of an answer. */
export function answerPaint(answer: Answer, paint: Paint): (text: string) => string {
  return answer === 'not judged' ? paint.blocked : paint[answer];
}

/** A reason with its citation, unless the text names it already. */
export function reasonText({ text, citation }: Pick<Reason, 'text' | 'citation'>): string {
  return citation === '' || text.includes(citation) ? text : `${text} (${citation})`;
}

/** What changed an answer, as a sentence: what holds from then on, or what does not any more. */
export function becauseText(because: Because): string {
  if (because.text === '') return because.citation;
  const told = reasonText(because);
  return because.change === 'new' ? told : `No longer: ${told}`;
}

/** `from 2025-01-13 until 2025-05-14`; empty where neither is said. */
export function spanText(from: string | undefined, until: string | undefined): string {
  return [from ? `from ${from}` : '', until ? `until ${until}` : ''].filter(Boolean).join(' ');
}

/** The status of a text as people write it: `not enforced`. */
export function statusWords(status: string): string {
  return status.replaceAll('-', ' ');
}

/** One way to clear a line, as a sentence. */
export function remedyText({ changes, verdict }: Remedy): string {
  const text = changes.join(', and ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${verdict === 'clear' ? '' : ` (then ${verdict})`}.`;
}

/** Where the goods of a line end up, as codes: `AE, IR`; what is not known is `?`. */
export function placesWords(destinations: readonly (string | null)[], name: (code: string) => string = String): string {
  return destinations.map((code) => (code === null ? '?' : name(code))).join(', ');
}
