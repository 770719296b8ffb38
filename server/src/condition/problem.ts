/** What is wrong with a condition, and where it is in the pack. */
export type PackPath = readonly (string | number)[];

export class ConditionError extends Error {
  readonly path: PackPath;
  /** The key is meant, not its value. */
  readonly isKey: boolean;
  constructor(message: string, path: PackPath, isKey = false) {
    super(message);
    this.path = path;
    this.isKey = isKey;
  }
}
