import { randomUUID } from 'node:crypto';
import { DataverseError } from '../errors';
import { retryDelay } from '../http/retry-decision';
import type { Timing } from '../timing/timing';
import { answerWasLost } from '../refusals/refusal';
import { duplicateRowCodes } from '../refusals/row-codes';
import { keyAddress } from './odata-key';
import { undefinedWhenMissing } from './undefined-when';
import type { CreateOptions, RequestOptions, WebApiResponse } from './web-api-types';

/** What sends a request and throws DataverseError for a refusal: the client. */
type Requester = {
  readonly timing: Timing;
  request(method: string, path: string, options: RequestOptions): Promise<WebApiResponse<unknown>>;
};

/** See WebApiClient.create. */
export async function createWithId(
  client: Requester,
  entitySet: string,
  row: Readonly<Record<string, unknown>>,
  options: CreateOptions,
): Promise<string> {
  const { idColumn, id = randomUUID(), ...requestOptions } = options;
  const { timing } = client;
  const started = timing.now();
  let answerLost = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.request('POST', entitySet, { ...requestOptions, json: { ...row, [idColumn]: id } });
      return id;
    } catch (error) {
      if (answerLost && refusesDuplicateId(error) && (await isRowThere(client, entitySet, id, idColumn))) return id;
      if (!answerWasLost(error)) throw error;
      answerLost = true;
      if (await isRowThere(client, entitySet, id, idColumn)) return id;
      const context = { attempt, elapsed: timing.now() - started, repeatable: true };
      const delay = retryDelay({ kind: 'failure', failure: 'no-answer' }, context);
      if (delay === undefined) throw error;
      await timing.sleep(delay);
    }
  }
}

function refusesDuplicateId(error: unknown): boolean {
  return error instanceof DataverseError && error.status === 412 && duplicateRowCodes.has(error.code.toLowerCase());
}

async function isRowThere(client: Requester, entitySet: string, id: string, idColumn: string): Promise<boolean> {
  const address = `${keyAddress(entitySet, id)}?$select=${idColumn}`;
  const title = `GET ${address} to see whether the lost answer was a success`;
  return (await undefinedWhenMissing(client.request('GET', address, { title }))) !== undefined;
}
