import { unknownTable } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { bothProtocols, type Defect } from '../defect';
import { withTables, withView } from '../stand-in';

function withoutCustomTables(organization: OrganizationView): OrganizationView {
  const { tables } = organization;
  const known = (table: TableDefinition | undefined): TableDefinition | undefined =>
    table?.isCustom === true ? undefined : table;
  return withTables(organization, {
    all: () => tables.all().filter(({ isCustom }) => !isCustom),
    byName: name => known(tables.byName(name)),
    byEntitySet: name => known(tables.byEntitySet(name)),
    require: name => {
      const table = known(tables.require(name));
      if (table === undefined) throw unknownTable(name);
      return table;
    },
  });
}

export const missingTables: Defect = {
  name: 'missing-tables',
  description: 'An import succeeds, and the table that its solution brings is not there.',
  protocols: bothProtocols,
  start: () => withView(withoutCustomTables),
};
