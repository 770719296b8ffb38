/** Choosing a regime: for good, written to where it is looked up, or for this session alone. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { activeYaml } from '../activeDocument.ts';
import { RegimesRequest, StatusRequest } from '../requests.ts';
import { type Place, placesFor, writeRegime } from './places.ts';
import type { Trial } from './trial.ts';

export const SELECT_REGIME = 'exportlint.selectRegime';
export const TRY_REGIME = 'exportlint.tryRegime';

/**
 * Asks for a regime and for the place to write it to, as far as they are not given.
 * @param regime  id, from a key binding or another extension; then the place that decides is written without asking
 */
export async function selectRegime(client: LanguageClient, trial: Trial, regime?: string): Promise<void> {
  const { t } = vscode.l10n;
  const chosen = regime ?? (await pickRegime(client, t('Judge by which regime?')));
  if (chosen === undefined) return;
  const places = await placesFor();
  const place = places.length === 1 || regime !== undefined ? places[0] : await pickPlace(places);
  if (!place) return;
  // Whoever writes a choice down wants to see it; a trial would hide it.
  if (trial.regime() !== undefined) await trial.set(undefined);
  const written = await writeRegime(place, chosen);
  if (written === 'unwritten') {
    void vscode.window.showWarningMessage(
      t('Write the line “regime: {0}” by hand: this file is laid out in braces.', chosen),
    );
  } else if (written && vscode.window.activeTextEditor?.document.uri.toString() !== written.toString()) {
    const open = t('Open');
    const name = vscode.workspace.asRelativePath(written);
    void vscode.window.showInformationMessage(t('{0} now says “regime: {1}”.', name, chosen), open).then((answer) => {
      if (answer === open) void vscode.window.showTextDocument(written);
    });
  }
}

/** Begins a trial with the regime picked, or ends it. */
export async function tryRegime(client: LanguageClient, trial: Trial, regime?: string | null): Promise<void> {
  const { t } = vscode.l10n;
  if (regime === undefined) {
    const chosen = await pickRegime(client, t('Preview a regime (not saved)'), trial.regime());
    if (chosen !== undefined) await trial.set(chosen === OWN ? undefined : chosen);
  } else {
    await trial.set(regime ?? undefined);
  }
}

/** Stands for "each file by its own regime" among the ids. */
const OWN = '';

/** @param tried  a trial that is going on, whose end is then offered */
async function pickRegime(client: LanguageClient, title: string, tried?: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const [regimes, current] = await Promise.all([client.sendRequest(RegimesRequest, {}), regimeOfFile(client)]);
  const ordered = [...regimes].sort((a, b) => Number(b.id === current) - Number(a.id === current));
  const items = ordered.map(({ id, title: name, version, verifiedUntil }) => ({
    id,
    label: `${id === current ? '$(check) ' : ''}${id}`,
    description: id === current ? t('{0} — judges this file now', name) : name,
    detail: t('pack {0}, verified until {1}', version, verifiedUntil),
  }));
  const ending = {
    id: OWN,
    label: t('$(discard) Judge each file by its own regime again'),
    description: '',
    detail: '',
  };
  const picked = await vscode.window.showQuickPick(tried === undefined ? items : [ending, ...items], {
    title,
    matchOnDescription: true,
    placeHolder: t('The regime decides which rules, lists and caps apply'),
  });
  return picked?.id;
}

async function regimeOfFile(client: LanguageClient): Promise<string | undefined> {
  const document = activeYaml();
  if (!document) return undefined;
  const status = await client.sendRequest(StatusRequest, { uri: client.code2ProtocolConverter.asUri(document.uri) });
  return status.ours ? status.regime : undefined;
}

async function pickPlace(places: readonly Place[]): Promise<Place | undefined> {
  const { t } = vscode.l10n;
  const namesItself = places.some(({ kind }) => kind === 'document');
  const picked = await vscode.window.showQuickPick(
    places.map((place) => ({ place, ...placeWords(place, namesItself) })),
    { title: t('Where to write it?') },
  );
  return picked?.place;
}

function placeWords(place: Place, namesItself: boolean): { label: string; detail?: string } {
  const { t } = vscode.l10n;
  switch (place.kind) {
    case 'document':
      return {
        label: t('$(file) This document'),
        detail: t('It names a regime itself, and that goes before everything else'),
      };
    case 'configuration':
      return {
        label: `$(settings-gear) ${vscode.workspace.asRelativePath(place.uri)}`,
        detail: namesItself
          ? t('For the other documents below its folder; this one keeps the regime that it names')
          : t('For all documents below its folder that name no regime'),
      };
    case 'new-configuration':
      return {
        label: t('$(new-file) A new {0}', vscode.workspace.asRelativePath(place.uri)),
        detail: t('Also used by the command line and in CI'),
      };
    case 'settings':
      return place.target === vscode.ConfigurationTarget.Workspace
        ? {
            label: t('$(folder) Settings of this workspace'),
            detail: t('For this editor alone; the command line does not read them'),
          }
        : {
            label: t('$(account) Your own settings'),
            detail: t('For this editor alone; the command line does not read them'),
          };
  }
}
