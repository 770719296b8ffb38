/** Charts as SVG text, made without a browser, for pages that run no script. */
import type { AllocationModel } from '../model/types.ts';
import { burnDown, type Palette } from './burnDown.ts';
import { init } from './parts.ts';

/**
 * ECharts computes with colours, so that it must be given real ones; each of these stands for a variable of the page, so that one
 * picture fits light, dark and high contrast.
 */
const STAND_INS: Readonly<Record<keyof Palette, string>> = {
  ink: '#010101',
  muted: '#010102',
  grid: '#010103',
  used: '#010104',
  cap: '#010105',
  refused: '#010106',
  paper: '#010107',
};

/** Without quotes, since it stands in attributes. */
const FONT = 'Segoe UI,Helvetica Neue,Noto Sans,Liberation Sans,Arial,sans-serif';

/** The burn-down of an allocation as an `<svg>` element. Its colours are the page's variables `--chart-ink`, `--chart-muted` …; width and height in CSS pixels. */
export function burnDownSvg(allocation: AllocationModel, width: number, height: number, label: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(burnDown(allocation, { palette: STAND_INS, font: FONT, still: true }));
    return inPage(chart.renderToSVGString(), label);
  } finally {
    chart.dispose();
  }
}

function inPage(svg: string, label: string): string {
  let text = svg;
  for (const [name, color] of Object.entries(STAND_INS)) {
    const rgb = `rgb(1,1,${Number.parseInt(color.slice(5), 16)})`;
    for (const spelled of [color, rgb]) text = text.replaceAll(spelled, `var(--chart-${name})`);
  }
  const name = label.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return text.replace('<svg ', `<svg role="img" aria-label="${name}" `);
}
