/** The clock and the event loop, handed in so that the server runs in Node and in a web worker alike. */
export interface Turns {
  /** Milliseconds, monotonic. */
  now(): number;
  /** The time of day, ISO 8601. */
  clock?(): string;
  /** Resolves after the messages at hand have been taken in. */
  next(): Promise<void>;
}
