/** What has to be decided or put right: lines that may not simply go, by the reason that stops them. */
import { answerRank, selectedAnswer, selectedOf } from './answers.ts';
import type { Answer, LineModel, ReasonModel, ReportModel } from './types.ts';

export interface WorkItem {
  /** Full id of the rule; empty for lines that no reason explains. */
  readonly rule: string;
  readonly title: string;
  readonly todo: string;
  readonly raises: Answer;
  /** Each way in which the reason is told, with the lines that it is told of: indices into the model's. */
  readonly told: readonly { readonly reason: ReasonModel | undefined; readonly lines: readonly number[] }[];
  /** All lines, in their order, each once. */
  readonly lines: readonly number[];
}

interface Gathering {
  readonly rule: string;
  raises: Answer;
  readonly told: Map<number, number[]>;
  readonly lines: Set<number>;
}

/** No reason is there: what no regime could judge. */
const UNREPORTED = -1;

/** Blocked things first, then by how many lines wait for it. `which`: indices into the model's lines. */
export function workOf(model: ReportModel, which: Iterable<number> = model.lines.keys()): readonly WorkItem[] {
  const gathered = new Map<string, Gathering>();
  for (const index of which) {
    const line = model.lines[index] as LineModel;
    const answer = selectedAnswer(line);
    if (answer === 'clear' || answer === 'caution') continue;
    const stopping = (selectedOf(line)?.reasons ?? []).filter((reason) => stops(model.reasons[reason]));
    for (const reason of stopping.length > 0 ? stopping : [UNREPORTED]) {
      const told = model.reasons[reason];
      const rule = told?.rule ?? '';
      const raises: Answer = told === undefined ? answer : (told.raises as Answer);
      const group = gathered.get(rule) ?? { rule, raises, told: new Map(), lines: new Set() };
      if (answerRank(raises) < answerRank(group.raises)) group.raises = raises;
      group.lines.add(index);
      const lines = group.told.get(reason);
      if (lines) lines.push(index);
      else group.told.set(reason, [index]);
      gathered.set(rule, group);
    }
  }
  return [...gathered.values()]
    .sort((a, b) => answerRank(a.raises) - answerRank(b.raises) || b.lines.size - a.lines.size)
    .map((group) => ({
      rule: group.rule,
      title: titleOf(model, group.rule),
      todo: model.rules[group.rule]?.todo ?? '',
      raises: group.raises,
      told: [...group.told].map(([reason, lines]) => ({ reason: model.reasons[reason], lines })),
      lines: [...group.lines],
    }));
}

function stops(reason: ReasonModel | undefined): boolean {
  return reason !== undefined && (reason.raises === 'review' || reason.raises === 'blocked');
}

function titleOf(model: ReportModel, rule: string): string {
  if (rule === '') return 'Lines that could not be judged: see the findings';
  const known = model.rules[rule]?.title;
  if (known) return known;
  const words = rule.slice(rule.indexOf('/') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
