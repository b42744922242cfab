import { type WebApiContext } from '../context';
import { badODataRequest, ODataError } from '../response/odata-error';
import { type ODataRequest } from '../request/odata-request';
import { type ODataResponse } from '../response/odata-response';
import { type PartServer } from '../operation';
import { type RawRequest } from '../request/read-odata-request';
import { renderODataError } from '../response/render-odata-error';
import { type Batch, type BatchPart } from './parse-batch';
import { ContentIdReferences } from './content-id-references';
import { type ItemResponse } from './render-batch';

type Surroundings = {
  readonly request: ODataRequest;
  readonly context: WebApiContext;
  readonly server: PartServer;
  readonly unreadable: BatchPart | undefined;
};

/** Does the parts one after the other, a change set as one. Stops behind the first that fails, unless asked to go on. */
export async function runBatch(
  { items, unreadable }: Batch,
  request: ODataRequest,
  context: WebApiContext,
  server: PartServer,
): Promise<readonly ItemResponse[]> {
  const surroundings = { request, context, server, unreadable };
  const done: ItemResponse[] = [];
  for (const item of items) {
    const answer =
      item.kind === 'changeSet' ? runChangeSet(item.parts, surroundings) : await runBatchPart(item.part, surroundings);
    done.push(answer);
    if (failureOfBatchItem(answer) !== undefined && !request.prefer.continueOnError) break;
  }
  return done;
}

/** The status of the part that failed, undefined when none did. */
export function failureOfBatchItem(item: ItemResponse): number | undefined {
  const responses = item.kind === 'request' ? [item] : item.responses;
  return responses.map(({ response }) => response.status).find(status => status >= 400);
}

async function runBatchPart(part: BatchPart, surroundings: Surroundings): Promise<ItemResponse> {
  const { contentId } = part;
  const prepared = prepareBatchPart(part, new ContentIdReferences(), surroundings);
  const response = 'status' in prepared ? prepared : await surroundings.server.answer(prepared);
  return { kind: 'request', contentId, response };
}

/** Thrown to take the change set back. */
class ChangeSetFailure extends Error {
  readonly contentId: string | undefined;
  readonly response: ODataResponse;

  constructor({ contentId }: BatchPart, response: ODataResponse) {
    super('A part of a change set failed.');
    this.contentId = contentId;
    this.response = response;
  }
}

function runChangeSet(parts: readonly BatchPart[], surroundings: Surroundings): ItemResponse {
  const { context, server } = surroundings;
  const references = new ContentIdReferences();
  try {
    const responses = context.organization.transaction(() =>
      parts.map(part => {
        const prepared = prepareBatchPart(part, references, surroundings);
        const response = 'status' in prepared ? prepared : server.answerInChangeSet(prepared);
        if (response.status >= 400) throw new ChangeSetFailure(part, response);
        const entityUrl = response.headers['odata-entityid'];
        if (part.contentId !== undefined && entityUrl !== undefined) references.add(part.contentId, entityUrl);
        return { contentId: part.contentId, response };
      }),
    );
    return { kind: 'changeSet', responses };
  } catch (error) {
    if (!(error instanceof ChangeSetFailure)) throw error;
    return { kind: 'changeSet', responses: [{ contentId: error.contentId, response: error.response }] };
  }
}

/** The request that a part stands for; the refusal, when there is none. */
function prepareBatchPart(
  part: BatchPart,
  references: ContentIdReferences,
  surroundings: Surroundings,
): RawRequest | ODataResponse {
  try {
    if (part === surroundings.unreadable) throw unreadableBatchStream(part.url);
    return {
      method: part.method,
      url: resolveBatchPartUrl(references.resolveUrl(part.url), surroundings),
      headers: part.headers,
      content: { type: part.headers.get('content-type') ?? '', text: references.resolveBody(part.body) },
    };
  } catch (error) {
    return renderODataError(error, surroundings.context.reportError);
  }
}

/** Relative URLs start at the batch's own, as OData says; absolute ones must lead here. */
function resolveBatchPartUrl(url: string, { request, context }: Surroundings): string {
  if (!URL.canParse(url, request.url)) throw badODataRequest(`'${url.slice(0, 200)}' is not a URL.`);
  const resolved = new URL(url, request.url);
  const own = new URL(request.url).origin;
  if (resolved.origin !== own && resolved.origin !== new URL(context.organization.url).origin) {
    throw badODataRequest(`'${resolved.origin}' is not the server that the batch was sent to.`);
  }
  return `${own}${resolved.pathname}${resolved.search}`;
}

/** The documented answer to a batch whose last line has no CRLF; Dataverse adds a stack trace. */
const unreadableBatchStream = (url: string): ODataError =>
  new ODataError(
    400,
    '0x80048d19',
    `Error identified in Payload provided by the user for Entity :'${/([^/?(]+)(?:\(.*)?$/.exec(url)?.[1] ?? ''}', ` +
      'For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  ' +
      'InnerException : System.ArgumentException: Stream was not readable.',
  );
