import { isNeeded, type NeededKey, readAlternateKeys } from '../../../dataverse/tables/alternate-keys';
import { undefinedWhenMissing } from '../../../dataverse/web-api/undefined-when';
import { cold, type NotYet, type Probe } from '../probe';

/** That the table's alternate key is known, with an index that is active. */
export const keysProbe = ({ table, column }: NeededKey): Probe => ({
  name: 'the alternate key of the table',
  ask: async ({ webApi }) => judgeKeys(await undefinedWhenMissing(readAlternateKeys(webApi, table)), column),
});

type Key = {
  readonly logicalName: string;
  readonly keyAttributes: readonly string[];
  readonly indexStatus: string;
};

/** Of the keys as either endpoint lists them: undefined for a table that is not known. Other keys than the one over the column may be as they are. */
export function judgeKeys(keys: readonly Key[] | undefined, column: string): NotYet | undefined {
  if (keys === undefined) return cold('the table is not known');
  const needed = keys.filter(key => isNeeded(key, column));
  if (needed.length === 0) return cold('the table has no alternate key');
  if (needed.some(({ indexStatus }) => indexStatus === 'Active')) return undefined;
  return cold(needed.map(key => `${key.logicalName} is ${key.indexStatus}`).join(', '));
}
