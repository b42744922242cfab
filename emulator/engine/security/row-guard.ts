import { type TableDefinition } from '../tables/table-definition';
import { type ColumnValues, type Row } from '../values/row';
import { type Access } from './access';
import { type AccessRight } from './privilege';

/** Lets through what an access allows; everything when there is none, as for the environment itself. */
export class RowGuard {
  readonly #access: Access | undefined;

  constructor(access: Access | undefined) {
    this.#access = access;
  }

  /** Throws 403 unless the right is held on the table at all. */
  table(right: AccessRight, table: TableDefinition): void {
    this.#access?.requireTable(right, table);
  }

  /** Throws 403 unless the right reaches the row. */
  row(right: AccessRight, table: TableDefinition, row: { readonly id: string; readonly values: ColumnValues }): void {
    this.#access?.requireRow(right, table, row);
  }

  /** The rows that may be read, or those very rows where that is all. Throws 403 without the right. */
  readable(table: TableDefinition, rows: ReadonlyMap<string, Row>): Iterable<Row> {
    const access = this.#access;
    if (access === undefined) return rows.values();
    access.requireTable('Read', table);
    return access.reachesAll('Read', table) ? rows.values() : reached(rows.values(), table, access);
  }
}

/** For what the environment itself writes. */
export const noGuard = new RowGuard(undefined);

function* reached(rows: Iterable<Row>, table: TableDefinition, access: Access): Generator<Row, void> {
  for (const row of rows) if (access.reaches('Read', table, row)) yield row;
}
