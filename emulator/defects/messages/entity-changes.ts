import { type OrganizationView } from '../../engine/organization-view';
import { type ChangedRow, type ChangesPage, type ChangesRequest } from '../../operations/changes/read-changes';
import { retrieveEntityChanges } from '../../protocols/organization-service/messages/retrieve-entity-changes';
import { versionOfChange } from '../changed-version';
import { alteringDeltas, type Defect } from '../defect';
import { alteringMessage } from '../protocol-parts';
import { withoutFirstUpsert } from '../rows/lost-changes';
import { type Deviation } from '../served';

type AlterPage = (page: ChangesPage, request: ChangesRequest, organization: OrganizationView) => Partial<ChangesPage>;

/** RetrieveEntityChanges has other pages than the Web API. */
const withPagesOfMessage = (alter: AlterPage): Deviation =>
  alteringMessage(retrieveEntityChanges, handle => (call, context) => {
    const { readChanges } = context.operations;
    const altered: typeof readChanges = (organization, request) => {
      const page = readChanges(organization, request);
      return { ...page, ...alter(page, request, organization) };
    };
    return handle(call, { ...context, operations: { ...context.operations, readChanges: altered } });
  });

const messageDefect = (name: string, description: string, alter: AlterPage): Defect => ({
  name,
  description,
  protocols: ['Organization Service'],
  start: () => withPagesOfMessage(alter),
});

export const moreRecordsNever = messageDefect(
  'more-records-never',
  'MoreRecords is false on every page, and a page that has others behind it carries no token.',
  () => ({ next: undefined }),
);

/** A row of which nothing but its id is left. */
const asRow = (table: string, change: ChangedRow): ChangedRow =>
  change.kind === 'upserted'
    ? change
    : {
        kind: 'upserted',
        row: { table, id: change.tombstone.id, version: change.tombstone.version, values: new Map() },
      };

export const removedAsUpdated = messageDefect(
  'removed-as-updated',
  'A deletion is a NewOrUpdatedItem with an empty row.',
  ({ changes }, { table }) => ({ changes: changes.map(change => asRow(table, change)) }),
);

export const rowsOfOneEndpoint = messageDefect(
  'rows-of-one-endpoint',
  'RetrieveEntityChanges leaves out the first changed row of each page of a delta, which the Web API tells.',
  alteringDeltas(withoutFirstUpsert),
);

export const laggingEndpoint = messageDefect(
  'lagging-endpoint',
  'RetrieveEntityChanges never tells the newest change of a table: the next write brings it.',
  ({ changes, token, since }, { table }, organization) => {
    const { upserted, deleted } = organization.changes.changesSince(table, since);
    const newest = [...upserted, ...deleted].reduce((most, { version }) => (version > most ? version : most), 0n);
    const told = changes.filter(change => versionOfChange(change) < newest);
    const before = newest === 0n ? undefined : newest - 1n;
    return { changes: told, token: token === undefined ? undefined : organization.changes.issueToken(before) };
  },
);
