import { parseChangeToken } from '../../../../engine/changes/change-token';
import { expiredVersionStamp } from '../../../../engine/dataverse-fault';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type JsonObject } from '../../front/request/json';
import { isFunction } from '../../front/match';
import { renderTable } from './complex-table';
import { readMetadataQuery } from './metadata-query';
import { readArguments } from './read-arguments';
import { notImplemented } from '../../front/response/odata-error';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';

const NAME = 'RetrieveMetadataChanges';

/** `organization.expiresubscriptionsindays`, whose default is 90. */
const RETENTION = 90 * 86_400_000;

/** Definitions of tables by a query, and those that changed since a version stamp. */
export const retrieveMetadataChanges: Operation = {
  operation: `GET ${NAME}(Query=@p1,ClientVersionStamp=@p2,DeletedMetadataFilters=@p3)`,
  name: NAME,
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions',
  differs: {
    notServed: [
      'Privileges are refused with 501.',
      'Many-to-many relationships do not exist.',
      'Deletions since the stamp are refused with 501 when they are asked for: their JSON is not public.',
    ],
    differs: [
      'The properties are those of GET EntityDefinitions.',
      'A table that changed since the stamp comes whole, with HasChanged true.',
      'Stamps expire after 90 days.',
    ],
  },
  matches: isFunction(NAME),
  handle: (request, { organization }) => {
    const { query, clientVersionStamp, wantsDeleted } = readArguments(request);
    const { passes, parts } = readMetadataQuery(query);
    const since = clientVersionStamp === undefined ? undefined : sinceOf(organization, clientVersionStamp);
    const { tables, changes } = organization;
    if (since !== undefined && wantsDeleted && tables.lastRemoval > since) throw notImplemented('deleted metadata');
    const changed = tables.all().filter(table => since === undefined || tables.versionOf(table.logicalName) > since);
    return json({
      '@odata.context': contextUrl(request.serviceRoot, `Microsoft.Dynamics.CRM.${NAME}Response`),
      ServerVersionStamp: changes.issueToken(),
      DeletedMetadata: nothingDeleted,
      EntityMetadata: changed
        .filter(passes)
        .map(table => ({ ...renderTable(organization, table, parts), HasChanged: since === undefined ? null : true })),
    });
  },
};

const nothingDeleted: JsonObject = { Count: 0, IsReadOnly: false, Keys: [], Values: [] };

/** Throws 0x80044352 for a stamp that is too old, 400 for one of the future. */
function sinceOf({ clock, changes }: OrganizationView, stamp: string): bigint {
  const { version, issuedAt } = parseChangeToken(stamp);
  if (clock.now() - issuedAt > RETENTION || version > changes.currentVersion) throw expiredVersionStamp();
  return version;
}
