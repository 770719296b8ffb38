/** A unified diff of two texts, as `diff -u` and `git` print it and `patch` reads it. */

const CONTEXT = 3;

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The diff, one line per entry, without line breaks; empty when the texts are the same. `name` stands on both sides. */
export function unifiedDiff(name: string, before: string, after: string): string[] {
  if (before === after) return [];
  const steps = stepsBetween(linesOf(before), linesOf(after));
  return [`--- a/${name}`, `+++ b/${name}`, ...hunks(steps)];
}

/** Lines with their breaks, so that a change of line ends is a change and a last line without one is known. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function* hunks(steps: readonly Step[]): Generator<string> {
  let from = 0;
  let oldLine = 1;
  let newLine = 1;
  while (true) {
    const first = steps.findIndex((step, at) => at >= from && step.sign !== ' ');
    if (first < 0) return;
    const start = Math.max(from, first - CONTEXT);
    let end = first;
    for (let at = first; at < steps.length && at - end <= 2 * CONTEXT; at += 1) if (steps[at]?.sign !== ' ') end = at;
    const stop = Math.min(steps.length, end + CONTEXT + 1);
    oldLine += start - from;
    newLine += start - from;
    const hunk = steps.slice(start, stop);
    const olds = hunk.filter(({ sign }) => sign !== '+').length;
    const news = hunk.filter(({ sign }) => sign !== '-').length;
    yield `@@ -${span(oldLine, olds)} +${span(newLine, news)} @@`;
    for (const { sign, text } of hunk) {
      yield sign + text.replace(/\n$/, '');
      if (!text.endsWith('\n')) yield '\\ No newline at end of file';
    }
    oldLine += olds;
    newLine += news;
    from = stop;
  }
}

const span = (line: number, count: number): string =>
  count === 1 ? `${line}` : `${count === 0 ? line - 1 : line},${count}`;

/** What is equal at both ends is set aside; between them the shortest way from one to the other (Myers 1986). */
function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const same = (texts: readonly string[]): Step[] => texts.map((text) => ({ sign: ' ', text }));
  return [
    ...same(before.slice(0, head)),
    ...shortest(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

function shortest(a: readonly string[], b: readonly string[]): Step[] {
  const trails: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= a.length + b.length; edits += 1) {
    trails.push(new Map(furthest));
    for (let k = -edits; k <= edits; k += 2) {
      let x = comesDown(furthest, k, edits) ? reach(furthest, k + 1) : reach(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trails);
    }
    furthest = new Map(furthest);
  }
  return [];
}

const reach = (furthest: ReadonlyMap<number, number>, k: number): number => furthest.get(k) ?? -1;
const comesDown = (furthest: ReadonlyMap<number, number>, k: number, edits: number): boolean =>
  k === -edits || (k !== edits && reach(furthest, k - 1) < reach(furthest, k + 1));

function walkBack(a: readonly string[], b: readonly string[], trails: readonly ReadonlyMap<number, number>[]): Step[] {
  const steps: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trails.length - 1; edits >= 0; edits -= 1) {
    const trail = trails[edits] as ReadonlyMap<number, number>;
    const k = x - y;
    const before = comesDown(trail, k, edits) ? k + 1 : k - 1;
    const fromX = reach(trail, before);
    const fromY = fromX - before;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      steps.push({ sign: ' ', text: a[x] as string });
    }
    if (edits === 0) break;
    if (x === fromX) {
      y -= 1;
      steps.push({ sign: '+', text: b[y] as string });
    } else {
      x -= 1;
      steps.push({ sign: '-', text: a[x] as string });
    }
  }
  return steps.reverse();
}
