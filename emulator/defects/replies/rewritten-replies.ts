import { type JsonObject, parseJson, writeJson } from '../../protocols/web-api/front/request/json';
import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { type ODataResponse } from '../../protocols/web-api/front/response/odata-response';
import { type Defect } from '../defect';
import { type Deviation } from '../served';

/** The Web API answers tracked reads with another reply than the one that was made. */
const withTrackedReplies =
  (rewrite: (reply: ODataResponse) => ODataResponse): Deviation =>
  served => ({
    ...served,
    webApi: served.webApi.map(operation =>
      operation.operation === getChanges.operation
        ? { ...operation, handle: async (...asked) => rewrite(await operation.handle(...asked)) }
        : operation,
    ),
  });

/** A defect of the Web API's replies to tracked reads, which has nothing to remember. */
export const replyDefect = (
  name: string,
  description: string,
  rewrite: (reply: ODataResponse) => ODataResponse,
): Defect => ({ name, description, protocols: ['Web API'], start: () => withTrackedReplies(rewrite) });

/** The reply with other items: rows and deletions alike. */
export function withItems(reply: ODataResponse, alter: (item: JsonObject) => JsonObject): ODataResponse {
  const page = parseJson(reply.body ?? '{}') as { value?: JsonObject[] };
  if (page.value === undefined) return reply;
  return { ...reply, body: writeJson({ ...page, value: page.value.map(alter) }) };
}
