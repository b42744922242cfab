import { readAlternateKeys } from '../../../dataverse/tables/alternate-keys';
import { undefinedWhenMissing } from '../../../dataverse/web-api/undefined-when';
import { cold, type NotYet, type Probe } from '../probe';

/** That the table's alternate keys are known, with indexes that are active. */
export const keysProbe = (table: string): Probe => ({
  name: 'the alternate keys of the table',
  ask: async ({ webApi }) => judgeKeys(await undefinedWhenMissing(readAlternateKeys(webApi, table))),
});

type Key = { readonly logicalName: string; readonly indexStatus: string };

/** Of the keys as either endpoint lists them: undefined for a table that is not known. No key is not "all active". */
export function judgeKeys(keys: readonly Key[] | undefined): NotYet | undefined {
  if (keys === undefined) return cold('the table is not known');
  if (keys.length === 0) return cold('the table has no alternate key');
  const behind = keys.filter(({ indexStatus }) => indexStatus !== 'Active');
  if (behind.length === 0) return undefined;
  return cold(behind.map(key => `${key.logicalName} is ${key.indexStatus}`).join(', '));
}
