import { type OrganizationView } from '../engine/organization-view';
import { type TableCatalogue } from '../engine/store/table-catalogue';
import { type TableDefinition } from '../engine/tables/table-definition';
import { type Deviation, type View } from './served';

/** The same thing with other members in place of those of the same names. */
export const standIn = <Thing extends object>(thing: Thing, others: Partial<Thing>): Thing =>
  new Proxy(thing, {
    get: (target, name) => {
      if (Object.hasOwn(others, name)) return Reflect.get(others, name) as unknown;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });

/** The organization with another catalogue of tables. */
export const withTables = (organization: OrganizationView, others: Partial<TableCatalogue>): OrganizationView =>
  standIn(organization, { tables: standIn(organization.tables, others) });

/** The organization with tables that are described in another way. Their rows are reached as ever. */
export function withDescriptions(
  organization: OrganizationView,
  alter: (table: TableDefinition) => TableDefinition,
): OrganizationView {
  const { tables } = organization;
  return withTables(organization, {
    all: () => tables.all().map(alter),
    byName: name => {
      const table = tables.byName(name);
      return table && alter(table);
    },
  });
}

/** The organization with tables whose rows are addressed in another way, or are not. They are described as ever. */
export function withAddressing(
  organization: OrganizationView,
  alter: (table: TableDefinition) => TableDefinition,
): OrganizationView {
  const { tables } = organization;
  return withTables(organization, {
    byEntitySet: name => {
      const table = tables.byEntitySet(name);
      return table && alter(table);
    },
    require: name => alter(tables.require(name)),
  });
}

/** Every request sees the organization so. */
export const withView =
  (alter: View): Deviation =>
  served => ({ ...served, view: (organization, caller) => alter(served.view(organization, caller), caller) });
