/** From a check to the model: one walk over the lines, with everything that repeats told once. */
import type { Determination, ExceptionStatus, JudgedLine, RuleCard, Summary } from '../../lint/types.ts';
import { ageOn, ageText } from '../ages.ts';
import { grouped, groupMessage } from '../groups.ts';
import { answerOf, placedFindings, rangeAt, type View } from '../view.ts';
import { outcomeWords } from '../words.ts';
import { allocationsOf, type Consumption } from './allocationModel.ts';
import type { RegimeText } from './regimeText.ts';
import { shipmentOf } from './shipments.ts';
import { Table } from './table.ts';
import type {
  AnswerModel,
  FileModel,
  FindingModel,
  LineModel,
  Place,
  ReasonModel,
  RegimeModel,
  ReportModel,
  RuleModel,
  ShipmentModel,
} from './types.ts';

/** What the core cannot know by itself. */
export interface Outside {
  /** SHA-256 of a file's text in hex. */
  readonly sha256?: (file: string) => string | undefined;
  /** The name of a country, by its ISO code. */
  readonly countryName?: (code: string) => string | undefined;
}

/** The model of a view. `sha256` and country names are omitted where no one hands them in. */
export function modelOf(view: View, { sha256, countryName }: Outside = {}): ReportModel {
  const builder = new Builder(view);
  const shown = new Set(view.files);
  for (const file of view.report.files) {
    // Lines of other files may draw on the same allocations; they give points, but no rows.
    for (const line of view.report.lines(file)) builder.add(line, shown.has(file));
  }
  const findings = builder.findings();
  const countries: Record<string, string> = {};
  for (const code of builder.shipments.rows.flatMap(({ destinations }) => destinations)) {
    if (code !== null) countries[code] ??= countryName?.(code) ?? code;
  }
  return {
    version: 1,
    asOf: view.report.asOf,
    incomplete: view.report.incomplete,
    summary: builder.summary(findings),
    regimes: builder.regimes(),
    countries,
    shipments: builder.shipments.rows,
    lines: builder.lines,
    reasons: builder.reasons.rows,
    exceptions: builder.exceptions.rows,
    rules: builder.rules,
    findings,
    allocations: allocationsOf(view, builder.consumptions, countryName),
    files: builder.files(sha256),
  };
}

class Builder {
  readonly shipments = new Table<ShipmentModel>();
  readonly reasons = new Table<ReasonModel>();
  readonly exceptions = new Table<ExceptionStatus>();
  readonly lines: LineModel[] = [];
  readonly rules: Record<string, RuleModel> = {};
  readonly consumptions: Consumption[] = [];
  readonly #view: View;
  readonly #files = new Table<string>();
  readonly #linesOf = new Map<string, number>();
  readonly #urls = new Map<string, string | null>();
  readonly #decides = new Map<string, number>();

  constructor(view: View) {
    this.#view = view;
    for (const file of view.files) this.#file(file);
  }

  #file(file: string): number {
    return this.#files.index(file, () => file);
  }

  add(line: JudgedLine, shown: boolean): void {
    const draws = line.determinations.some((of) => of.allocations.length > 0);
    if (!shown && !draws) return;
    const source = this.#view.source(line.file);
    const file = this.#file(line.file);
    const { start } = rangeAt(this.#view, line.file, line.at);
    const at: Place = { file, line: start.line, character: start.character };
    const { shipment, cited } = shipmentOf(line, source, file);
    if (shown) {
      this.#linesOf.set(line.file, (this.#linesOf.get(line.file) ?? 0) + 1);
      const first = line.determinations[0]?.regime;
      if (first !== undefined) this.#decides.set(first, (this.#decides.get(first) ?? 0) + 1);
      this.lines.push({
        shipment: this.shipments.index(`${file} ${line.document} ${shipment.delivery}`, () => shipment),
        at,
        item: line.item,
        name: line.resolved?.name ?? line.item,
        quantity: line.quantity,
        totalTpp: line.totalTpp,
        class: line.class,
        cited,
        answers: line.determinations.map((of) => this.#answer(of, line.date ?? undefined)),
      });
    }
    if (draws) {
      this.consumptions.push({
        line,
        at,
        index: shown ? this.lines.length - 1 : null,
        answer: answerOf(line),
        signed: shipment.signed,
      });
    }
  }

  #answer(of: Determination, date: string | undefined): AnswerModel {
    const regime: RegimeText | undefined = this.#view.regimes.get(of.regime);
    return {
      regime: of.regime,
      verdict: of.verdict,
      outcome: of.outcome,
      words: outcomeWords(of),
      authorized: of.authorized,
      review: of.review,
      ...(of.reviewWords === undefined ? {} : { reviewWords: of.reviewWords }),
      reasons: of.reasons.map(({ code, rule = `${of.regime}/${code}`, raises, text, citation }) => {
        const url = this.#url(regime, citation, date);
        return this.reasons.index([of.regime, rule, raises, text, citation, url].join('\n'), () => {
          this.#rule(rule, date);
          return { regime: of.regime, code, rule, raises, text, citation, url };
        });
      }),
      exceptions: of.exceptions.map(({ code, status, because }) =>
        this.exceptions.index([code, status, because].join('\n'), () => ({ code, status, because })),
      ),
      missing: of.missing.map((path) => path.join('.')),
    };
  }

  /** Lines of a document ask for the same texts on the same day. */
  #url(regime: RegimeText | undefined, citation: string, date: string | undefined): string | null {
    if (citation === '' || regime?.url === undefined) return null;
    const key = `${regime.id} ${date} ${citation}`;
    let url = this.#urls.get(key);
    if (url === undefined) {
      url = regime.url(citation, date) ?? null;
      this.#urls.set(key, url);
    }
    return url;
  }

  #rule(id: string, date: string | undefined): void {
    if (Object.hasOwn(this.rules, id)) return;
    const card: RuleCard | undefined = this.#view.report.card(id, date);
    if (card) this.rules[id] = { title: card.title, summary: card.summary, todo: card.todo };
  }

  findings(): FindingModel[] {
    return grouped(placedFindings(this.#view)).map((group) => {
      const { first, others } = group;
      const { rule, severity, certainty, citation, url, suppressed, date } = first.finding;
      this.#rule(rule, date);
      return {
        rule,
        severity,
        certainty,
        message: groupMessage(this.#view, group),
        citation: citation ?? null,
        url: url ?? null,
        suppressed,
        places: [first, ...others].map(({ file, range }) => ({ file: this.#file(file), ...range.start })),
      };
    });
  }

  /** As `summaryOf`, from what has been gathered: walking over all lines again would cost as much as the model. */
  summary(findings: readonly FindingModel[]): Summary {
    const places = (wanted: (finding: FindingModel) => boolean): number =>
      findings.filter(wanted).reduce((sum, finding) => sum + finding.places.length, 0);
    const shown = (severity: FindingModel['severity']): number =>
      places((finding) => finding.suppressed === null && finding.severity === severity);
    return {
      files: this.#view.files.length,
      documents: this.#view.files.reduce((sum, file) => sum + (this.#view.source(file)?.docs.length ?? 0), 0),
      lines: this.lines.length,
      errors: shown('error'),
      warnings: shown('warning'),
      infos: shown('info'),
      suppressed: places((finding) => finding.suppressed !== null),
    };
  }

  regimes(): RegimeModel[] {
    const used = new Set(this.lines.flatMap(({ answers }) => answers.map(({ regime }) => regime)));
    const { asOf } = this.#view.report;
    return [...used].map((id) => {
      const info = this.#view.regimes.get(id);
      return {
        id,
        title: info?.title ?? id,
        version: info?.version ?? '',
        verifiedUntil: info?.verifiedUntil ?? '',
        age: info ? ageText({ verified: info.verifiedUntil, ageDays: ageOn(asOf, info.verifiedUntil) }) : '',
        decides: this.#decides.get(id) ?? 0,
      };
    });
  }

  files(sha256: Outside['sha256']): FileModel[] {
    const shown = new Set(this.#view.files);
    return this.#files.rows.map((file) => ({
      name: this.#view.name(file),
      shown: shown.has(file),
      documents: this.#view.source(file)?.docs.length ?? 0,
      lines: this.#linesOf.get(file) ?? 0,
      sha256: sha256?.(file) ?? null,
    }));
  }
}
