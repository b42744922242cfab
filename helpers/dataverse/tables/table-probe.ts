import { type AlternateKey, readAlternateKeys, waitForActiveKeys } from './alternate-keys';
import { readTable, type TableMetadata } from './table-metadata';
import type { WebApiClient } from '../web-api/web-api-client';

/** Asks an environment about one table: its metadata and its alternate keys. */
export class TableProbe {
  readonly #client: WebApiClient;
  readonly #logicalName: string;

  constructor(client: WebApiClient, logicalName: string) {
    this.#client = client;
    this.#logicalName = logicalName;
  }

  /** Undefined when the environment has no such table. */
  metadata(): Promise<TableMetadata | undefined> {
    return readTable(this.#client, this.#logicalName);
  }

  alternateKeys(): Promise<AlternateKey[]> {
    return readAlternateKeys(this.#client, this.#logicalName);
  }

  /** Waits until the index of every alternate key is active; `timeout` in milliseconds. */
  activeKeys(timeout: number): Promise<AlternateKey[]> {
    return waitForActiveKeys(this.#client, this.#logicalName, timeout);
  }
}
