import { isMetadataWrite } from '../../front/match';
import { readTable } from './read-table';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Makes a table with its columns. */
export const createEntityDefinition: Operation = {
  operation: 'POST EntityDefinitions',
  privilege: 'prvCreateEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api',
  differs: {
    notServed: [
      'Tables are owned by users or by the organization, with the column types of POST …/Attributes.',
      'Activities, notes and other features of a table are refused with 501.',
    ],
    differs: [
      'The entity set name is derived by the rules of English spelling.',
      'Several metadata writes at once do not refuse each other; an import, uninstall or publish refuses them with 429.',
    ],
    inferred: [
      'The codes for a name that is taken and for a name without a prefix are not documented.',
      'Every metadata write refuses a managed solution in MSCRM.SolutionUniqueName with 0x8004f024.',
    ],
  },
  matches: isMetadataWrite('POST', 'EntityDefinitions'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const { metadataId } = operations.createTable(organization, {
      draft: readTable(body('EntityMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return empty({ 'odata-entityid': `${serviceRoot}/EntityDefinitions(${metadataId})` });
  },
};
