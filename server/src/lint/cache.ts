/**
 * What checks remember, by object identity: an edit makes new objects only for what it touched, so calling the same check again
 * re-does only that. A regime that changed is another object too. One cache belongs to one catalogue; drop it when that changes.
 */
export class Cache {
  private readonly tables = new Map<string, WeakMap<object, unknown>>();

  /** The value remembered for the object under the name, made when it is not there. */
  remember<T>(name: string, object: object, make: () => T): T {
    let table = this.tables.get(name);
    if (!table) {
      table = new WeakMap();
      this.tables.set(name, table);
    }
    if (table.has(object)) {
      return table.get(object) as T;
    }
    const value = make();
    table.set(object, value);
    return value;
  }

  /** Like `remember`, for a value that also depends on other objects: it is made again when one of them is another one. */
  rememberWith<T>(name: string, object: object, others: readonly unknown[], make: () => T): T {
    const slot = this.remember<{ others?: readonly unknown[]; value?: unknown }>(name, object, () => ({}));
    if (slot.others && slot.others.length === others.length && slot.others.every((one, i) => one === others[i])) {
      return slot.value as T;
    }
    const value = make();
    slot.others = others;
    slot.value = value;
    return value;
  }

  /** A list with the same members as the last one under the name is the last one. */
  sameList<T>(owner: object, name: string, list: readonly T[]): readonly T[] {
    return this.rememberWith(`list ${name}`, owner, list, () => list);
  }
}
