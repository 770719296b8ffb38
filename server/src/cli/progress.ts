/** Progress of a long check: one line on standard error that rewrites itself, only where someone watches, and gone when it ends. */

export interface Progress {
  /** One more file was checked. */
  readonly step: () => void;
  readonly end: () => void;
}

export interface Listener {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A check that takes no longer than this, in milliseconds, says nothing. */
const SILENCE = 500;
const PACE = 100;

/** `total` is the number of files; `now` gives milliseconds. */
export function progressOn(to: Listener, total: number, now: () => number = () => performance.now()): Progress {
  if (to.isTTY !== true) return { step: () => {}, end: () => {} };
  const started = now();
  let done = 0;
  let told = started + SILENCE - PACE;
  let isShown = false;
  return {
    step: () => {
      done += 1;
      if (now() - told < PACE) return;
      told = now();
      isShown = true;
      const what = done <= total ? `Checking: ${done} of ${total} files` : 'Settling the allocations';
      to.write(`\r\u001b[K${what}`);
    },
    end: () => {
      if (isShown) to.write('\r\u001b[K');
    },
  };
}
