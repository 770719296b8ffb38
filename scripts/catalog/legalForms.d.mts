/** catalog/legal-forms.yaml as the checks read it; its schema says the rest. */
export interface LegalFormsFile {
  readonly forms: readonly LegalFormEntry[];
}

export interface LegalFormEntry {
  readonly code: string;
  readonly in: readonly string[];
  readonly at: 'front' | 'behind' | 'both';
  readonly short: readonly string[];
  readonly long: readonly string[];
  readonly punctuated?: true;
}

export function legalFormProblems(
  file: LegalFormsFile,
  countries: { countries: readonly Record<string, unknown>[] },
): string[];
