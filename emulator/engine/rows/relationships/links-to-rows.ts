import { type StoredTable } from '../../store/stored-table';
import { type RelationshipDefinition, type TableDefinition } from '../../tables/table-definition';
import { isLookup, type Row } from '../../values/row';

/** A lookup of `row` that points to one of the rows that were asked about. */
export type LinkToRow = {
  readonly row: Row;
  readonly column: string;
  /** Undefined for lookups that the platform writes without a relationship of their own. */
  readonly relationship: RelationshipDefinition | undefined;
};

/** Every lookup that points to one of these rows, in one pass over each table that has such lookups. */
export function linksToRows(rows: Iterable<Row>, tables: Iterable<StoredTable>): readonly LinkToRow[] {
  const targets = new Map<string, Set<string>>();
  for (const { table, id } of rows) targets.set(table, (targets.get(table) ?? new Set<string>()).add(id));
  return [...tables].flatMap(stored => linksFromRowsOf(stored, targets));
}

function linksFromRowsOf(
  { definition, rows }: StoredTable,
  targets: ReadonlyMap<string, ReadonlySet<string>>,
): LinkToRow[] {
  const lookups = [...definition.columns.values()].filter(column =>
    column.targets?.some(target => targets.has(target)),
  );
  if (lookups.length === 0) return [];
  const links: LinkToRow[] = [];
  for (const row of rows.values()) {
    for (const { logicalName: column } of lookups) {
      const value = row.values.get(column);
      if (!isLookup(value) || targets.get(value.table)?.has(value.id) !== true) continue;
      links.push({ row, column, relationship: relationshipOf(definition, column, value.table) });
    }
  }
  return links;
}

const relationshipOf = ({ relationships }: TableDefinition, column: string, target: string) =>
  relationships.find(
    ({ referencingColumn, referencedTable }) => referencingColumn === column && referencedTable === target,
  );
