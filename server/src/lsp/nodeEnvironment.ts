/** What the server runs in under Node. */
import { version } from '../../package.json';
import { check, loadCore, newCache } from '../lint/index.ts';
import { packValidator } from '../regime/validatePack.ts';
import { nodeDisk } from './nodeDisk.ts';
import type { Environment } from './session.ts';

export function nodeEnvironment(): Environment {
  return {
    check,
    newCache,
    core: loadCore(),
    shape: packValidator(),
    disk: nodeDisk,
    turns: {
      now: () => performance.now(),
      clock: () => new Date().toISOString(),
      // Two turns of the loop: the connection takes in the next message in a turn of its own.
      next: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
    },
    today,
    version,
  };
}

/** The date where the person sits. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
