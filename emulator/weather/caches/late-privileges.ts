import { bothProtocols } from '../../defects/defect';
import { type View } from '../../defects/served';
import { type OrganizationView } from '../../engine/organization-view';
import { Access } from '../../engine/access/access';
import { type Caller } from '../../engine/access/caller';
import { newGuid } from '../../engine/values/guid';
import { withAddressing, withView } from '../../defects/stand-in';
import { type Variation } from '../variation';
import { newTables } from './newcomers';

/** Documented: web servers cache the permissions of users and teams, up to 30 s. The refusal is recorded. */
export const latePrivileges: Variation = {
  name: 'late-privileges',
  description: "For some seconds after an import, nobody's privileges on a new table are known: 403.",
  protocols: bothProtocols,
  ends: 'supported',
  start: () => withView(denying()),
};

function denying(): View {
  const coldIn = newTables();
  return (organization, caller) => {
    const isCold = coldIn(organization);
    const access = withoutPrivileges(organization, caller);
    return withAddressing(organization, table => {
      if (isCold(table.metadataId)) access.requireTable('Read', table);
      return table;
    });
  };
}

/** Somebody with a role that grants nothing. */
const withoutPrivileges = ({ tables }: OrganizationView, { userId }: Caller): Access =>
  new Access({
    userId,
    grants: () => ({ roles: 1, privileges: new Map() }),
    privilegeId: name =>
      [...tables.stored('privilege').rows.values()].find(({ values }) => values.get('name') === name)?.id ?? newGuid(),
    table: name => tables.require(name),
  });
