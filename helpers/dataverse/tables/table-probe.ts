import { lookUntil } from '../timing/wait-until';
import { type AlternateKey, readAlternateKeys, waitForActiveKey } from './alternate-keys';
import { definitionLag } from './definition-lag';
import { readTable, type TableMetadata } from './table-metadata';
import type { WebApiClient } from '../web-api/web-api-client';

export type TableProbe = ReturnType<typeof tableProbe>;

/** Asks an environment about one table: its metadata and its alternate keys. */
export const tableProbe = (client: WebApiClient, logicalName: string) => {
  const look = <T>(probe: () => Promise<T>, done: (seen: T) => boolean): Promise<T> =>
    lookUntil({ probe, done, timeout: definitionLag, timing: client.timing });
  return {
    /** As soon as it is as `done` wants it, else as it was seen last. Undefined when the environment has no such table. */
    metadata: (done: (table: TableMetadata | undefined) => boolean) => look(() => readTable(client, logicalName), done),
    /** The same for its alternate keys. */
    alternateKeys: (done: (keys: readonly AlternateKey[]) => boolean) =>
      look(() => readAlternateKeys(client, logicalName), done),
    /** The same, when the index of the key over this column is active; `timeout` in milliseconds. */
    activeKey: (column: string, timeout: number) => waitForActiveKey(client, { table: logicalName, column }, timeout),
  };
};
