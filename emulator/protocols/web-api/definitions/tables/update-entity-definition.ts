import { isMetadataWrite } from '../../front/match';
import { requireEntity } from './entity-address';
import { readTableUpdate } from './read-table-update';
import { notImplemented } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Changes a table: its labels, and change tracking from off to on. */
export const updateEntityDefinition: Operation = {
  operation: 'PUT EntityDefinitions({key})',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions',
  fidelity: 'partial',
  differs:
    'Other changes are refused with 501. Properties that the body leaves out stay as they are, which is inferred, as are the codes of the refusals to turn change tracking off, and to turn it on where CanChangeTrackingBeEnabled says no (0x80040203). Changes are visible before they are published. There is one language, so that MSCRM.MergeLabels makes no difference.',
  matches: isMetadataWrite('PUT', 'EntityDefinitions()'),
  conditions: ['if-match'],
  customizes: true,
  handle: ({ path, body, ifMatch, solutionUniqueName }, { organization, solutions }) => {
    // Definitions have no entity tags; clients send `*` for an update that must not create.
    if (typeof ifMatch === 'bigint') throw notImplemented('If-Match with an entity tag for a definition');
    const table = requireEntity(organization, path[0]?.args);
    const alteration = readTableUpdate(table, body('EntityMetadata'));
    solutions.customizations.updateTable(table, alteration, solutionUniqueName);
    return empty();
  },
};
