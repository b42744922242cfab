import { isMetadataWrite } from '../../front/match';
import { requireEntity } from '../tables/entity-address';
import { readColumn } from './read-column';
import { badPayload } from '../../front/response/odata-error';
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
  handle: ({ path, body, serviceRoot, solutionUniqueName }, { organization, solutions }) => {
    const table = requireEntity(organization, path[0]?.args);
    const { definition, isPrimaryName } = readColumn(body('AttributeMetadata'));
    if (isPrimaryName)
      throw badPayload('AttributeMetadata', 'A table has one primary name: IsPrimaryName must be false.');
    solutions.customizations.addColumn(table, definition, [], solutionUniqueName);
    const address = `EntityDefinitions(${table.metadataId})/Attributes(${definition.metadataId})`;
    return empty({ 'odata-entityid': `${serviceRoot}/${address}` });
  },
};
