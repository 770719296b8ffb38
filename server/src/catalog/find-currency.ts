/** Currencies by code. Only the code itself is understood; what people write instead is suggested for. */
import type { Currency } from './types.ts';

const SUGGESTIONS = 3;

export interface CurrencyFinder {
  find(code: string): Currency | undefined;
  suggest(text: string): readonly Currency[];
}

export function currencyFinder(currencies: readonly Currency[]): CurrencyFinder {
  const byCode = new Map(currencies.map((currency) => [currency.code, currency]));
  return {
    find: (code) => byCode.get(code),
    suggest(text) {
      const asked = text.trim().toUpperCase();
      const meant = currencies.filter(({ code, also = [] }) => code === asked || also.includes(asked));
      return meant.length > 0
        ? meant
        : currencies.filter(({ code }) => differs(code, asked) === 1).slice(0, SUGGESTIONS);
    },
  };
}

/** Letters that differ between codes of one length. */
const differs = (a: string, b: string): number =>
  a.length === b.length ? [...a].filter((letter, i) => letter !== b[i]).length : Number.POSITIVE_INFINITY;
