import { createMiddleware } from 'hono/factory';
import { randomBytes, randomUUID } from 'node:crypto';

/** Which of an environment's web servers answered; there is one. */
const affinity = randomBytes(32).toString('hex');

/**
 * The headers of every answer, as recorded for WhoAmI, that say nothing about the answer itself.
 *
 * Differs from the record: no Strict-Transport-Security, which would make browsers refuse every http server on localhost.
 */
export const addServiceHeaders = createMiddleware(async (c, next) => {
  await next();
  // On the answer as it is: hono's own way makes another answer for each header.
  const { headers } = c.res;
  headers.set('allow', 'OPTIONS,GET,HEAD,POST');
  headers.set('public', 'OPTIONS,GET,HEAD,POST');
  headers.set('expires', '-1');
  headers.set('vary', 'Accept-Encoding');
  headers.set('crm.serviceid', 'framework');
  headers.set('authactivityid', randomUUID());
  const isKnown = /(?:^|; *)ARRAffinity=/.test(`${c.req.header('cookie') ?? ''}; ${headers.get('set-cookie') ?? ''}`);
  if (!isKnown) {
    headers.append('set-cookie', `ARRAffinity=${affinity}; path=/; secure; HttpOnly`);
  }
});
