import { type Defect } from '../defect';
import { anotherOrganization } from './another-organization';
import { laggingEndpoint, moreRecordsNever, removedAsUpdated, rowsOfOneEndpoint } from './entity-changes';
import { untoldKeys } from './untold-keys';
import { untypedItems } from './untyped-items';

/** Defects of messages: mostly what the Organization Service tells in another way than the Web API. */
export const defectsOfMessages: readonly Defect[] = [
  moreRecordsNever,
  removedAsUpdated,
  untypedItems,
  rowsOfOneEndpoint,
  laggingEndpoint,
  anotherOrganization,
  untoldKeys,
];
