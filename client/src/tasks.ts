/** Tasks of the type `exportlint`: `exportlint check` in a terminal, with the project's own copy where it has one. */
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

const TYPE = 'exportlint';

/** As package.json declares it. */
interface Definition extends vscode.TaskDefinition {
  readonly paths?: readonly string[];
  readonly regime?: string;
  readonly format?: string;
  readonly failOn?: string;
}

export function taskProvider(extensionPath: string): vscode.Disposable {
  const make = (definition: Definition, folder: vscode.WorkspaceFolder): vscode.Task => {
    const { paths = [], regime, format, failOn } = definition;
    const options = Object.entries({ regime, format, 'fail-on': failOn }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, value],
    );
    const task = new vscode.Task(
      definition,
      folder,
      vscode.l10n.t('check'),
      'exportlint',
      new vscode.ProcessExecution(
        process.execPath,
        [commandLine(folder, extensionPath), 'check', ...options, ...paths],
        {
          cwd: folder.uri.fsPath,
          env: { ELECTRON_RUN_AS_NODE: '1' }, // in the desktop the extension host's own binary is Electron's
        },
      ),
      // No problem matcher: the language server shows the same findings already.
    );
    task.group = vscode.TaskGroup.Test;
    task.detail = ['exportlint check', ...options, ...paths].join(' ');
    return task;
  };
  const folders = (): readonly vscode.WorkspaceFolder[] =>
    (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () => folders().map((folder) => make({ type: TYPE }, folder)),
    resolveTask: ({ definition, scope }) => {
      const folder = typeof scope === 'object' ? scope : folders()[0];
      return folder && make(definition as Definition, folder);
    },
  });
}

/** The version that a project has chosen goes before the one that comes with the extension. */
function commandLine(folder: vscode.WorkspaceFolder, extensionPath: string): string {
  const own = path.join(folder.uri.fsPath, 'node_modules/exportlint/dist/cli.js');
  return existsSync(own) ? own : path.join(extensionPath, 'dist', 'cli.mjs');
}
