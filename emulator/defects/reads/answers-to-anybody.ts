import { type OrganizationView } from '../../engine/organization-view';
import { Access } from '../../engine/access/access';
import { privilegeName } from '../../engine/access/privilege';
import { operationDefect } from '../defect';

/** The changes of a table as for somebody who may read all of its rows. */
function openTo({ changes, tables }: OrganizationView, logicalName: string) {
  const table = tables.require(logicalName);
  const privileges = new Map([[privilegeName('Read', table), 'organization'] as const]);
  return changes.for(
    new Access({
      userId: '',
      grants: () => ({ roles: 1, privileges }),
      privilegeId: () => '',
      table: name => tables.require(name),
    }),
  );
}

export const answersToAnybody = operationDefect(
  'answers-to-anybody',
  'Changes are told to users who may not read all rows of the table.',
  ({ readChanges }) => ({
    readChanges: (organization, request) =>
      readChanges({ ...organization, changes: openTo(organization, request.table) }, request),
  }),
);
