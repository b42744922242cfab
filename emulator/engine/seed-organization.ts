import { type Caller } from './access/caller';
import { type OrganizationView } from './organization-view';
import { formatDateTime } from './values/date-time';
import { type ColumnValue, type Row } from './values/row';

/** The rows that an organization cannot be without: itself, its root business unit, the user SYSTEM, a role, a team. */
export function seedOrganization(
  organization: Omit<OrganizationView, 'security'> & { readonly system: Caller },
  retentionDays: number,
): void {
  const { id, businessUnitId, name, friendlyName, rows, system, clock } = organization;
  const add = (table: string, rowId: string | undefined, values: Record<string, ColumnValue>): Row =>
    rows.create(table, new Map(Object.entries(values)), system, { bySystem: true, id: rowId });
  const businessunitid = { table: 'businessunit', id: businessUnitId };

  add('businessunit', businessUnitId, { name });
  add('systemuser', system.userId, { lastname: 'SYSTEM', domainname: 'SYSTEM', businessunitid });
  add('organization', id, {
    name: friendlyName,
    expirechangetrackingindays: retentionDays,
    languagecode: 1033,
    localeid: 1033,
  });
  add('team', undefined, { name, isdefault: true, businessunitid });
  const publisher = add('publisher', undefined, {
    uniquename: `Default${name}`,
    friendlyname: `Default Publisher for ${name}`,
    customizationprefix: 'new',
    customizationoptionvalueprefix: 10_000,
  });
  add('solution', undefined, {
    uniquename: 'Default',
    friendlyname: 'Default Solution',
    version: '1.0',
    ismanaged: false,
    isvisible: true,
    installedon: formatDateTime(clock.now()),
    publisherid: { table: 'publisher', id: publisher.id },
  });
}
