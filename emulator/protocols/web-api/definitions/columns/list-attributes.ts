import { isMetadata } from '../../front/match';
import { listCollection } from '../metadata/list-collection';
import { type Operation } from '../../front/operation';

/** The columns of a table. */
export const listAttributes: Operation = {
  operation: 'GET EntityDefinitions({key})/Attributes',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  fidelity: 'partial',
  differs: 'Part of the properties; the others are refused with 501.',
  matches: isMetadata('EntityDefinitions()', 'Attributes'),
  query: ['$select', '$filter'],
  handle: listCollection,
};
