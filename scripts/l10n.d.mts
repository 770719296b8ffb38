export function buildL10n(options?: { check?: boolean }): string[];
export function textsOf(source: string): string[];
