import { type Operation } from '../front/operation';
import { getMetadata, getServiceDocument } from './descriptions';
import { executeBatch } from './execute-batch';
import { retrieveTotalRecordCount, retrieveVersion, whoAmI } from './functions';
import { retrieveUserPrivileges, retrieveUserSetOfPrivilegesByNames } from './users/user-privileges';
import { retrieveUserRoles } from './users/user-roles';
import { retrieveCurrentOrganization } from './retrieve-current-organization';

/** What an environment says of itself, and requests in batches, in matching order. */
export const environmentOperations: readonly Operation[] = [
  executeBatch,
  getServiceDocument,
  getMetadata,
  whoAmI,
  retrieveVersion,
  retrieveCurrentOrganization,
  retrieveTotalRecordCount,
  retrieveUserPrivileges,
  retrieveUserSetOfPrivilegesByNames,
  retrieveUserRoles,
];
