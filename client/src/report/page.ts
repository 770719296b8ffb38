/** The page that a webview starts with: no content yet, and a policy that lets nothing in but our own script and style. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** @param extension  folder of the extension, whose `dist` holds the page's script and style */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(18).toString('base64');
  const of = (name: string): vscode.Uri => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name));
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Exportlint Report</title>
<link rel="stylesheet" href="${of('report.css')}" nonce="${nonce}">
</head><body><div id="report"></div>
<script nonce="${nonce}" src="${of('report.js')}"></script>
</body></html>`;
}
