import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setTimeout as sleep } from 'node:timers/promises';
import { version } from '../package.json';
import { createControl } from './control/control';
import { recordRequests } from './control/request-log';
import { type Emulator } from './emulator';
import { requireBearer } from './identity/require-bearer';
import { createIdentity } from './identity/routes';
import { createWebApi } from './web-api/web-api';

/** https://learn.microsoft.com/power-apps/developer/data-platform/file-attributes: a single request takes 128 MB. */
const largestBody = 128 * 1_024 * 1_024;

type AppOptions = {
  /** Waited before each answer, the emulator's own control apart. Milliseconds. */
  readonly latency: number;
  /** Told of an error that no handler expected. */
  readonly reportError: (error: Error) => void;
};

/** All that the emulator answers: its control, the Web API behind sign-in, and the identity provider. */
export function createApp(emulator: Emulator, { latency, reportError }: AppOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('x-dataverse-emulator', version);
  });
  app.use(bodyLimit({ maxSize: largestBody, onError: () => problem(413, tooLarge) }));
  app.route('/_emulator/v1', createControl(emulator));
  app.use(recordRequests(emulator.requests));
  if (latency > 0) {
    app.use(async (_c, next) => {
      await sleep(latency);
      await next();
    });
  }
  app.use('/api/data/*', requireBearer(emulator));
  app.route('/api/data', createWebApi(emulator));
  app.route('/', createIdentity(emulator));
  app.notFound(c => problem(404, `The emulator has nothing at ${c.req.path}.`));
  app.onError(error => {
    reportError(error);
    return problem(500, 'The emulator made a mistake: its own output has the details.');
  });
  return app;
}

const tooLarge = `The request body is larger than ${largestBody} bytes.`;

/** In the shape of Dataverse's errors, without a code: these are not Dataverse's. */
const problem = (status: number, message: string): Response =>
  Response.json({ error: { code: '', message } }, { status });
