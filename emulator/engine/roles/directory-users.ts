import { type Caller } from '../access/caller';
import { type RowStore } from '../rows/row-store';
import { type ColumnValue, type Row } from '../values/row';
import { type RoleName } from './role-rules';
import { type Roles } from './roles';

/** Somebody of the tenant who becomes a user of the organization, by what binds the two. */
export type DirectoryUser = {
  readonly binding:
    | { readonly column: 'applicationid'; /** Of an app registration, or of a managed identity. */ readonly id: string }
    | { readonly column: 'azureactivedirectoryobjectid'; /** Of a person. */ readonly id: string };
  readonly firstName: string;
  readonly lastName: string;
  /** `domainname`: `ada@contoso.com`. */
  readonly userName: string;
};

type UsersOf = {
  readonly rows: RowStore;
  readonly roles: Roles;
  readonly system: Caller;
  readonly businessUnitId: string;
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/use-single-tenant-server-server-authentication */
export function findDirectoryUser(
  { rows }: Pick<UsersOf, 'rows'>,
  { column, id }: DirectoryUser['binding'],
): Row | undefined {
  return [...rows.scan('systemuser')].find(({ values }) => values.get(column) === id.toLowerCase());
}

/** The user who is bound so; made, with his role, when there is none. */
export function ensureDirectoryUser(of: UsersOf, user: DirectoryUser, role: RoleName): Caller {
  const { binding, firstName, lastName, userName } = user;
  const known = findDirectoryUser(of, binding);
  if (known !== undefined) return { userId: known.id };
  const values = new Map<string, ColumnValue>([
    [binding.column, binding.id.toLowerCase()],
    ['firstname', firstName],
    ['lastname', lastName],
    ['domainname', userName],
    ['businessunitid', { table: 'businessunit', id: of.businessUnitId }],
    ['isdisabled', false],
  ]);
  const row = of.rows.create('systemuser', values, of.system, { bySystem: true });
  of.roles.assignRole(row.id, role);
  return { userId: row.id };
}
