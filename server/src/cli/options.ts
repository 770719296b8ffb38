/** Options that several commands share. */
import { type Command, Option } from 'commander';

export const REGIME = new Option(
  '--regime <id>',
  'judge by this regime, whatever documents and configuration say; commas for one of each jurisdiction',
);
export const AS_OF = new Option(
  '--as-of <date>',
  "today's date for suppressions and reports; changes no determination",
);

export function addLook(command: Command): Command {
  return command
    .option('--width <columns>', 'width of the text (default: the terminal, at most 120; else 80)')
    .option('--color', 'colour even when no terminal listens (also FORCE_COLOR)')
    .option('--no-color', 'no colour (also NO_COLOR)');
}

export function alsoOption(): Option {
  return new Option(
    '--also <ids>',
    'regimes whose different answer is shown as information; commas or repeated',
  ).argParser((text: string, before: string[] | undefined) => [
    ...(before ?? []),
    ...text.split(',').map((id) => id.trim()),
  ]);
}
