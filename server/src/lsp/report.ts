/**
 * The report for the editor: `exportlint/report` gives the model that the report view shows, `exportlint/render` the same check as text in
 * any format that there is. Both are of the newest text, saved or not.
 */
import { createHash } from 'node:crypto';
import { type CancellationToken, type Connection, RequestType } from 'vscode-languageserver';
import { folderOf, nearestConfiguration } from '../lint/files.ts';
import type { Report } from '../lint/types.ts';
import { FORMATS } from '../report/formats.ts';
import { modelOf } from '../report/model/build.ts';
import type { ReportModel } from '../report/model/types.ts';
import { PLAIN } from '../report/terminal.ts';
import type { View } from '../report/view.ts';
import type { Environment, Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { fileOf, uriOf } from './uris.ts';

/** `scope`: the URI of the file that is asked about; null: all of the workspace. */
export interface ReportParams {
  readonly scope: string | null;
}

export interface ReportAnswer {
  readonly model: ReportModel;
  /** URIs of `model.files`, in their order. */
  readonly uris: readonly string[];
}

/** Why there is no report. */
export interface NoReport {
  readonly problem: string;
}

export interface RenderParams extends ReportParams {
  /** A name that `exportlint/formats` gives. */
  readonly format: string;
}

export const ReportRequest = new RequestType<ReportParams, ReportAnswer | NoReport, void>('exportlint/report');
export const RenderRequest = new RequestType<RenderParams, { readonly text: string } | NoReport, void>(
  'exportlint/render',
);
/** Names of the formats that `exportlint/render` knows. */
export const FormatsRequest = new RequestType<Record<string, never>, readonly string[], void>('exportlint/formats');

/** Columns of formats that are laid out for a terminal. */
const WIDTH = 100;

/** Answers the requests for reports. */
export function answerReports(connection: Connection, session: Session, { version }: Environment): void {
  const countryName = (code: string): string | undefined => session.core.catalog.findCountry(code)?.country.name;
  const viewOf = async (scope: string | null, token: CancellationToken): Promise<View | NoReport> => {
    const snapshot = await session.newest(token);
    return typeof snapshot.report === 'string'
      ? { problem: snapshot.report }
      : viewOn(snapshot, snapshot.report, scope, session, session.core.regimes);
  };

  connection.onRequest(ReportRequest, async ({ scope }, token) => {
    const view = await viewOf(scope, token);
    if ('problem' in view) return view;
    const model = modelOf(view, { countryName });
    const uris = new Map(
      view.report.files.map((file) => [view.name(file), session.documents.uriOf(file) ?? uriOf(file)]),
    );
    return { model, uris: model.files.map(({ name }) => uris.get(name) as string) };
  });

  connection.onRequest(RenderRequest, async ({ format, scope }, token) => {
    const load = FORMATS.get(format);
    if (!load) return { problem: `There is no format ${format}; there are ${[...FORMATS.keys()].join(', ')}.` };
    const view = await viewOf(scope, token);
    if ('problem' in view) return view;
    const print = await load();
    const look = { width: WIDTH, paint: PLAIN };
    return { text: [...print(view, { look, failOn: 'error', hash, version })].join('') };
  });

  connection.onRequest(FormatsRequest, () => [...FORMATS.keys()]);
}

function viewOn(
  snapshot: Snapshot,
  report: Report,
  scope: string | null,
  { workspace }: Session,
  regimes: View['regimes'],
): View | NoReport {
  const file = scope === null ? undefined : fileOf(scope);
  if (file !== undefined && !report.files.includes(file)) return { problem: 'This file is none of Exportlint’s.' };
  const above = commonFolder(report.files);
  const configurations = new Map([...workspace.configurations()].map((one) => [folderOf(one.source.file), one]));
  return {
    report,
    files: file === undefined ? report.files : [file],
    source: snapshot.source,
    name: (name) => name.slice(above.length) || name,
    regimes,
    isOverridden: (of, rule) => nearestConfiguration(of, configurations)?.config.severity[rule] !== undefined,
  };
}

/** The folder that all files lie in, with its `/`; file names in a report begin below it. */
function commonFolder(files: readonly string[]): string {
  let common = files[0]?.replace(/[^/]*$/, '') ?? '';
  for (const file of files) {
    while (!file.startsWith(common)) common = common.replace(/[^/]*\/$/, '');
  }
  return common;
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
