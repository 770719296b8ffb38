/** A legend of exemption from the filing, held against the line that it is for. */
import { readFiling } from '../catalog/exportForms.ts';
import { quoted } from '../yaml/wording.ts';
import { currencyOf, currencyWords, DEFAULT_CURRENCY } from './currency.ts';
import type { TradeProblem } from './problems.ts';
import type { Line, Shipment } from './types.ts';

/** The problem that the legend of the shipment makes for the line; undefined where it makes none, or where there is no legend. */
export function exemptionProblem(shipment: Shipment, line: Line): TradeProblem | undefined {
  const legend = shipment.documents?.['eeiItn'];
  const filing = typeof legend === 'string' ? readFiling(legend) : undefined;
  if (typeof legend !== 'string' || filing?.kind !== 'exempt') {
    return undefined;
  }
  const { exemption, section } = filing;
  const why = exemption === undefined ? `of section ${section} is not known here` : whyNot(exemption, shipment, line);
  if (why === undefined) {
    return undefined;
  }
  return {
    rule: 'trade/eei-exemption',
    severity: 'warning',
    at: line.at,
    message: `Exemption ${quoted(legend)} ${why}. File in AES and give the ITN.`,
    fixes: [],
    ...(exemption ? { citation: exemption.cite } : {}),
    doubt: true,
  };
}

type Exemption = NonNullable<Extract<ReturnType<typeof readFiling>, { kind: 'exempt' }>['exemption']>;

function whyNot(exemption: Exemption, shipment: Shipment, line: Line): string | undefined {
  const cited = line.authorization ?? shipment.authorization;
  if (exemption.licensed === false && cited.some(({ kind }) => kind === 'license')) {
    return 'is closed to licensed goods, and this line cites a licence';
  }
  const to = shipment.ultimateConsignee?.country;
  if (exemption.destinations !== undefined && (to === undefined || !exemption.destinations.includes(to))) {
    return `is for ${exemption.words}, and these go to ${to ?? 'an unknown country'}`;
  }
  if (exemption.upTo === undefined) {
    return undefined;
  }
  const { unitValue, quantity } = line;
  const currency = currencyOf(line, shipment);
  const value = unitValue === undefined || quantity === undefined ? undefined : unitValue * quantity;
  if (value === undefined) {
    return `is for ${exemption.words}, and the value of this line is unknown`;
  }
  if (currency !== DEFAULT_CURRENCY) {
    return `is for ${exemption.words}, and this line is valued in ${currencyWords(currency)}`;
  }
  return value > exemption.upTo ? `is for ${exemption.words}; this line is worth ${value}` : undefined;
}
