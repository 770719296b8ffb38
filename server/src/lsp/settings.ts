/** The editor's settings. They choose where `exportlint.yaml` is silent and override nothing in it. */
import { DEFAULTS, type Known } from '../lint/configuration.ts';
import type { Config } from '../lint/types.ts';

/** The section of the editor's settings that is ours. */
export const SECTION = 'exportlint';

/** What holds where no configuration file says anything. `warn` is told of what cannot be used; it counts as not set. */
export function defaultsFrom(settings: unknown, { regimes }: Known, warn: (message: string) => void): Config {
  const { regime, alsoCheck } =
    settings !== null && typeof settings === 'object' ? (settings as Record<string, unknown>) : {};
  const isKnown = (key: string, id: unknown): id is string => {
    if (id === undefined || id === null || id === '') return false;
    if (regimes.includes(id as string)) return true;
    warn(`The setting ${SECTION}.${key} names ${JSON.stringify(id)}; there are the regimes ${regimes.join(', ')}.`);
    return false;
  };
  return {
    ...DEFAULTS,
    ...(isKnown('regime', regime) ? { regime } : {}),
    ...(Array.isArray(alsoCheck) ? { alsoCheck: alsoCheck.filter((id) => isKnown('alsoCheck', id)) } : {}),
  };
}

/** What the editor shows next to the findings. Each can be switched off. */
export interface Features {
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
}

/** `exportlint.inlayHints.enabled` and `exportlint.codeLens.enabled`; on where nothing is set. */
export function featuresFrom(settings: unknown): Features {
  const isOn = (key: string): boolean => {
    const section = settings !== null && typeof settings === 'object' ? (settings as Record<string, unknown>)[key] : {};
    return (section as { enabled?: unknown } | null | undefined)?.enabled !== false;
  };
  return { inlayHints: isOn('inlayHints'), codeLens: isOn('codeLens') };
}
