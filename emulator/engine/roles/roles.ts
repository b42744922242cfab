import { type Caller } from '../access/caller';
import { type TableDefinition } from '../tables/table-definition';
import { newGuid } from '../values/guid';
import { type RowStore } from '../rows/row-store';
import { type TableCatalogue } from '../store/table-catalogue';
import { type ColumnValue, isLookup, type Row, textValue } from '../values/row';
import { Access, type Grants } from '../access/access';
import {
  type AccessRight,
  accessRightMasks,
  accessRights,
  type Depth,
  depthMasks,
  otherPrivilegeNames,
  privilegeName,
} from '../access/privilege';
import { roleId, type RoleName, roleRules, ruleOfRole } from './role-rules';

type Context = {
  readonly rows: RowStore;
  readonly tables: TableCatalogue;
  readonly system: Caller;
  readonly businessUnitId: string;
};

/** The tables that {@link Grants} are made of. */
const grantTables = ['privilege', 'roleprivileges', 'systemuserroles'] as const;

/** A privilege that somebody holds. */
export type HeldPrivilege = { readonly id: string; readonly name: string; readonly depth: Depth };

/**
 * Who may do what: `role`, `privilege`, `roleprivileges` and `systemuserroles` rows. A table brings its four privileges with it, and
 * takes them away with it. https://learn.microsoft.com/power-apps/developer/data-platform/security-model
 */
export class Roles {
  readonly #context: Context;
  /** What users may do, by their ids, as it was when the tables were so. */
  #remembered = { at: '', grants: new Map<string, Grants>() };

  constructor(context: Context) {
    this.#context = context;
  }

  /** Makes the roles, and the privileges of the tables that exist. */
  seed(): void {
    const { rows, tables, businessUnitId } = this.#context;
    const businessunitid = { table: 'businessunit', id: businessUnitId };
    for (const rule of Object.values(roleRules)) {
      this.#add('role', { roleid: roleId(rule), name: rule.name, businessunitid });
    }
    for (const name of otherPrivilegeNames) {
      const privilege = this.#add('privilege', { name, accessright: 0 });
      for (const role of rows.scan('role')) {
        if (ruleOfRole(role.id)?.others(name) === true) this.#grant(role, privilege, 'organization');
      }
    }
    for (const table of tables.all()) this.tableDefined(table);
  }

  tableDefined(table: TableDefinition): void {
    for (const right of accessRights) {
      const privilege = this.#add('privilege', {
        name: privilegeName(right, table),
        accessright: accessRightMasks[right],
      });
      for (const role of this.#context.rows.scan('role')) this.#grantByRule(role, privilege, right, table);
    }
  }

  tableDropped(table: TableDefinition): void {
    const names = new Set(accessRights.map(right => privilegeName(right, table)));
    const going = [...this.#context.rows.scan('privilege')].filter(row => names.has(roleRowName(row)));
    const ids = new Set(going.map(({ id }) => id));
    for (const row of [...this.#context.rows.scan('roleprivileges')]) {
      if (ids.has(guidInRoleRow(row, 'privilegeid'))) this.#remove(row);
    }
    for (const row of going) this.#remove(row);
  }

  /** Gives the user this role and no other. */
  assignRole(userId: string, role: RoleName): void {
    const { rows } = this.#context;
    for (const row of [...rows.scan('systemuserroles')]) {
      if (guidInRoleRow(row, 'systemuserid') === userId) this.#remove(row);
    }
    if (role === 'none') return;
    const roleRow = rows.get('role', roleId(roleRules[role]));
    if (roleRow === undefined) throw new Error(`The role ${roleRules[role].name} is gone: it was deleted.`);
    this.#add('systemuserroles', { systemuserid: userId, roleid: roleRow.id });
  }

  /** The privileges that a user's roles grant, each at its deepest depth. */
  privilegesOf(userId: string): readonly HeldPrivilege[] {
    const ids = this.#privilegeIds();
    return [...this.#grantsOf(userId).privileges].map(([name, depth]) => ({ id: ids.get(name) ?? '', name, depth }));
  }

  /** Whether there is a privilege of this name, whoever holds it. */
  isPrivilege(name: string): boolean {
    return this.#privilegeIds().has(name);
  }

  /** The ids of the roles that a user has. */
  rolesOf(userId: string): ReadonlySet<string> {
    return this.#roleIds(userId);
  }

  /** What this caller may do. Undefined for the user SYSTEM, who may do everything. */
  accessOf({ userId }: Caller): Access | undefined {
    const { system, tables } = this.#context;
    if (userId === system.userId) return undefined;
    return new Access({
      userId,
      grants: () => this.#grantsOf(userId),
      privilegeId: name => this.#privilegeIds().get(name) ?? newGuid(),
      table: name => tables.require(name),
    });
  }

  /** What it was made of is looked at anew for each request, and read anew when it has changed. */
  #grantsOf(userId: string): Grants {
    const { tables } = this.#context;
    const at = grantTables.map(table => tables.stored(table).changedAt).join();
    if (this.#remembered.at !== at) this.#remembered = { at, grants: new Map() };
    const known = this.#remembered.grants.get(userId);
    if (known !== undefined) return known;
    const grants = this.#readGrants(userId);
    this.#remembered.grants.set(userId, grants);
    return grants;
  }

  #readGrants(userId: string): Grants {
    const { rows } = this.#context;
    const roles = this.#roleIds(userId);
    const names = new Map(Array.from(rows.scan('privilege'), row => [row.id, roleRowName(row)]));
    const privileges = new Map<string, Depth>();
    for (const row of rows.scan('roleprivileges')) {
      const name = names.get(guidInRoleRow(row, 'privilegeid'));
      if (name === undefined || !roles.has(guidInRoleRow(row, 'roleid'))) continue;
      const depth = roleDepthOf(row.values.get('privilegedepthmask'));
      const known = privileges.get(name);
      if (known === undefined || depthMasks[depth] > depthMasks[known]) privileges.set(name, depth);
    }
    return { roles: roles.size, privileges };
  }

  #roleIds(userId: string): ReadonlySet<string> {
    const mine = [...this.#context.rows.scan('systemuserroles')].filter(
      row => guidInRoleRow(row, 'systemuserid') === userId,
    );
    return new Set(mine.map(row => guidInRoleRow(row, 'roleid')));
  }

  #privilegeIds(): ReadonlyMap<string, string> {
    return new Map(Array.from(this.#context.rows.scan('privilege'), row => [roleRowName(row), row.id]));
  }

  #grantByRule(role: Row, privilege: Row, right: AccessRight, table: TableDefinition): void {
    const depth = ruleOfRole(role.id)?.grants(right, table);
    if (depth !== undefined) this.#grant(role, privilege, table.ownership === 'UserOwned' ? depth : 'organization');
  }

  #grant(role: Row, privilege: Row, depth: Depth): void {
    this.#add('roleprivileges', {
      roleid: role.id,
      privilegeid: privilege.id,
      privilegedepthmask: depthMasks[depth],
    });
  }

  #add(table: string, values: Record<string, ColumnValue>): Row {
    const { rows, system } = this.#context;
    return rows.create(table, new Map(Object.entries(values)), system, { bySystem: true });
  }

  #remove({ table, id }: Row): void {
    this.#context.rows.remove(table, id, this.#context.system, { bySystem: true });
  }
}

const roleDepthOf = (mask: ColumnValue | undefined): Depth => {
  if (mask === depthMasks.organization) return 'organization';
  return mask === depthMasks['business-unit'] ? 'business-unit' : 'user';
};

const roleRowName = ({ values }: Row): string => textValue(values, 'name');

function guidInRoleRow(row: Row, column: string): string {
  const value = row.values.get(column);
  if (isLookup(value)) return value.id;
  return typeof value === 'string' ? value : '';
}
