import { type ColumnValue, type ColumnValues } from '../values/row';

/** The names that a row has values for, in their order. */
class Layout {
  readonly names: readonly string[];
  readonly #longer = new Map<string, Layout>();
  #places: ReadonlyMap<string, number> | undefined;

  constructor(names: readonly string[] = []) {
    this.names = names;
  }

  /** These names and one more behind them: always the same layout for the same one. */
  with(name: string): Layout {
    const known = this.#longer.get(name);
    if (known !== undefined) return known;
    const longer = new Layout([...this.names, name]);
    this.#longer.set(name, longer);
    return longer;
  }

  placeOf(name: string): number | undefined {
    this.#places ??= new Map(this.names.map((each, place) => [each, place]));
    return this.#places.get(name);
  }
}

/** The values of a stored row. It takes a third of a Map's memory, since the names are kept once for all rows that have the same. */
export class PackedValues implements ColumnValues {
  readonly #layout: Layout;
  readonly #values: readonly ColumnValue[];

  constructor(layout: Layout, values: readonly ColumnValue[]) {
    this.#layout = layout;
    this.#values = values;
  }

  get size(): number {
    return this.#values.length;
  }

  get(name: string): ColumnValue | undefined {
    const place = this.#layout.placeOf(name);
    return place === undefined ? undefined : this.#values[place];
  }

  has(name: string): boolean {
    return this.#layout.placeOf(name) !== undefined;
  }

  keys(): MapIterator<string> {
    return this.#layout.names.values();
  }

  values(): MapIterator<ColumnValue> {
    return this.#values.values();
  }

  *entries(): MapIterator<[string, ColumnValue]> {
    for (const [place, name] of this.#layout.names.entries()) yield [name, this.#values[place] ?? null];
  }

  [Symbol.iterator](): MapIterator<[string, ColumnValue]> {
    return this.entries();
  }

  forEach(act: (value: ColumnValue, name: string, values: ColumnValues) => void): void {
    for (const [name, value] of this) act(value, name, this);
  }
}

/** Packs the values of one table's rows. */
export class ValuePacker {
  readonly #empty = new Layout();

  /** The same values in the same order, without those that are null. */
  pack(values: ColumnValues): ColumnValues {
    const kept: ColumnValue[] = [];
    let layout = this.#empty;
    for (const [name, value] of values) {
      if (value === null) continue;
      layout = layout.with(name);
      kept.push(value);
    }
    // An array that has grown has room to spare: its copy has none.
    return new PackedValues(layout, kept.slice());
  }
}
