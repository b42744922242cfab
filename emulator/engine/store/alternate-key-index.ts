import { Decimal } from '../values/decimal';
import { type ColumnValue, type ColumnValues, isLookup, type Row } from '../values/row';

/**
 * The hash index of one alternate key: which row holds which values. Text is compared without case. A row with a null in any
 * of the columns is not in the index, so uniqueness is not enforced for it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
export class AlternateKeyIndex {
  readonly #columns: readonly string[];
  readonly #ids = new Map<string, string>();

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  /** Undefined when two rows have the same values: then there can be no index. */
  static build(columns: readonly string[], rows: Iterable<Row>): AlternateKeyIndex | undefined {
    const index = new AlternateKeyIndex(columns);
    for (const row of rows) {
      if (index.idOf(row.values) !== undefined) return undefined;
      index.add(row);
    }
    return index;
  }

  /** The id of the row that holds these values. */
  idOf(values: ColumnValues): string | undefined {
    const hash = this.#hash(values);
    return hash === undefined ? undefined : this.#ids.get(hash);
  }

  add(row: Row): void {
    const hash = this.#hash(row.values);
    if (hash !== undefined) this.#ids.set(hash, row.id);
  }

  remove(row: Row): void {
    const hash = this.#hash(row.values);
    if (hash !== undefined) this.#ids.delete(hash);
  }

  #hash(values: ColumnValues): string | undefined {
    const parts: (string | number | boolean)[] = [];
    for (const column of this.#columns) {
      const value = values.get(column) ?? null;
      if (value === null) return undefined;
      parts.push(indexedKeyValue(value));
    }
    return JSON.stringify(parts);
  }
}

function indexedKeyValue(value: Exclude<ColumnValue, null>): string | number | boolean {
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value === 'bigint' || value instanceof Decimal) return value.toString();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return isLookup(value) ? value.id.toLowerCase() : value.join();
}
