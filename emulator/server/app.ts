import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getPath } from 'hono/utils/url';
import { version } from '../package.json';
import { exchanged } from '../defects/exchanged';
import { createControl, problemResponse } from './control/control';
import { logRequests } from './control/request-log';
import { type Emulator } from './emulator';
import { requireBearer } from './identity/tokens/require-bearer';
import { createIdentity } from './identity/create-identity';
import { protectService, type RenderRefusal } from './limits/protect-service';
import {
  createOrganizationService,
  renderSoapRefusal,
  renderSoapThrottling,
} from '../protocols/organization-service/organization-service';
import { hasNoBody } from '../protocols/has-no-body';
import { foldDoubledSlashes } from '../protocols/web-api/front/url/doubled-slashes';
import { addServiceHeaders } from '../protocols/web-api/front/response/service-headers';
import { createWebApi, renderODataRefusal } from '../protocols/web-api/web-api';
import { setTimeout as sleep } from 'node:timers/promises';

/** https://learn.microsoft.com/power-apps/developer/data-platform/file-attributes: a single request takes 128 MB. */
const largestBody = 128 * 1_024 * 1_024;

const limitBody = bodyLimit({ maxSize: largestBody, onError: () => problemResponse(413, tooLarge) });
/** hono asks for the body, and so has a whole Request made, a fifth of what reading a row costs: what is short by its headers is not asked. */
const limitBodies: MiddlewareHandler = (c, next) => (hasShortBody(c.req) ? next() : limitBody(c, next));

/** Node reads no more of a body than its content-length says. */
const hasShortBody = (request: Context['req']): boolean =>
  hasNoBody(request.method) ||
  (request.header('transfer-encoding') === undefined && Number(request.header('content-length') ?? NaN) <= largestBody);

type AppOptions = {
  /** Waited before each answer, the emulator's own control apart. Milliseconds. */
  readonly latency: number;
  /** Hears of errors that no handler expected. */
  readonly reportError: (error: unknown) => void;
};

/** All that the emulator answers: its control, the Web API and the Organization Service behind sign-in, and the identity provider. */
export function createApp(emulator: Emulator, { latency, reportError }: AppOptions): Hono {
  const app = new Hono({ getPath: request => foldDoubledSlashes(getPath(request)) });
  const delay = createLatency(latency);
  const { path } = emulator;
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('x-dataverse-emulator', version);
  });
  app.use(limitBodies);
  app.route('/_emulator/v1', createControl(emulator));
  app.use(logRequests(emulator.requests));
  app.use(delay.rest);
  const webApi = `${path}/api/data`;
  const door = exchanged(() => emulator.served.door);
  const exchange = exchanged(() => emulator.served.exchange);
  app.use(`${webApi}/*`, addServiceHeaders, door, requireBearer(emulator, renderODataRefusal));
  if (emulator.protection !== undefined)
    app.use(`${webApi}/*`, protectService(emulator.protection, renderODataRefusal));
  app.use(`${webApi}/*`, delay.work, exchange);
  app.route(webApi, createWebApi(emulator, reportError));
  const organizationService = `${path}/XRMServices/2011/Organization.svc`;
  const now = (): number => emulator.organization.clock.now();
  app.use(
    `${organizationService}/web`,
    door,
    requireBearer(emulator, fault => renderSoapRefusal(fault, now())),
  );
  if (emulator.protection !== undefined) {
    const refuse: RenderRefusal = (fault, retryAfter) => renderSoapThrottling(fault, retryAfter, now());
    app.use(`${organizationService}/web`, protectService(emulator.protection, refuse));
  }
  app.use(`${organizationService}/web`, delay.work, exchange);
  app.route(organizationService, createOrganizationService(emulator, reportError));
  app.route('/', createIdentity(emulator));
  app.notFound(c => problemResponse(404, `The emulator has nothing at ${c.req.path}.`));
  app.onError(error => {
    if (isBrokenOffRequest(error)) return problemResponse(400, 'The request broke off in its body.');
    reportError(error);
    return problemResponse(500, 'The emulator made a mistake: its own output has the details.');
  });
  return app;
}

/** Reading a body failed because its client went away: nobody's mistake, and nobody hears the answer. */
const isBrokenOffRequest = (error: Error): boolean => 'code' in error && error.code === 'ECONNRESET';

const tooLarge = `The request body is larger than ${largestBody} bytes.`;

type Delay = {
  /** Waits before an answer. Mount it where the work begins, so that limits count the time. */
  readonly work: MiddlewareHandler;
  /** Waits after an answer that came without work: a refusal, another path. Mount it in front of everything. */
  readonly rest: MiddlewareHandler;
};

/** Delays each request once, by so many milliseconds. */
function createLatency(milliseconds: number): Delay {
  const delayed = new WeakSet<Request>();
  const wait = async (request: Request): Promise<void> => {
    if (milliseconds === 0 || delayed.has(request)) return;
    delayed.add(request);
    await sleep(milliseconds);
  };
  return {
    work: async (c, next) => {
      await wait(c.req.raw);
      await next();
    },
    rest: async (c, next) => {
      await next();
      await wait(c.req.raw);
    },
  };
}
