/** What the report rests on, what it does not say, and who stands for it. */
import { figure } from '../model/answers.ts';
import type { ReportModel } from '../model/types.ts';
import { count } from '../terminal.ts';
import { type Markup, markup } from './markup.ts';
import { longDate, paged } from './parts.ts';

/** `catalogue`: its version, where it is known. */
export function basis(model: ReportModel, catalogue: string | undefined): Markup {
  return markup`<h3>Regimes</h3>
<table class="${paged(model.regimes.length)}"><thead><tr><th scope="col">Regime</th><th scope="col">Version</th><th scope="col">Compared with the official text up to</th><th scope="col" class="num">Lines decided</th></tr></thead>
<tbody>${model.regimes.map(({ id, title, version, verifiedUntil, decides }) => markup`<tr><td>${title}<span class="sub">${id}</span></td><td>${version}</td><td>${longDate(verifiedUntil)}</td><td class="num">${decides === 0 ? 'for comparison' : figure(decides)}</td></tr>`)}</tbody></table>
${catalogue !== undefined && markup`<p>Figures of chips and names of countries: catalogue of ${longDate(catalogue)}.</p>`}
<h3>Files</h3>
<table class="files${paged(model.files.length)}"><thead><tr><th scope="col">File</th><th scope="col" class="num">Line items</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${model.files.map(
    ({
      name,
      lines,
      shown,
      sha256,
    }) => markup`<tr><td>${name}${!shown && markup`<span class="sub">read for its share of an allocation</span>`}</td><td class="num">${shown && figure(lines)}</td><td class="hash">${sha256 ?? 'not taken'}</td></tr>
`,
  )}</tbody></table>
<h3>What this report does not say</h3>
<ul class="limits">
<li><strong>Screening was not done here.</strong> Exportlint looks no name up in a list of denied, unverified or listed parties: it takes what the documents say. ${screening(model)}</li>
<li>It judges what the documents state. Whether they are true is for the person who signs.</li>
<li><strong>It is not legal advice</strong> and replaces no licence, classification or advisory opinion. The official text decides.</li>
</ul>`;
}

function screening({ shipments }: ReportModel): string {
  const without = shipments.filter(({ screened }) => !screened).length;
  if (shipments.length === 0) return '';
  if (without === 0) return 'Every shipment has a record of screening.';
  return `${count(without, 'shipment')} of ${figure(shipments.length)} ${without === 1 ? 'has' : 'have'} no record of screening.`;
}

export function signature(): Markup {
  return markup`<section class="signature" aria-label="Signatures">${['Prepared by', 'Reviewed by'].map(
    (who) =>
      markup`<div class="who"><h3>${who}</h3>${['Name and function', 'Signature', 'Date'].map((what) => markup`<div class="blank"><span>${what}</span></div>`)}</div>`,
  )}</section>`;
}
