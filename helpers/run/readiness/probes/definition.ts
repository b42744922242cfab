import { readTable } from '../../../dataverse/tables/table-metadata';
import { cold, type Probe } from '../probe';

/** That the table's definition is known, and says that changes are tracked. */
export const definitionProbe = (table: string): Probe => ({
  name: 'the definition of the table',
  ask: async ({ webApi }) => {
    const definition = await readTable(webApi, table);
    if (definition === undefined) return cold('404: the table is not known');
    return definition.changeTrackingEnabled ? undefined : cold('change tracking is off');
  },
});
