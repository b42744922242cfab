import { isMetadataWrite } from '../../front/match';
import { relationshipId } from '../../../../engine/tables/relationship-id';
import { readRelationship } from './read-relationship';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Adds a lookup to a table, with the one-to-many relationship behind it. */
export const createRelationshipDefinition: Operation = {
  operation: 'POST RelationshipDefinitions',
  privilege: 'prvCreateEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-relationships-using-web-api',
  differs: {
    notServed: [
      'Only one-to-many relationships whose deletes empty the lookup are created; others are refused with 501.',
    ],
    differs: ['Menus are read and have no effect.'],
  },
  matches: isMetadataWrite('POST', 'RelationshipDefinitions'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const { relationship } = operations.createRelationship(organization, {
      draft: readRelationship(body('OneToManyRelationshipMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return empty({ 'odata-entityid': `${serviceRoot}/RelationshipDefinitions(${relationshipId(relationship)})` });
  },
};
