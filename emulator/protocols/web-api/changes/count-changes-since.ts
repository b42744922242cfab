import { type WebApiContext } from '../front/context';

/** How many rows and deletions there are after a version, as this emulator shows them. */
export function countChangesSince({ organization, defects }: WebApiContext, table: string, since: bigint): number {
  const { upserted, deleted } = organization.changes.changesSince(table, since);
  return upserted.length + (defects.has('lost-deletes') || defects.has('wrong-count') ? 0 : deleted.length);
}
