import { isMetadataWrite } from '../../front/match';
import { requireEntity } from './entity-address';
import { readTableUpdate } from './read-table-update';
import { notImplemented } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Changes a table: its labels, and change tracking from off to on. */
export const updateEntityDefinition: Operation = {
  operation: 'PUT EntityDefinitions({key})',
  privilege: 'prvWriteEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions',
  differs: {
    notServed: ['Changes other than labels and change tracking are refused with 501.'],
    differs: [
      'Changes are visible before they are published.',
      'There is only one language, so MSCRM.MergeLabels makes no difference.',
    ],
    inferred: [
      'Properties that the body leaves out stay as they are.',
      'The code for turning change tracking off is not documented.',
      'Turning change tracking on where CanChangeTrackingBeEnabled says no is refused with 0x80040203.',
    ],
  },
  matches: isMetadataWrite('PUT', 'EntityDefinitions()'),
  reads: ['if-match', 'MSCRM.SolutionUniqueName'],
  handle: ({ path, body, ifMatch, solutionUniqueName }, { organization, solutions }) => {
    // Definitions have no entity tags; clients send `*` for an update that must not create.
    if (typeof ifMatch === 'bigint') throw notImplemented('If-Match with an entity tag for a definition');
    const table = requireEntity(organization, path[0]?.args);
    const alteration = readTableUpdate(table, body('EntityMetadata'));
    solutions.customizations.updateTable(table, alteration, solutionUniqueName);
    return empty();
  },
};
