/** The clock and the event loop, handed in so that the server runs in Node and in a web worker alike. */
export interface Turns {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Resolves after the messages at hand have been taken in. */
  next(): Promise<void>;
}
