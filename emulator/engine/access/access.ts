import { DataverseFault } from '../dataverse-fault';
import { type TableDefinition } from '../tables/table-definition';
import { type ColumnValues, lookupId, type Row } from '../values/row';
import { type AccessRight, type Depth, type OtherPrivilege, otherPrivileges, privilegeName } from './privilege';

/** What somebody's roles grant: the deepest depth by the privilege's name. */
export type Grants = {
  readonly roles: number;
  readonly privileges: ReadonlyMap<string, Depth>;
};

type Context = {
  readonly userId: string;
  readonly grants: () => Grants;
  readonly privilegeId: (name: string) => string;
  readonly table: (logicalName: string) => TableDefinition;
};

/** A row as far as its security goes. */
type SecuredRow = { readonly id: string; readonly values: ColumnValues };

/**
 * What one user may do. Roles are read once, when they are first needed: make an access for each request.
 * https://learn.microsoft.com/power-apps/developer/data-platform/security-model
 *
 * Differs from Dataverse: sharing, assigning, appending, teams' roles, column security and hierarchies are not looked at.
 */
export class Access {
  readonly #context: Context;
  #grants: Grants | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Throws 403 unless the user holds the privilege at all, or at organization depth where all rows are asked for. */
  requireTable(right: AccessRight, table: TableDefinition, depth?: 'organization'): void {
    const privilege = privilegeName(right, table);
    const held = this.#depth(privilege);
    if (held === undefined || (depth !== undefined && held !== depth && table.ownership === 'UserOwned')) {
      throw this.#denied(privilege, table);
    }
  }

  /** Throws 403 unless the privilege reaches this row. */
  requireRow(right: AccessRight, table: TableDefinition, row: SecuredRow): void {
    this.requireTable(right, table);
    if (this.#reaches(right, table, row)) return;
    const ownerId = ownerOf(row.values) ?? '';
    throw accessDenied(this.#principal, right, { id: row.id, objectTypeCode: table.objectTypeCode, ownerId });
  }

  /** The rows that may be read, or those very rows where that is all. Throws 403 without the right. */
  readable(table: TableDefinition, rows: Iterable<Row>): Iterable<Row> {
    this.requireTable('Read', table);
    return this.#depth(privilegeName('Read', table)) === 'user' && table.ownership === 'UserOwned'
      ? this.#reached(table, rows)
      : rows;
  }

  *#reached(table: TableDefinition, rows: Iterable<Row>): Generator<Row, void> {
    for (const row of rows) if (this.#reaches('Read', table, row)) yield row;
  }

  /** Whether the privilege reaches this row; there is one business unit, so only user depth leaves rows out. */
  #reaches(right: AccessRight, table: TableDefinition, { values }: SecuredRow): boolean {
    const depth = this.#depth(privilegeName(right, table));
    if (depth !== 'user' || table.ownership !== 'UserOwned') return depth !== undefined;
    return ownerOf(values) === this.#context.userId;
  }

  /** Throws 403 unless the user holds a privilege that belongs to no table's rows. */
  requireOther(privilege: OtherPrivilege): void {
    if (this.#depth(privilege) === undefined) {
      throw this.#denied(privilege, this.#context.table(otherPrivileges[privilege]));
    }
  }

  #denied(privilege: string, table: TableDefinition): Error {
    const principal = this.#principal;
    if (principal.roles === 0) return noRolesAssigned(principal.userId, privilege);
    return privilegeDenied({ principal, privilege, privilegeId: this.#context.privilegeId(privilege), table });
  }

  get #principal(): Principal {
    const { roles, privileges } = this.#granted;
    return { userId: this.#context.userId, roles, privileges: privileges.size };
  }

  #depth(privilege: string): Depth | undefined {
    return this.#granted.privileges.get(privilege);
  }

  get #granted(): Grants {
    return (this.#grants ??= this.#context.grants());
  }
}

const ownerOf = (values: ColumnValues): string | undefined => lookupId(values, 'ownerid');

/** The user who asks, as the refusal describes him. */
type Principal = { readonly userId: string; readonly roles: number; readonly privileges: number };

type Denied = {
  readonly principal: Principal;
  readonly privilege: string;
  readonly privilegeId: string;
  readonly table: { readonly logicalName: string; readonly objectTypeCode: number };
};

/** accessMode of application users: Non-interactive. */
const nonInteractive = 4;

/** Text as printed at https://learn.microsoft.com/troubleshoot/power-platform/power-apps/dataverse/ and recorded on live environments. */
const privilegeDenied = ({ principal, privilege, privilegeId, table }: Denied): DataverseFault => {
  const { userId, roles, privileges } = principal;
  const who = `Principal user (Id=${userId}, type=8, roleCount=${roles}, privilegeCount=${privileges}, accessMode=${nonInteractive})`;
  const what = `is missing ${privilege} privilege (Id=${privilegeId}) on OTC=${table.objectTypeCode} for entity '${table.logicalName}'`;
  return new DataverseFault(403, 0x80040220, `${who}, ${what}. context.Caller=${userId}`);
};

/** Recorded on live environments. */
const noRolesAssigned = (userId: string, privilege: string) =>
  new DataverseFault(
    403,
    0x80042f09,
    `The user with id ${userId} has not been assigned any roles. They need a role with the ${privilege} privilege.`,
  );

/** One row that the privilege's depth does not reach. The start of the text is known from public reports. */
const accessDenied = (
  { userId }: Principal,
  right: string,
  row: { readonly id: string; readonly objectTypeCode: number; readonly ownerId: string },
) =>
  new DataverseFault(
    403,
    0x80040220,
    `SecLib::AccessCheckEx failed. Returned hr = -2147187962, ObjectID: ${row.id}, OwnerId: ${row.ownerId}, OwnerIdType: 8 and CallingUser: ${userId}. ObjectTypeCode: ${row.objectTypeCode}, AccessRights: ${right}Access`,
  );
