/** SHA-256 in hexadecimal, which the core asks for and does not have. */
import { createHash } from 'node:crypto';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
