import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { version } from '../../package.json';
import { type CallerVariables } from '../identity/require-bearer';
import { type WebApiContext } from './context';
import { dispatch } from './dispatch';
import { type ODataResponse } from './odata-response';
import { readRequest } from './read-request';
import { renderError } from './render-error';

/**
 * The Web API, to be mounted at `/api/data`. Expects the caller in the context variable `caller`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/overview
 */
export function createWebApi(context: WebApiContext): Hono<CallerVariables> {
  const app = new Hono<CallerVariables>();
  app.all('*', async c =>
    toResponse(await answer(() => dispatch(readRequest(c.req.raw, c.get('caller'), context), context))),
  );
  return app;
}

async function answer(handle: () => Promise<ODataResponse>): Promise<ODataResponse> {
  try {
    return await handle();
  } catch (error) {
    return renderError(error, unexpected => process.stderr.write(`${describe(unexpected)}\n`));
  }
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Adds the headers of every answer, as recorded for WhoAmI. */
function toResponse({ status, headers, body }: ODataResponse): Response {
  const requestId = randomUUID();
  const response = new Response(body, { status, headers });
  response.headers.set('cache-control', 'no-cache');
  response.headers.set('odata-version', '4.0');
  response.headers.set('req_id', requestId);
  response.headers.append('x-ms-service-request-id', randomUUID());
  response.headers.append('x-ms-service-request-id', requestId);
  response.headers.set('x-dataverse-emulator', version);
  return response;
}
