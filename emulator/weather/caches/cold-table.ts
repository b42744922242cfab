import { bothProtocols } from '../../defects/defect';
import { type OrganizationView } from '../../engine/organization-view';
import { unknownTable } from '../../engine/dataverse-fault';
import { withTables, withView } from '../../defects/stand-in';
import { type Variation } from '../variation';
import { newTables } from './newcomers';

/**
 * A web server that has not read its cache anew. 404 0x80060888 with "Resource not found for the segment" is recorded of the Web API after
 * imports; over the Organization Service it is the recorded answer for a table that is not there (0x80041102), which is inferred.
 */
export const coldTable: Variation = {
  name: 'cold-table',
  description: 'For some seconds after an import, the rows of a new table cannot be addressed: no such entity set.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    const coldIn = newTables();
    return withView(organization => withoutAddresses(organization, coldIn(organization)));
  },
};

/** Requests cannot address these tables; their definitions are there. */
export function withoutAddresses(organization: OrganizationView, isCold: (id: string) => boolean): OrganizationView {
  const { tables } = organization;
  return withTables(organization, {
    byEntitySet: name => {
      const table = tables.byEntitySet(name);
      return table === undefined || isCold(table.metadataId) ? undefined : table;
    },
    require: name => {
      const table = tables.require(name);
      if (isCold(table.metadataId)) throw unknownTable(name);
      return table;
    },
  });
}
