import { type Context } from 'hono';

/** What a request to an agent lacks: the first of its parameters that is missing, the version and the resource. */
export const missingAgentParameter = (query: URLSearchParams): string | undefined =>
  ['api-version', 'resource'].find(name => (query.get(name) ?? '') === '');

/** In the shape of an OAuth error, as the metadata service and the agent of Azure Arc write theirs. */
export const refuseAgentRequest = (c: Context, description: string): Response =>
  c.json({ error: 'invalid_request', error_description: description }, 400);

/** What the metadata service and the agent of Azure Arc refuse before they look who asks. Undefined when nothing is wrong. */
export function malformedMetadataRequest(c: Context, query: URLSearchParams): Response | undefined {
  if (c.req.header('metadata') !== 'true') return refuseAgentRequest(c, 'Required metadata header not specified');
  const missing = missingAgentParameter(query);
  return missing === undefined ? undefined : refuseAgentRequest(c, `Required query variable '${missing}' is missing`);
}

/** What is answered where an agent would be that was not asked for. */
export const noSuchAgent = (c: Context, way: string): Response =>
  c.json(
    {
      error: 'not_implemented',
      error_description: `This emulator hands out no tokens of managed identities here: start it with --sign-in ${way}.`,
    },
    501,
  );
