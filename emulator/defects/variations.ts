import { parseChangeToken } from '../engine/changes/change-token';
import { expiredVersionStamp } from '../engine/dataverse-fault';
import { type OrganizationView } from '../engine/organization-view';
import { type Defect, deviatingInOperations } from './defect';

/** Behaviour that Dataverse may or may not have: what is claimed of it somewhere and has not been shown. Off by default. */
type Variation = Omit<Defect, 'protocols'>;

const metadataChangeExpiresTokens: Variation = {
  name: 'metadata-change-expires-tokens',
  description: "Change tokens of a table expire when the table's definition changes.",
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

/** Every variation that the emulator can be started with. */
export const variations: readonly Variation[] = [metadataChangeExpiresTokens];
