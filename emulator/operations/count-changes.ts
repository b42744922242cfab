import { type OrganizationView } from '../engine/organization-view';

/** @param since the version of the token, as `organization.changes.start` reads it */
export type ChangesCount = { readonly table: string; readonly since: bigint };

/** How many rows and deletions there are after a version, uncapped. */
export const countChanges = ({ changes }: OrganizationView, { table, since }: ChangesCount): number =>
  changes.count(table, since);
