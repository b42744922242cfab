import { addressOf } from './address';
import { randomUUID } from 'node:crypto';
import type { WebApiClient } from './web-api-client';

/** One write of a change set. `path` is relative to the Web API's root. */
type ChangeSetOperation = {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type ChangeSetReply = {
  /** HTTP status of the whole batch. */
  readonly status: number;
  /** Of each operation that was answered, in their order. One alone when the change set was refused. */
  readonly statuses: readonly number[];
};

/**
 * Sends writes that happen together or not at all, as one change set of a `$batch` request. What passes inside of it is sent
 * again, like what passes outside: nothing of it was done.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api
 */
export async function sendChangeSet(
  client: WebApiClient,
  operations: readonly ChangeSetOperation[],
): Promise<ChangeSetReply> {
  const [batch, changeSet] = [`batch_${randomUUID()}`, `changeset_${randomUUID()}`];
  const parts = operations.map((operation, index) => changeSetPartOf(client.rootUrl, operation, index + 1));
  const lines = [
    `--${batch}`,
    `Content-Type: multipart/mixed; boundary="${changeSet}"`,
    '',
    ...parts.flatMap(part => [`--${changeSet}`, ...part]),
    `--${changeSet}--`,
    '',
    `--${batch}--`,
    '',
  ];
  // Dataverse wants CRLF: with LF it says that the stream was not readable.
  const content = { type: `multipart/mixed; boundary="${batch}"`, text: lines.join('\r\n') };
  const { status, body } = await client.attempt<unknown>('POST', '$batch', {
    content,
    headers: { Accept: 'multipart/mixed, application/json' },
    ...(operations[0] !== undefined && { about: operations[0].path }),
    title: `POST $batch with a change set of ${operations.length} operations`,
  });
  const text = typeof body === 'string' ? body : '';
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, digits]) => Number(digits));
  return { status, statuses };
}

function changeSetPartOf(rootUrl: string, operation: ChangeSetOperation, contentId: number): string[] {
  const { method, path, json, headers = {} } = operation;
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${contentId}`,
    '',
    `${method} ${addressOf(rootUrl, path)} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(json === undefined ? [] : ['Content-Type: application/json; type=entry']),
    '',
    json === undefined ? '' : JSON.stringify(json),
  ];
}
