import { readAlternateKeys, waitForActiveKeys } from './alternate-keys';
import { readTable } from './table-metadata';
import type { WebApiClient } from '../web-api/web-api-client';

export type TableProbe = ReturnType<typeof tableProbe>;

/** Asks an environment about one table: its metadata and its alternate keys. */
export const tableProbe = (client: WebApiClient, logicalName: string) => ({
  /** Undefined when the environment has no such table. */
  metadata: () => readTable(client, logicalName),
  alternateKeys: () => readAlternateKeys(client, logicalName),
  /** Waits until the index of every alternate key is active; `timeout` in milliseconds. */
  activeKeys: (timeout: number) => waitForActiveKeys(client, logicalName, timeout),
});
