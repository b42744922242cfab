import { isMetadataWrite } from '../../front/match';
import { requireEntity } from './entity-address';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Removes a table with its rows and tombstones. */
export const deleteEntityDefinition: Operation = {
  operation: 'DELETE EntityDefinitions({key})',
  privilege: 'prvDeleteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes',
  differs: {
    differs: ['Lookups of other tables to it are the only dependencies that are known (0x8004f01f).'],
    inferred: ['Managed tables are refused with 0x8004f032.'],
  },
  matches: isMetadataWrite('DELETE', 'EntityDefinitions()'),
  handle: ({ path }, { organization, solutions }) => {
    solutions.customizations.deleteTable(requireEntity(organization, path[0]?.args));
    return empty();
  },
};
