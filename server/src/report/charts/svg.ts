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

export interface SvgLook {
  /** Unique in the page. */
  readonly id: string;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Without quotes, since it is in attributes. */
const FONT = 'Segoe UI,Helvetica Neue,Noto Sans,Liberation Sans,Arial,sans-serif';

/** The burn-down of an allocation as an `<svg>` element. Its colours are the page's variables `--chart-ink`, `--chart-muted` …; width and height in CSS pixels. */
export function burnDownSvg(allocation: AllocationModel, { id, label, width, height }: SvgLook): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(burnDown(allocation, { palette: STAND_INS, font: FONT, still: true }));
    return inPage(chart.renderToSVGString(), id, label);
  } finally {
    chart.dispose();
  }
}

/**
 * The text as a page takes it: with our colours and a name, without what is there for scripts, and with ids of its own, which ECharts
 * numbers through all charts that a process ever made; the same report must give the same page.
 */
function inPage(svg: string, id: string, label: string): string {
  let text = svg
    .replace(/<style ?>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`);
  for (const [name, color] of Object.entries(STAND_INS)) {
    const rgb = `rgb(1,1,${Number.parseInt(color.slice(5), 16)})`;
    for (const spelled of [color, rgb]) text = text.replaceAll(spelled, `var(--chart-${name})`);
  }
  const name = label.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return text.replace('<svg ', `<svg role="img" aria-label="${name}" `);
}
