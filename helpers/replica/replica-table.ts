import type { TableDefinition } from '../dataverse/tables/table-definition';
import { type ColumnKind, isReference, kindOfColumn } from './column-kind';

export type ReplicaColumn = {
  /** The logical name. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** What the Web API calls it: `_ownerid_value`. */
  readonly property: string;
  /** The name of the lookup of which it says to which table it points: that comes with the lookup, and is not asked for. */
  readonly tableOf?: string;
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

/** With the value of a lookup, where it is asked for: the table that it points to. */
export const lookupTableTerm = 'Microsoft.Dynamics.CRM.lookuplogicalname';

/**
 * What a replica holds of a table: every column that a row of changes has, in the order of their names. Beside a lookup that
 * may point to several tables (an owner, a customer, what an activity is about) stands the name of the one it points to.
 */
export function replicaTableOf({ logicalName, entitySetName, primaryId, columns }: TableDefinition): ReplicaTable {
  const taken = new Set(columns.map(({ logicalName: name }) => name));
  const held = columns.flatMap((column): ReplicaColumn[] => {
    const { logicalName: name, type, targets = [] } = column;
    const kind = kindOfColumn(column);
    if (kind === undefined || name === versionColumn) return [];
    if (!isReference(type)) return [{ name, kind, property: name }];
    const lookup = { name, kind, property: `_${name}_value` };
    return targets.length > 1 ? [lookup, lookupTable(lookup, taken)] : [lookup];
  });
  const inOrder = held.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { name: logicalName, entitySet: entitySetName, id: primaryId, columns: inOrder };
}

/** `ownerid_type`; where the table has a column of that name, with what no logical name begins with. */
function lookupTable({ name, property }: ReplicaColumn, taken: ReadonlySet<string>): ReplicaColumn {
  const plain = `${name}_type`;
  return {
    name: taken.has(plain) ? `_${plain}` : plain,
    kind: 'text',
    property: `${property}@${lookupTableTerm}`,
    tableOf: name,
  };
}

/** Those that can be asked for by name. */
export const ownColumns = ({ columns }: ReplicaTable): readonly ReplicaColumn[] =>
  columns.filter(({ tableOf }) => tableOf === undefined);
