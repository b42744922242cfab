import { type OrganizationView } from '../engine/organization-view';
import { type TableCatalogue } from '../engine/store/table-catalogue';
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

/** Every request sees the organization so. */
export const withView =
  (alter: View): Deviation =>
  served => ({ ...served, view: (organization, caller) => alter(served.view(organization, caller), caller) });
