/** What can be done about the status of a file: the menu behind the status item and the button of the editor. */
import * as vscode from 'vscode';
import { COMPARE_REGIMES } from '../comparison.ts';
import { SELECT_REGIME, TRY_REGIME } from '../regime/choose.ts';
import { OPEN_RULE } from '../ruleView.ts';
import type { ShownStatus } from './statusItem.ts';

/** @param shown  what the status item says */
export async function showStatusMenu(shown: ShownStatus | undefined): Promise<void> {
  const { t } = vscode.l10n;
  const entries = [
    [SELECT_REGIME, t('$(law) Choose the regime…')],
    [TRY_REGIME, t('$(beaker) Try another regime in this session…')],
    [COMPARE_REGIMES, t('$(split-horizontal) Compare what the regimes say')],
    ['exportlint.reportFile', t('$(graph) Open the report on this file')],
    [OPEN_RULE, t('$(book) Open a rule…')],
    ['exportlint.showOutput', t('$(output) Show the output')],
  ] as const;
  const known = await vscode.commands.getCommands(true);
  const picked = await vscode.window.showQuickPick(
    entries.filter(([command]) => known.includes(command)).map(([command, label]) => ({ command, label })),
    {
      title: shown ? `Exportlint · ${shown.answer.text}` : 'Exportlint',
      placeHolder:
        shown && [shown.answer.detail, ...(shown.pack ? [`${shown.pack.text}, ${shown.pack.detail}`] : [])].join(' · '),
    },
  );
  if (picked) await vscode.commands.executeCommand(picked.command);
}
