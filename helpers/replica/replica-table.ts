import type { TableDefinition } from '../dataverse/tables/table-definition';
import { type ColumnKind, isReference, kindOfColumn } from './column-kind';

export type ReplicaColumn = {
  /** The logical name. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** What the Web API calls it: `_ownerid_value`. */
  readonly property: string;
};

/** A table, as a replica holds it. */
export type ReplicaTable = {
  readonly name: string;
  readonly entitySet: string;
  /** The name of the column with the row's id; it is one of the columns. */
  readonly id: string;
  readonly columns: readonly ReplicaColumn[];
};

/** The version of a row stands beside its columns, not among them: reads of changes bring it with every row. */
const versionColumn = 'versionnumber';

/** What a replica holds of a table: every column that a row of changes has, in the order of their names. */
export function replicaTableOf({ logicalName, entitySetName, primaryId, columns }: TableDefinition): ReplicaTable {
  const held = columns.flatMap((column): ReplicaColumn[] => {
    const { logicalName: name, type } = column;
    const kind = kindOfColumn(column);
    if (kind === undefined || name === versionColumn) return [];
    return [{ name, kind, property: isReference(type) ? `_${name}_value` : name }];
  });
  const inOrder = held.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { name: logicalName, entitySet: entitySetName, id: primaryId, columns: inOrder };
}
