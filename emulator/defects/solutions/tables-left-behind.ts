import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { bothProtocols, type Defect } from '../defect';
import { withTables, withView } from '../stand-in';

/** With the definitions of tables that are gone. */
function remembering(organization: OrganizationView, seen: Map<string, TableDefinition>): OrganizationView {
  const { tables } = organization;
  for (const table of tables.all()) if (table.isCustom) seen.set(table.logicalName, table);
  return withTables(organization, {
    all: () => [...new Map([...seen, ...tables.all().map(table => [table.logicalName, table] as const)]).values()],
    byName: name => tables.byName(name) ?? seen.get(name),
  });
}

export const tablesLeftBehind: Defect = {
  name: 'tables-left-behind',
  description: 'When a solution is uninstalled, the definition of its table stays.',
  protocols: bothProtocols,
  start: () => {
    const seen = new Map<string, TableDefinition>();
    return withView(organization => remembering(organization, seen));
  },
};
