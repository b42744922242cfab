import { bothProtocols, deviatingInOperations } from '../../defects/defect';
import { parseChangeToken } from '../../engine/changes/change-token';
import { expiredVersionStamp } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type Variation } from '../variation';

/** One consumer of change tracking claims it; nobody has shown it. */
export const metadataChangeExpiresTokens: Variation = {
  name: 'metadata-change-expires-tokens',
  description: "Change tokens of a table expire when the table's definition changes.",
  protocols: bothProtocols,
  ends: 'supported',
  start: () =>
    deviatingInOperations(({ readChanges, countChanges }) => ({
      readChanges: (organization, request) => {
        const { table, from } = request;
        const page = readChanges(organization, request);
        refuseTokenFromBeforeDefect(organization, table, 'position' in from ? from.position.token : from.token);
        return page;
      },
      countChanges: (organization, count) => {
        const counted = countChanges(organization, count);
        refuseTokenFromBeforeDefect(
          organization,
          count.table,
          typeof count.since === 'string' ? count.since : undefined,
        );
        return counted;
      },
    })),
};

/** Throws when the token is from before the last change of the table's definition. */
function refuseTokenFromBeforeDefect({ tables }: OrganizationView, table: string, token: string | undefined): void {
  if (token !== undefined && parseChangeToken(token).version < tables.stored(table).metadataVersion) {
    throw expiredVersionStamp();
  }
}
