const POLL_MS = 50;

/** Polls until `get` gives something other than undefined, and returns that; throws after `ms` milliseconds, saying what was awaited. */
export async function until<T>(
  what: string,
  get: () => T | undefined | PromiseLike<T | undefined>,
  ms = 30_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await get();
    if (value !== undefined) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`timed out waiting for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
