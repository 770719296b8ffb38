/** Things told once and referred to by index. */

export class Table<T> {
  readonly rows: T[] = [];
  readonly #indices = new Map<string, number>();

  /** The index of the row with this key; made when it is not there yet. */
  index(key: string, make: () => T): number {
    let index = this.#indices.get(key);
    if (index === undefined) {
      index = this.rows.push(make()) - 1;
      this.#indices.set(key, index);
    }
    return index;
  }
}
