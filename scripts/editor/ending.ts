/** When a program that serves until it is told otherwise has to end. Node built-ins only. */
import { readFileSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_EVERY_MS = 500;

/** Resolves when someone ends this process, or the `npm` that runs it: npm passes not every signal on. */
export function askedToEnd(): Promise<unknown> {
  return new Promise<unknown>((resolve) => {
    for (const signal of SIGNALS) {
      process.once(signal, resolve);
    }
    if (process.env.npm_lifecycle_event) {
      const before = ancestors();
      const timer = setInterval(() => {
        if (ancestors() !== before) {
          clearInterval(timer);
          resolve(undefined);
        }
      }, LOOK_EVERY_MS);
      timer.unref();
    }
  });
}

/** The shell that npm runs a script in, and npm itself; an orphan's parent is another process than before. Linux only. */
function ancestors(): string {
  return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(statusOf(process.ppid))?.[1]}`;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // gone, between two looks
  }
}
