import { Hono } from 'hono';
import { randomUUID, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { Agent } from 'undici';
import { createServerCertificate } from '../../certificate';
import { logRequests, RequestLog } from '../../control/request-log';
import { startServer } from '../../server';
import { AccessTokens } from '../tokens/access-tokens';
import { createSigningKeys } from '../tokens/signing-keys';
import { type Application, registerEntraApplication } from '../clients/application';
import { createIdentity } from '../create-identity';

export type ClientCertificate = { readonly privateKey: string; readonly x509: X509Certificate };

/** An identity provider on a port of its own, for tests. */
export type RunningProvider = {
  readonly origin: string;
  readonly tenantId: string;
  readonly application: Application;
  readonly registered: ClientCertificate;
  readonly unregistered: ClientCertificate;
  /** Trusts the server's certificate. */
  readonly agent: Agent;
  readonly requests: RequestLog;
  readonly stop: () => Promise<void>;
};

async function makeClientCertificate(): Promise<ClientCertificate> {
  const pems = await generate([{ name: 'commonName', value: 'client' }], { algorithm: 'sha256' });
  return { privateKey: pems.private, x509: new X509Certificate(pems.cert) };
}

export async function startProvider(): Promise<RunningProvider> {
  const [server, registered, unregistered, keys] = await Promise.all([
    createServerCertificate(),
    makeClientCertificate(),
    makeClientCertificate(),
    createSigningKeys(),
  ]);
  const requests = new RequestLog();
  const tenantId = randomUUID();
  const application = registerEntraApplication([registered.x509]);
  const tenant = { id: tenantId, applications: [application] };
  const originOf = (port: number) => `https://localhost:${port}`;
  const running = await startServer({
    ...server,
    port: 0,
    createFetch: port => {
      const origin = originOf(port);
      const tokens = new AccessTokens({ origin, tenantId, keys, now: Date.now });
      const app = new Hono();
      app.use(logRequests(requests));
      app.route('/', createIdentity({ origin, tokens, tenant }));
      return app.fetch;
    },
  });
  const agent = new Agent({ connect: { ca: server.cert } });
  const stop = async () => {
    await agent.destroy();
    await running.close();
    server.remove();
  };
  return { origin: originOf(running.port), tenantId, application, registered, unregistered, agent, requests, stop };
}
