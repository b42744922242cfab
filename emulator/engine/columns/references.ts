import { type LookupValue } from '../values/row';

/** References to the few rows that nearly all rows point to, those of users and their business unit: one object for each. */
export class References {
  readonly #known = new Map<string, LookupValue>();

  to(table: string, id: string): LookupValue {
    const known = this.#known.get(id);
    if (known?.table === table) return known;
    const reference = { table, id };
    this.#known.set(id, reference);
    return reference;
  }
}
