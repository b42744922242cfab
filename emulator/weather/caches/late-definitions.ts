import { bothProtocols } from '../../defects/defect';
import { withTables, withView } from '../../defects/stand-in';
import { type Variation } from '../variation';
import { newTables } from './newcomers';

/** Recorded: a client of Microsoft's polls a new table's definition, and asks again on 404. The words are those for a table that is not there. */
export const lateDefinitions: Variation = {
  name: 'late-definitions',
  description: 'For some seconds after an import, there is no definition of a new table.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    const coldIn = newTables();
    return withView(organization => {
      const { tables } = organization;
      const isCold = coldIn(organization);
      return withTables(organization, {
        all: () => tables.all().filter(({ metadataId }) => !isCold(metadataId)),
        byName: name => {
          const table = tables.byName(name);
          return table === undefined || isCold(table.metadataId) ? undefined : table;
        },
      });
    });
  },
};
