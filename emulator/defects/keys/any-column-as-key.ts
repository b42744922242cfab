import { type OrganizationView } from '../../engine/organization-view';
import { type RowStore } from '../../engine/rows/row-store';
import { type AlternateKeyDefinition, type TableDefinition } from '../../engine/tables/table-definition';
import { bothProtocols, type Defect } from '../defect';
import { standIn, withAddressing, withView } from '../stand-in';

/** In front of the name of a key that is none. */
const mark = 'any ';

function withKeyOfEachTextColumn(table: TableDefinition): TableDefinition {
  const texts = [...table.columns.values()].filter(({ type }) => type === 'string');
  const keys = texts.map((column): [string, AlternateKeyDefinition] => {
    const logicalName = `${mark}${column.logicalName}`;
    const columns = [column.logicalName];
    const index = { indexStatus: 'Active', asyncJobId: null } as const;
    return [logicalName, { ...column, logicalName, columns, isCustomizable: false, ...index }];
  });
  return { ...table, keys: new Map([...table.keys, ...keys]) };
}

/** Finds rows by keys that are none as well: the first that has these values. */
const searching = (rows: RowStore): RowStore =>
  standIn(rows, {
    findByKey: (table, key, values) =>
      key.logicalName.startsWith(mark)
        ? [...rows.scan(table)].find(row => [...values].every(([name, value]) => row.values.get(name) === value))
        : rows.findByKey(table, key, values),
  });

const addressedByAnyColumn = (organization: OrganizationView): OrganizationView =>
  standIn(withAddressing(organization, withKeyOfEachTextColumn), { rows: searching(organization.rows) });

export const anyColumnAsKey: Defect = {
  name: 'any-column-as-key',
  description: 'A row is addressed by any column of text, as if each were an alternate key.',
  protocols: bothProtocols,
  start: () => withView(addressedByAnyColumn),
};
