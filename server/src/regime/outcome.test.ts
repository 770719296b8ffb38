import { expect, test } from 'vitest';
import { type Coverage, outcomeOf } from './outcome.ts';

/** As docs/reading-a-verdict.md has it: what the regime asks for, what is cited, and what it comes to. */
test.each<[string, Coverage[], boolean, string]>([
  ['nothing is required', [], false, 'no-license-required true clear'],
  ['met: what is cited lifts it', ['met'], false, 'BY true clear'],
  ['waiting: a fact is missing that decides whether it applies', ['waiting'], false, 'indeterminate null review'],
  ['doubtful: a licence that is not on file', ['doubtful'], false, 'BY null review'],
  [
    'curable: an exception is open and not cited, or a condition is undone',
    ['curable'],
    false,
    'exception false blocked',
  ],
  ['unmet: nothing lifts it', ['unmet'], false, 'license-required false blocked'],
  ['embargoed', ['prohibited'], false, 'prohibited false blocked'],
  ['embargoed, with a licence to read', ['prohibited'], true, 'prohibited null review'],
  ['unmet, and the pack leaves it to a person', ['unmet'], true, 'license-required null review'],
  ['what is met stays met when a person would decide', ['met'], true, 'BY true clear'],
  ['the worst decides: one met, one unmet', ['met', 'unmet'], false, 'license-required false blocked'],
  ['the worst decides: curable and unmet', ['curable', 'unmet'], false, 'license-required false blocked'],
  ['the worst decides: waiting and curable', ['waiting', 'curable'], false, 'exception false blocked'],
  ['the worst decides: waiting and doubtful', ['waiting', 'doubtful'], false, 'BY null review'],
  ['the worst decides: met and waiting', ['met', 'waiting'], false, 'indeterminate null review'],
  ['an embargo is over everything', ['unmet', 'prohibited', 'met'], false, 'prohibited false blocked'],
])('%s', (_row, coverages, forPerson, wanted) => {
  const { outcome, authorized, floor } = outcomeOf(coverages, 'exception', forPerson);
  const carried = outcomeOf(coverages, 'license-required', forPerson);
  const shown = outcome === carried.outcome ? outcome : 'BY';
  expect(`${shown} ${authorized} ${floor}`).toBe(wanted);
});
