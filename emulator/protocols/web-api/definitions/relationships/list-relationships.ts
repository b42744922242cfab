import { isMetadata } from '../../front/match';
import { listCollection } from '../metadata/list-collection';
import { type Operation } from '../../front/operation';

const relationshipCollections = [
  'ManyToOneRelationships',
  'OneToManyRelationships',
  'ManyToManyRelationships',
] as const;

/** The relationships of a table, by its own lookups or by the lookups to it. */
export const listRelationships: Operation = {
  operation:
    'GET EntityDefinitions({key})/ManyToOneRelationships, …/OneToManyRelationships and …/ManyToManyRelationships',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: {
    notServed: [
      'Only part of the properties is served; asking for another one is refused with 501.',
      'Many-to-many relationships do not exist.',
    ],
    differs: [
      "Names of the relationships of platform tables are partly the emulator's own; ids are derived from the names.",
    ],
  },
  matches: (request, context) =>
    relationshipCollections.some(collection => isMetadata('EntityDefinitions()', collection)(request, context)),
  query: ['$select', '$filter'],
  handle: listCollection,
};
