/** What a licence, an agreement or a validated end user on file says of itself. */
import { amount, spanText } from '../../report/words.ts';
import type { Agreement, License, Registers, Veu } from '../../trade/types.ts';
import { plain } from '../markdown.ts';

/** Undefined when it is not on file. */
export function registerTerms(cited: string, registers: Registers | undefined): string | undefined {
  const license = registers?.licenses.get(cited);
  const agreement = registers?.agreements.get(cited);
  const veu = registers?.veus.get(cited);
  const rows = license ? licenseRows(license) : agreement ? agreementRows(agreement) : veu ? veuRows(veu) : undefined;
  if (!rows) return undefined;
  const told = rows.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name} ${plain(value)}`.trimStart()],
  );
  return `**${plain(cited)}**${told.length > 0 ? `: ${told.join(', ')}` : ''}`;
}

type Row = readonly [name: string, value: string | undefined];

function licenseRows(of: License): Row[] {
  const limit =
    of.quantity !== undefined
      ? amount(of.quantity, 'units')
      : of.tpp !== undefined
        ? amount(of.tpp, 'tpp')
        : of.value !== undefined
          ? amount(of.value, 'value')
          : undefined;
  return [
    ['held by', of.holder],
    ['for', of.consignee],
    ['in', of.destinations?.join(', ')],
    ['items', of.itemTexts.length > 0 ? of.itemTexts.join(', ') : undefined],
    ['class', of.classes?.join(', ')],
    ['of', limit],
    ['valid', spanText(of.validFrom, of.validUntil)],
  ];
}

function agreementRows({ title, with: country, from, until, entities, limit, binding }: Agreement): Row[] {
  const every = limit?.per === 'calendar-year' ? ' a year' : ' in all';
  return [
    ['', title],
    ['with', country],
    ['in force', spanText(from, until)],
    ['for', entities?.join(', ')],
    ['limit', limit && `${amount(limit.amount, limit.unit)}${every}`],
    ['binding', binding],
  ];
}

function veuRows({ kind, holder, country, from, until }: Veu): Row[] {
  return [
    ['validated end user,', kind],
    ['held by', holder],
    ['in', country],
    ['valid', spanText(from, until)],
  ];
}
