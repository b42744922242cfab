import { type OrganizationView } from '../../../engine/organization-view';
import { type OtherPrivilege, otherPrivileges } from '../../../engine/security/privilege';
import { type ODataRequest } from './request/odata-request';

const metadataSets: readonly string[] = ['EntityDefinitions', 'RelationshipDefinitions', 'GlobalOptionSetDefinitions'];

const byMethod: Readonly<Record<string, OtherPrivilege>> = {
  GET: 'prvReadEntity',
  POST: 'prvCreateEntity',
  DELETE: 'prvDeleteEntity',
};

/** Functions and actions that read or write no rows on their caller's behalf. Those about solutions check it themselves. */
const byName: Readonly<Record<string, OtherPrivilege>> = {
  RetrieveMetadataChanges: 'prvReadEntity',
  RetrieveEntity: 'prvReadEntity',
  RetrieveAllEntities: 'prvReadEntity',
  ReactivateEntityKey: 'prvWriteEntity',
  RetrieveDependenciesForUninstall: 'prvReadEntity',
  RetrieveFormattedImportJobResults: 'prvImportCustomization',
};

/**
 * Throws 403 when the request needs a privilege that is none of a table's rows: those the engine checks itself.
 * https://learn.microsoft.com/power-apps/developer/data-platform/security-model
 */
export function checkPrivileges({ method, path, caller }: ODataRequest, { security }: OrganizationView): void {
  const name = path[0]?.name ?? '';
  const ofMetadata = path.length === 1 ? (byMethod[method] ?? 'prvWriteEntity') : 'prvWriteEntity';
  const needed = metadataSets.includes(name) ? (method === 'GET' ? 'prvReadEntity' : ofMetadata) : byName[name];
  if (needed !== undefined) security.accessOf(caller)?.requireOther(needed, otherPrivileges[needed]);
}
