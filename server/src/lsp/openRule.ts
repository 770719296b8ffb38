/** `exportlint.openRule` for clients that do not bring the command themselves: the text's address is opened, or told. */
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { RuleCard } from '../lint/types.ts';

/** Shows where a rule stands; `url` is the dated address that came with the finding. */
export async function openRule(
  connection: Connection,
  showsDocuments: boolean,
  card: RuleCard | undefined,
  url: string | undefined,
): Promise<void> {
  const address = url ?? card?.links[0]?.url;
  if (address !== undefined && showsDocuments) {
    const { success } = await connection.window.showDocument({ uri: address, external: true });
    if (success) return;
  }
  const text = [card?.title, card?.citation, address].filter((part) => part).join('\n');
  const message = text === '' ? 'No text is known for this rule.' : text;
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}
