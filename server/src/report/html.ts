/**
 * The report as a page: one file that reads, prints and archives by itself. It holds no script and asks no other host for anything;
 * its policy forbids both, so that a document cannot bring any in either.
 */
import { loadCatalog } from '../catalog/index.ts';
import { shippedCatalog } from '../catalog/shipped.ts';
import { textOf } from '../yaml/index.ts';
import type { Format } from './format.ts';
import { allocations } from './html/allocationsSection.ts';
import { basis, signature } from './html/basis.ts';
import { findings, matrix, suppressions } from './html/findings.ts';
import { lineItems } from './html/lineItems.ts';
import { cssString, markup, sound } from './html/markup.ts';
import { contents, opening, type Section } from './html/opening.ts';
import { longDate } from './html/parts.ts';
import { STYLE } from './html/style.ts';
import { workList } from './html/workList.ts';
import { modelOf, type Outside } from './model/build.ts';
import type { ReportModel } from './model/types.ts';
import type { View } from './view.ts';

export interface PageOptions {
  /** What made the report, with its version. */
  readonly tool?: string;
  /** Version of the catalogue, on whose figures classes and amounts rest. */
  readonly catalogue?: string;
}

/** The page as a format among others; countries are named as the catalogue that ships names them. */
export const htmlReport: Format = (view, { hash, version }) => {
  const catalog = loadCatalog(shippedCatalog);
  return [
    html(view, {
      tool: `Exportlint ${version}`,
      catalogue: catalog.version,
      countryName: (code) => catalog.findCountry(code)?.country.name,
      sha256: (file) => {
        const source = view.source(file);
        return source === undefined || source.broken ? undefined : hash(textOf(source));
      },
    }),
  ];
};

/** The report of a view as a whole HTML page. */
export function html(view: View, outside: Outside & PageOptions = {}): string {
  return renderHtml(modelOf(view, outside), outside);
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A model as a whole HTML page. */
export function renderHtml(model: ReportModel, { tool, catalogue }: PageOptions = {}): string {
  const sections = sectionsOf(model, catalogue);
  const title = `Export control report, ${scopeOf(model)}`;
  return `<!doctype html>\n${
    markup`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title>
<style>${sound(STYLE + runningHeads(model))}</style></head><body><main>
${opening(model, tool)}
${contents(model, sections)}
${sections.map(({ id, title, body }) => markup`<section id="${id}" class="part"><h2>${title}</h2>${body}</section>\n`)}
${signature()}
</main></body></html>
`.markup
  }`;
}

function sectionsOf(model: ReportModel, catalogue: string | undefined): Section[] {
  const suppressed = suppressions(model);
  const places = matrix(model);
  return [
    { id: 'work', title: 'What has to be done', body: workList(model) },
    { id: 'lines', title: 'Line items', body: lineItems(model) },
    { id: 'allocations', title: 'Allocations', body: allocations(model) },
    ...(places ? [{ id: 'matrix', title: 'Destinations and classes', body: places }] : []),
    { id: 'findings', title: 'Findings', body: findings(model) },
    ...(suppressed ? [{ id: 'suppressed', title: 'Suppressed findings', body: suppressed }] : []),
    { id: 'basis', title: 'What this report rests on', body: basis(model, catalogue) },
  ];
}

function scopeOf({ files }: ReportModel): string {
  const shown = files.filter((file) => file.shown);
  return shown.length === 1 ? (shown[0]?.name as string) : `${shown.length} files`;
}

/** What is in the margins of every printed page. */
function runningHeads(model: ReportModel): string {
  return `@page{@top-left{content:${cssString('Export control report')}}@top-right{content:${cssString(`${scopeOf(model)}, as of ${longDate(model.asOf)}`)}}}`;
}
