/** What is wrong with a condition, and where it stands in the pack. */
export type Where = readonly (string | number)[];

export class ConditionError extends Error {
  readonly path: Where;
  constructor(message: string, path: Where) {
    super(message);
    this.path = path;
  }
}
