import { type Operation } from '../front/operation';
import { executeBatch } from './execute-batch';
import { getMetadata } from './get-metadata';
import { getServiceDocument } from './get-service-document';
import { retrieveCurrentOrganization } from './retrieve-current-organization';
import { retrieveTotalRecordCount } from './retrieve-total-record-count';
import { retrieveVersion } from './retrieve-version';
import { whoAmI } from './who-am-i';

/** What an environment says of itself, and requests in batches, in matching order. */
export const environmentOperations: readonly Operation[] = [
  executeBatch,
  getServiceDocument,
  getMetadata,
  whoAmI,
  retrieveVersion,
  retrieveCurrentOrganization,
  retrieveTotalRecordCount,
];
