/** `exportlint rules [ID]`: every rule, or one in full. */
import { cardOf, ruleIds } from '../lint/index.ts';
import { backgroundOf } from '../report/ruleBackground.ts';
import { ruleList, ruleText } from '../report/rules.ts';
import { nearest } from '../schema/index.ts';
import { coreHere } from './customData.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { type LookOptions, lookOf } from './look.ts';
import { lines, write } from './output.ts';

/**
 * Runs the command: the rules that judge documents in the working directory. What is wrong with packs there is told, and no reason to
 * show nothing. Throws UsageError for a rule that does not exist.
 */
export async function runRules(id: string | undefined, options: LookOptions): Promise<ExitCode> {
  const look = lookOf(options);
  const { core, wrong } = await coreHere();
  const { regimes } = core;
  for (const text of wrong) process.stderr.write(`${text}\n`);
  const cards = ruleIds(regimes).flatMap((one) => cardOf(one, undefined, regimes) ?? []);
  if (id === undefined) {
    await write(lines(ruleList(cards, look)));
    return EXIT.clean;
  }
  const card = cards.find((one) => one.id === id);
  if (card === undefined) {
    const near = nearest(
      id,
      cards.map((one) => one.id),
    );
    throw new UsageError(
      `Unknown rule ${id}.${near ? ` Did you mean ${near.word}?` : ' `exportlint rules` lists them.'}`,
    );
  }
  await write(lines(ruleText(card, backgroundOf(id, '', core), look)));
  return EXIT.clean;
}
