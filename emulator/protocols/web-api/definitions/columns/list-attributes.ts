import { isMetadata } from '../../front/match';
import { listCollection } from '../metadata/list-collection';
import { type Operation } from '../../front/operation';

/** The columns of a table. */
export const listAttributes: Operation = {
  operation: 'GET EntityDefinitions({key})/Attributes',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: { notServed: ['Only part of the properties is served; asking for another one is refused with 501.'] },
  matches: isMetadata('EntityDefinitions()', 'Attributes'),
  query: ['$select', '$filter'],
  handle: listCollection,
};
