import { o, type OHandler } from 'odata';
import { serveLibrary } from '../serve-library';
import { type ODataCall, type ODataReply } from './odata-call';
import { invokeByName, LibraryError, type OpenLibrary } from '../library';

/** https://github.com/janhommes/o.js, a client of any OData service. */
const openODataLibrary: OpenLibrary = (origin, token) => {
  const root = `${origin}/api/data/v9.2/`;
  const authorization = `Bearer ${token}`;
  const start = ({ verb, resource, body, headers }: ODataCall) => {
    const config = { headers: { authorization, 'content-type': 'application/json', ...headers } };
    const isWhole = resource.startsWith('https:');
    return send(o(isWhole ? resource : root, config), { verb, resource: isWhole ? '' : resource, body });
  };
  const methods = {
    /** The rows or the row, as the library takes them out of the answer. */
    query: async (call: ODataCall): Promise<unknown> => {
      const answer: unknown = await start(call).query(call.query);
      return answer instanceof Response ? readODataReply(answer) : answer;
    },
    /** The answer as it is. */
    fetch: async (call: ODataCall): Promise<ODataReply> => {
      const answer = await start(call).fetch(call.query);
      if (Array.isArray(answer)) throw new TypeError('One request was sent.');
      return readODataReply(answer);
    },
    /** All in one change set, as far as they write, or each by itself. */
    batch: async (useChangset: boolean, ...calls: readonly ODataCall[]): Promise<unknown> => {
      const headers = new Headers({ authorization });
      const prefixes = { boundaryPrefix: 'batch_', changsetBoundaryPrefix: 'changset_', endpoint: '$batch' };
      const config = {
        headers: { authorization, 'content-type': 'application/json' },
        batch: { ...prefixes, useChangset, useRelativeURLs: false, headers },
      };
      const handler = o(root, config);
      for (const call of calls) send(handler, call);
      return handler.batch();
    },
  };
  return { invoke: call => invokeByName(methods, call).catch(rethrowODataRefusal) };
};

/** Adds a request to those of a handler. */
function send(
  handler: OHandler,
  { verb, resource, body = {} }: Pick<ODataCall, 'verb' | 'resource' | 'body'>,
): OHandler {
  if (verb === 'get' || verb === 'delete') return handler[verb](resource);
  return handler[verb](resource, body);
}

async function readODataReply(response: Response): Promise<ODataReply> {
  const text = await response.text();
  const document: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  return { status: response.status, headers: Object.fromEntries(response.headers), document };
}

/** o.js throws the response itself. */
async function rethrowODataRefusal(thrown: unknown): Promise<never> {
  if (!(thrown instanceof Response)) throw thrown;
  const { status, document } = await readODataReply(thrown);
  const { error } = document as { readonly error: { readonly code: string; readonly message: string } };
  throw new LibraryError({ status, ...error });
}

void serveLibrary(openODataLibrary);
