interface Countries {
  readonly countries: readonly { readonly code: string; readonly name: string; readonly aliases?: readonly string[] }[];
}

export function placeholderProblems(
  file: { placeholders: Record<string, { whole?: string[]; apart?: string[]; phrase?: string[] }> },
  countries: Countries,
): string[];

export function formatProblems(
  file: {
    itn: { pattern: string; example: string };
    exemptions: { sections: { section: string; destinations?: string[] }[] };
  },
  countries: Countries,
): string[];
