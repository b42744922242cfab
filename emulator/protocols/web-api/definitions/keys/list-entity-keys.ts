import { isMetadata } from '../../front/match';
import { listCollection } from '../metadata/list-collection';
import { type Operation } from '../../front/operation';

/** The alternate keys of a table. */
export const listEntityKeys: Operation = {
  operation: 'GET EntityDefinitions({key})/Keys',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  differs: { notServed: ['The AsyncJob reference is not served; the job is an asyncoperation of type 63.'] },
  matches: isMetadata('EntityDefinitions()', 'Keys'),
  query: ['$select', '$filter'],
  handle: listCollection,
};
