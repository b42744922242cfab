import { type OrganizationView } from '../engine/organization-view';

export type ChangesCount = {
  /** Logical name. */
  readonly table: string;
  /** What was counted before, as a client's token or as the version that one stands for. */
  readonly since: string | bigint;
};

/** How many rows and deletions there are after a token, not capped. Throws as `readChanges`. */
export const countChanges = ({ changes }: OrganizationView, { table, since }: ChangesCount): number =>
  changes.count(table, typeof since === 'bigint' ? since : changes.start(table, since));
