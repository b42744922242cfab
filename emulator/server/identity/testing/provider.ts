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
  /** Not registered, but issued by an authority that the application trusts, with its chain in PEM form. */
  readonly issued: ClientCertificate & { readonly chain: string };
  /** As {@link RunningProvider.issued}, with another common name. */
  readonly issuedToAnother: ClientCertificate & { readonly chain: string };
  /** As {@link RunningProvider.issued}, signed by another authority that has the same name. */
  readonly forged: ClientCertificate & { readonly chain: string };
  /** Trusts the server's certificate. */
  readonly agent: Agent;
  readonly requests: RequestLog;
  readonly stop: () => Promise<void>;
};

async function makeClientCertificate(): Promise<ClientCertificate> {
  const pems = await generate([{ name: 'commonName', value: 'client' }], { algorithm: 'sha256' });
  return { privateKey: pems.private, x509: new X509Certificate(pems.cert) };
}

/** Makes an authority, and certificates of it with these common names. */
async function issueClientCertificates(...commonNames: readonly string[]) {
  const authority = await generate([{ name: 'commonName', value: 'Client authority' }], {
    algorithm: 'sha256',
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  });
  const issued = await Promise.all(
    commonNames.map(async value => {
      const ca = { key: authority.private, cert: authority.cert };
      const pems = await generate([{ name: 'commonName', value }], { algorithm: 'sha256', ca });
      const chain = `${pems.cert.trim()}\n${authority.cert.trim()}\n`;
      return { privateKey: pems.private, x509: new X509Certificate(pems.cert), chain };
    }),
  );
  return { authority: new X509Certificate(authority.cert), issued };
}

export async function startProvider(): Promise<RunningProvider> {
  const commonName = 'client.contoso.com';
  const [server, registered, unregistered, keys, certified, pretended] = await Promise.all([
    createServerCertificate(),
    makeClientCertificate(),
    makeClientCertificate(),
    createSigningKeys(),
    issueClientCertificates(commonName, 'other.contoso.com'),
    issueClientCertificates(commonName),
  ]);
  const {
    authority,
    issued: [issued, issuedToAnother],
  } = certified;
  const [pretender] = pretended.issued;
  if (issued === undefined || issuedToAnother === undefined || pretender === undefined) {
    throw new Error('The authority issued nothing.');
  }
  const forged = { ...pretender, chain: `${pretender.x509.toString()}${authority.toString()}` };
  const requests = new RequestLog();
  const tenantId = randomUUID();
  const application = { ...registerEntraApplication([registered.x509]), trustedSubjects: [{ authority, commonName }] };
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
  return {
    origin: originOf(running.port),
    tenantId,
    application,
    registered,
    unregistered,
    issued,
    issuedToAnother,
    forged,
    agent,
    requests,
    stop,
  };
}
