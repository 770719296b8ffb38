/** The table of legal forms that ships with Exportlint, made from catalog/legal-forms.yaml by `npm run generate`. */

import forms from './generated/legal-forms.json' with { type: 'json' };

/** A legal form of companies, with the spellings that say nothing about which company it is. */
export interface LegalForm {
  /** Unique, such as `GMBH`. */
  readonly code: string;
  readonly at: 'front' | 'behind' | 'both';
  /** Abbreviations; points, strokes and spaces are where they can be divided. */
  readonly short: readonly string[];
  /** Spelled out. */
  readonly long: readonly string[];
  /** The abbreviations count only with their points or strokes. */
  readonly punctuated?: true;
}

export const shippedLegalForms = forms as unknown as readonly LegalForm[];
