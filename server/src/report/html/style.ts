/** How the page looks: on light and dark screens, in high contrast, and on A4 or Letter paper. */

const LIGHT = `
--paper:#fff;--ink:#1b2027;--muted:#59636f;--rule:#d5dbe2;--soft:#f4f6f8;--link:#1c5586;
--blocked:#a3122b;--blocked-soft:#fbebee;--review:#8a4a00;--review-soft:#fdf2e3;--caution:#1d5b8f;--caution-soft:#e9f2fa;
--clear:#1d6a38;--clear-soft:#e8f5ec;--not-judged:#563296;--not-judged-soft:#f1ebfb;`;
const DARK = `
--paper:#15181d;--ink:#e7eaee;--muted:#a2acb8;--rule:#383f49;--soft:#1e2229;--link:#8cc4f5;
--blocked:#ff98a6;--blocked-soft:#3b1b21;--review:#ffc27a;--review-soft:#38290f;--caution:#93c9f7;--caution-soft:#152b3e;
--clear:#8fd9a6;--clear-soft:#16301f;--not-judged:#c9b0ff;--not-judged-soft:#2b2140;`;
const STARK_LIGHT = `
--paper:#fff;--ink:#000;--muted:#000;--rule:#000;--soft:#fff;--link:#00e;--blocked:#8a0018;--blocked-soft:#fff;--review:#5c3200;--review-soft:#fff;
--caution:#003a6b;--caution-soft:#fff;--clear:#00471a;--clear-soft:#fff;--not-judged:#3a1280;--not-judged-soft:#fff;`;
const STARK_DARK = `
--paper:#000;--ink:#fff;--muted:#fff;--rule:#fff;--soft:#000;--link:#9cf;--blocked:#ff9daa;--blocked-soft:#000;--review:#ffd08f;--review-soft:#000;
--caution:#a9d6ff;--caution-soft:#000;--clear:#a3eab8;--clear-soft:#000;--not-judged:#d9c6ff;--not-judged-soft:#000;`;

const ANSWERS = ['blocked', 'review', 'caution', 'clear', 'not-judged'];
const each = (rule: (name: string) => string): string => ANSWERS.map(rule).join('');

export const STYLE = `
:root{color-scheme:light dark;${LIGHT}
--chart-ink:var(--ink);--chart-muted:var(--muted);--chart-grid:var(--rule);--chart-used:var(--caution);--chart-cap:var(--blocked);--chart-refused:var(--blocked);--chart-paper:var(--paper)}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
@media (prefers-contrast:more){:root{${STARK_LIGHT}}}
@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){:root{${STARK_DARK}}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.5 "Segoe UI Variable Text","Segoe UI",-apple-system,BlinkMacSystemFont,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
body{margin:0}
main{max-width:62rem;margin:0 auto;padding:3rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:.15rem 0 1.25rem;text-wrap:balance;max-width:24em}
h2{font-size:1.3rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0 0 .9rem;padding-top:.9rem;border-top:2px solid var(--ink)}
h3{font-size:1.02rem;line-height:1.35;font-weight:650;margin:1.4rem 0 .4rem}
code{font:.9em ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace}
p{margin:.4rem 0;max-width:46em}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
.kicker{text-transform:uppercase;letter-spacing:.09em;font-size:.78rem;font-weight:600;color:var(--muted);margin:0}
.muted,.file,.sub,.cite,.places,.rule{color:var(--muted)}
.file,.cite,.rule{font-weight:400;font-size:.86em}
.sub{display:block;font-size:.84em}
.part{margin-top:2.6rem}
.alarm{border:2px solid var(--blocked);padding:.6rem .9rem;max-width:none}
.bar{display:flex;height:.55rem;gap:2px;margin:0 0 .9rem}
.bar span{min-width:3px;background:var(--c)}
${each((name) => `.${name}{--c:var(--${name});--s:var(--${name}-soft)}`)}
.tally{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.5rem 1.5rem;margin:0 0 1.5rem;padding:0}
.tally li{display:flex;flex-direction:column;border-left:3px solid var(--c);padding-left:.7rem}
.tally li.none{opacity:.75;border-left-color:var(--rule)}
.tally .number{font-size:1.7rem;font-weight:650;line-height:1.15}
.tally .word{font-weight:600;color:var(--c)}
.tally .none .word{color:var(--muted)}
.tally .meaning{font-size:.84em;color:var(--muted)}
.facts{display:grid;gap:.3rem;margin:0;padding:.8rem 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.facts div{display:grid;grid-template-columns:7.5rem 1fr;gap:.8rem}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
.contents h2{font-size:1rem;border:0;margin:1.5rem 0 .3rem;padding:0}
.contents ol{columns:2;margin:0;padding-left:1.3rem}
table{border-collapse:collapse;width:100%;font-size:.9em;margin:.3rem 0 .8rem}
caption{text-align:left;color:var(--muted);padding:.1rem 0 .35rem}
th,td{text-align:left;vertical-align:top;padding:.32rem .7rem .32rem 0;border-bottom:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:600;font-size:.88em;color:var(--muted);border-bottom:1.5px solid var(--muted);white-space:nowrap}
.num{text-align:right;white-space:nowrap}
.date,.refs{white-space:nowrap}
.pill{display:inline-block;white-space:nowrap;font-size:.86em;font-weight:600;line-height:1.35;padding:.02rem .45rem;border-radius:.25rem;color:var(--c);background:var(--s);border:1px solid color-mix(in srgb,var(--c) 35%,transparent)}
.outcome{display:inline-block;font-size:.92em;overflow-wrap:anywhere}
.notes{font-size:.9em;margin:.2rem 0 .7rem;padding-left:1.9rem;max-width:58rem}
.notes li{padding-left:.2rem;margin:.18rem 0}
.notes li::marker{font-weight:600;color:var(--c,var(--muted))}
.exceptions{font-size:.86em;color:var(--muted);margin:.2rem 0 .8rem;max-width:58rem}
.exceptions dt{font-weight:600}
.exceptions dd{margin:0 0 0 1.1rem}
.exceptions strong{color:var(--ink);font-weight:600}
.document{margin-bottom:2rem}
.work{margin:0;padding-left:1.6rem}
.work>li{margin:0 0 1.3rem}
.work>li::marker{font-weight:650}
.work h3{margin-top:0}
.work p{margin:.25rem 0}
.places{display:block;font-size:.88em}
.rule{font-size:.8em}
.gauge{display:inline-block;vertical-align:.08em;width:6rem;height:.5rem;background:var(--soft);border:1px solid var(--rule);margin-right:.4rem}
.gauge span{display:block;height:100%;background:var(--c)}
.meter{white-space:nowrap}
figure{margin:1.6rem 0 0}
figcaption{font-weight:650}
figure svg{display:block;width:100%;height:auto;font-family:inherit}
.legend{font-size:.84em;color:var(--muted);max-width:none}
.dot,.dash{display:inline-block;margin:0 .25rem 0 .7rem}
.dot:first-child{margin-left:0}
.dot{width:.65rem;height:.65rem;border:2px solid;vertical-align:-.06em}
.dot.used{border-radius:50%;border-color:var(--chart-used);background:var(--chart-used)}
.dot.refused{border-color:var(--chart-refused);transform:rotate(45deg) scale(.85)}
.dash{width:1.4rem;border-top:2px dashed var(--chart-cap);vertical-align:.25em}
.matrix{width:auto}
.matrix td,.matrix th{padding:.4rem .9rem .4rem .6rem;border:1px solid var(--rule)}
.matrix td{background:var(--s)}
.matrix th[scope=row]{font-weight:600}
.count{display:block;white-space:nowrap;color:var(--c)}
.where{font-size:.94em}
.files .hash{font:.8em/1.5 ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;word-break:break-all}
.limits{max-width:46em;padding-left:1.2rem}
.limits li{margin:.3rem 0}
.signature{display:grid;grid-template-columns:1fr 1fr;gap:2.5rem;margin-top:3rem}
.signature h3{margin:0 0 .2rem}
.blank{border-bottom:1px solid var(--ink);height:3.1rem;display:flex;align-items:flex-end;font-size:.8em;color:var(--muted)}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
@media screen and (max-width:44rem){
main{padding:1.6rem 1.1rem 3rem}
.part table:not(.matrix){display:block;overflow-x:auto}
.part caption{display:block}
.outcome{min-width:9rem}
.findings thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.findings tbody,.findings tr,.findings td{display:block}
.findings tr{padding:.5rem 0;border-bottom:1px solid var(--rule)}
.findings td{padding:.1rem 0;border:0;overflow-wrap:anywhere}
.caps td:first-child{min-width:10rem}
figure{overflow-x:auto}
figure svg{min-width:34rem}
.signature{grid-template-columns:1fr}
.contents ol{columns:1}
}
@page{margin:20mm 16mm 18mm;@top-left{font:8pt "Segoe UI","Helvetica Neue","Liberation Sans",Arial,sans-serif;color:#59636f}@top-right{font:8pt "Segoe UI","Helvetica Neue","Liberation Sans",Arial,sans-serif;color:#59636f}@bottom-left{content:"Not legal advice";font:8pt "Segoe UI","Helvetica Neue","Liberation Sans",Arial,sans-serif;color:#59636f}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt "Segoe UI","Helvetica Neue","Liberation Sans",Arial,sans-serif;color:#59636f}}
@media print{
html{font-size:9.6pt;line-height:1.42}
main{max-width:none;padding:0}
h1{font-size:19pt}
h2{font-size:13pt}
.part{margin-top:1.7rem}
h2,h3,caption,figcaption,thead{break-after:avoid}
tr,.whole,figure svg,figure.short,.work>li,.notes li,.facts,.bar,.tally,.signature,.who{break-inside:avoid}
thead{display:table-header-group}
p,li{orphans:3;widows:3}
a{color:inherit;text-decoration-color:var(--rule)}
.bar,.pill,.gauge,.gauge span,.matrix td,.dot,.tally li{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
