import { notImplemented } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type HeldPrivilege } from '../../engine/roles/roles';

/**
 * The privileges that a user holds through its roles, or those of them that are named. Throws 404 for a user who is not
 * there, 403 where the caller may not read it, and 501 for a name that is no privilege here: Dataverse has more of them.
 */
export function heldPrivileges(
  { rows, roles }: OrganizationView,
  { userId, names }: { readonly userId: string; readonly names?: readonly string[] },
): readonly HeldPrivilege[] {
  rows.retrieve('systemuser', userId);
  const unknown = names?.find(name => !roles.isPrivilege(name));
  if (unknown !== undefined) throw notImplemented(`The emulator has no privilege '${unknown}'.`);
  return roles.privilegesOf(userId).filter(({ name }) => names?.includes(name) ?? true);
}
