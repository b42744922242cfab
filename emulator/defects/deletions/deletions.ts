import { type OrganizationView } from '../../engine/organization-view';
import { type ChangesCount, type ChangesPage } from '../../operations/changes/read-changes';

export const withoutDeletions = (page: ChangesPage): ChangesPage => ({
  ...page,
  changes: page.changes.filter(({ kind }) => kind !== 'deleted'),
});

/** In place of `countChanges`. */
export const countWithoutDeletions = ({ changes }: OrganizationView, { table, since }: ChangesCount): number =>
  changes.changesSince(table, typeof since === 'bigint' ? since : changes.start(table, since)).upserted.length;
