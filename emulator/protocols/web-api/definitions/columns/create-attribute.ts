import { isMetadataWrite } from '../../front/match';
import { requireEntity } from '../tables/entity-address';
import { readColumn } from './read-column';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Adds a column to a table. */
export const createAttribute: Operation = {
  operation: 'POST EntityDefinitions({key})/Attributes',
  privilege: 'prvWriteEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api',
  differs: {
    notServed: [
      'Columns can be text, memo, whole, big, decimal, floating-point and currency numbers, yes/no, choice, choices, date and time, and unique identifier.',
      'Files, images, global option sets and formulas are refused with 501.',
      'Lookups are created by POST RelationshipDefinitions only.',
    ],
    differs: ['Settings for forms, audit and search, and PrecisionSource, are read and have no effect.'],
  },
  matches: isMetadataWrite('POST', 'EntityDefinitions()', 'Attributes'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ path, body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const table = requireEntity(organization, path[0]?.args);
    const { metadataId } = operations.createColumn(organization, {
      table: table.logicalName,
      draft: readColumn(body('AttributeMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return empty({
      'odata-entityid': `${serviceRoot}/EntityDefinitions(${table.metadataId})/Attributes(${metadataId})`,
    });
  },
};
