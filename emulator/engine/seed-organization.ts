import { type Caller } from './security/caller';
import { type Clock } from './clock';
import { type RowStore } from './rows/row-store';
import { formatDateTime } from './values/date-time';
import { type ColumnValue } from './values/row';

/** What of a new organization its first rows tell. */
type NewOrganization = {
  readonly id: string;
  readonly businessUnitId: string;
  readonly name: string;
  readonly friendlyName: string;
  readonly rows: RowStore;
  readonly system: Caller;
  readonly clock: Clock;
};

/** The rows that an organization cannot be without: itself, its root business unit, the user SYSTEM, a role, a team. */
export function seedOrganization(organization: NewOrganization, retentionDays: number): void {
  const { id, businessUnitId, name, friendlyName, rows, system, clock } = organization;
  const add = (table: string, rowId: string | undefined, values: Record<string, ColumnValue>): void => {
    const options = rowId === undefined ? { bySystem: true } : { bySystem: true, id: rowId };
    rows.create(table, new Map(Object.entries(values)), system, options);
  };
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
  const prefixes = { customizationprefix: 'new', customizationoptionvalueprefix: 10_000 };
  add('publisher', undefined, {
    uniquename: `Default${name}`,
    friendlyname: `Default Publisher for ${name}`,
    ...prefixes,
  });
  const publisher = [...rows.scan('publisher')][0];
  if (publisher === undefined) return;
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
