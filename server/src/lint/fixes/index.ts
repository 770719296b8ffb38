/** The fixes that are offered for a finding next to its own: made when someone asks, from the text as it is now. */
import type { Range, Source } from '../../yaml/index.ts';
import type { Finding, JudgedLine, Remedy, RemedyStep } from '../types.ts';
import { addFact } from './facts.ts';
import type { OfferedFix } from './offered.ts';
import { splitLine } from './split.ts';
import { writeStep } from './steps.ts';
import { suppressHere } from './suppress.ts';

export { asSnippet, hasHoles, type OfferedFix, withoutHoles } from './offered.ts';
export { scalar } from './steps.ts';

/** What a finding stands among. */
export interface Around {
  readonly source: Source;
  /** Where the finding stands. */
  readonly range: Range;
  /** The lines that the finding is about: the one that it is in, or those that say the same. Empty: about none. */
  readonly lines: readonly JudgedLine[];
  /** All lines of the same shipment, which an edit of its head changes too. */
  readonly shipment: readonly JudgedLine[];
  /** Is the rule one that the selected regime decides by? Then what clears the lines clears the finding. */
  readonly decides: boolean;
  readonly suppressible: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** So many lines with the same finding are asked what would clear them. */
const MOST_LINES = 20;

export function furtherFixes(finding: Finding, around: Around): readonly OfferedFix[] {
  const { source, range, today } = around;
  const fixes: (OfferedFix | undefined)[] = [splitOf(finding, around)];
  if (around.decides && finding.severity !== 'info') fixes.push(...clearing(around));
  if (finding.certainty === 'unknown') fixes.push(addFact(source, finding.at));
  if (around.suppressible) fixes.push(suppressHere(source, finding.rule, range, today));
  const seen = new Set<string>();
  return fixes.flatMap((fix) => {
    if (!fix || seen.has(fix.title)) return [];
    seen.add(fix.title);
    return [fix];
  });
}

/** A finding that says how many fit. */
function splitOf(finding: Finding, { source, lines: [line] }: Around): OfferedFix | undefined {
  const fits = finding.fixes
    .flatMap(({ edits }) => (edits.length === 1 ? edits : []))
    .flatMap((edit) => (edit.kind === 'replace' && edit.at.path.at(-1) === 'quantity' ? [Number(edit.text)] : []))[0];
  if (fits === undefined || !Number.isInteger(fits) || !line || line.quantity === null) return undefined;
  return splitLine(source, line.at, line.quantity, fits);
}

/** Ways that clear every line that the finding is about, as far as they can be written down. */
function clearing(around: Around): OfferedFix[] {
  const { source, lines } = around;
  const [first, ...others] = lines;
  if (!first || lines.length > MOST_LINES) return [];
  const known = others.map((line) => new Set(line.remedies().map(nameOf)));
  return first
    .remedies()
    .filter((remedy) => known.every((names) => names.has(nameOf(remedy))) && mayBeWritten(remedy, around))
    .flatMap((remedy) => writtenRemedy(source, remedy, lines) ?? []);
}

const nameOf = ({ changes }: Remedy): string => changes.join('\n');

/**
 * A way was found for one line by itself. Where other lines of the shipment move with it and share a balance, it might not hold; and an
 * authority is written into one line only.
 */
function mayBeWritten({ steps }: Remedy, { lines, shipment }: Around): boolean {
  const drawing = shipment.filter(({ determinations: [of] }) => of && of.allocations.length > 0);
  return steps.every((step) => step !== undefined && (step.kind === 'date' ? drawing.length < 2 : lines.length === 1));
}

function writtenRemedy(source: Source, remedy: Remedy, lines: readonly JudgedLine[]): OfferedFix | undefined {
  const written = remedy.steps.map((step) => writeStep(source, step as RemedyStep));
  if (written.some((step) => step === undefined)) return undefined;
  const steps = written.filter((step) => step !== undefined);
  const words = steps.map((step) => step.words).join(', and ');
  const asks = steps.flatMap((step) => step.asks);
  const all = lines.length > 1 ? ` (clears ${lines.length} lines)` : '';
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}${all}`;
  return {
    title: asks.length > 0 ? `${title}: asks for ${asks.join(' and ')}` : title,
    safety: 'unsafe',
    asks: asks.length > 0,
    edits: steps.flatMap((step) => step.edits),
  };
}
