import { type Caller } from '../../engine/security/caller';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type ColumnValues, type Row } from '../../engine/values/row';
import { type RowAddress } from '../../query/row-address';

/** What is written to a row, and by whom. */
export type RowWrite = {
  readonly table: TableDefinition;
  /** By logical column name, the primary id not among them. */
  readonly values: ColumnValues;
  /** The primary id, where it stands among the values. */
  readonly id?: string | undefined;
  readonly caller: Caller;
};

/** The version that a row must have, or `*` for any: then it must only be there. */
export type VersionCondition = bigint | '*' | undefined;

/** A write to the row that an address names. */
export type AddressedWrite = RowWrite & { readonly address: RowAddress; readonly ifMatch?: VersionCondition };

export type WrittenRow = {
  /** As it is now. */
  readonly row: Row;
  /** As it was; undefined when it was created. */
  readonly before: Row | undefined;
};
