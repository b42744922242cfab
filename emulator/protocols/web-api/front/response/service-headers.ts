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
  c.header('allow', 'OPTIONS,GET,HEAD,POST');
  c.header('public', 'OPTIONS,GET,HEAD,POST');
  c.header('expires', '-1');
  c.header('vary', 'Accept-Encoding');
  c.header('crm.serviceid', 'framework');
  c.header('authactivityid', randomUUID());
  const isKnown = /(?:^|; *)ARRAffinity=/.test(
    `${c.req.header('cookie') ?? ''}; ${c.res.headers.get('set-cookie') ?? ''}`,
  );
  if (!isKnown) {
    c.header('set-cookie', `ARRAffinity=${affinity}; path=/; secure; HttpOnly`, { append: true });
  }
});
