/** Below so many ids that are no longer, nothing is worth being ordered anew. */
const floor = 64;

/**
 * A table's rows in the order of their ids, so that a page of rows costs a page. Nothing is ordered before somebody asks; ids that came
 * since are put in when somebody asks again. Ids whose rows are gone stay until they are as many as the others.
 */
export class OrderedRows<Row> {
  readonly #rows: ReadonlyMap<string, Row>;
  #ordered: readonly string[] | undefined;
  #added: string[] = [];

  /** @param rows by their ids */
  constructor(rows: ReadonlyMap<string, Row>) {
    this.#rows = rows;
  }

  /** Call when a row came, also when it came back: a transaction that removed it was undone. */
  add(id: string): void {
    if (this.#ordered === undefined) return;
    this.#added.push(id);
    if (this.#ordered.length + this.#added.length > 2 * this.#rows.size + floor) this.#forget();
  }

  /** From behind this id on, or all of them. */
  *behind(id?: string): Generator<Row, void, undefined> {
    const ordered = this.#settle();
    for (let index = id === undefined ? 0 : firstBehind(ordered, id); index < ordered.length; index += 1) {
      const row = this.#rows.get(ordered[index] ?? '');
      if (row !== undefined) yield row;
    }
  }

  #settle(): readonly string[] {
    if (this.#ordered !== undefined && this.#ordered.length > 2 * this.#rows.size + floor) this.#forget();
    if (this.#ordered === undefined) this.#ordered = [...this.#rows.keys()].sort();
    else if (this.#added.length > 0) this.#ordered = merged(this.#ordered, this.#added.sort());
    this.#added = [];
    return this.#ordered;
  }

  #forget(): void {
    this.#ordered = undefined;
    this.#added = [];
  }
}

/** Both in one, each id once. */
function merged(ones: readonly string[], others: readonly string[]): readonly string[] {
  const all: string[] = [];
  const take = (id: string): void => {
    if (all.at(-1) !== id) all.push(id);
  };
  let next = 0;
  for (const one of ones) {
    for (let other = others[next]; other !== undefined && other < one; other = others[next]) {
      take(other);
      next += 1;
    }
    take(one);
  }
  for (const other of others.slice(next)) take(other);
  return all;
}

function firstBehind(ordered: readonly string[], id: string): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] ?? '') <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
