/** A value that is offered, before it becomes a completion of the protocol. */
export interface Suggestion {
  readonly label: string;
  /** Behind the label. */
  readonly detail?: string;
  /** What may be typed to find it, besides the label. */
  readonly also?: readonly string[];
  /** What is written; the label when omitted. */
  readonly text?: string;
  /** `text` in the snippet syntax of the protocol; only for clients that know it. */
  readonly snippet?: string;
  readonly documentation?: string;
}
