import { writeFileSync } from 'node:fs';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { generate } from 'selfsigned';
import { createFetch, createFetches } from './create-fetch';
import { describeFailure, networkFailureKind } from './network-failure';
import { ScriptedServer } from './testing/scripted-server';

const portOf = (server: Server | HttpsServer) => (server.address() as AddressInfo).port;

type Fixtures = {
  server: ScriptedServer;
  /** An HTTPS server with a certificate that only the CA file vouches for. It answers with the host it was asked for. */
  secure: { origin: string; host: string; caFile: string };
  /** A proxy that tunnels every host to the same loopback port, and the hosts it was asked for. */
  tunnel: { url: string; asked: string[] };
};

const test = base.extend<Fixtures>({
  server: async ({}, use) => {
    const server = await ScriptedServer.start();
    await use(server);
    await server.stop();
  },

  secure: async ({}, use, info) => {
    const names = ['localhost', 'dataverse.contoso.test'].map(value => ({ type: 2 as const, value }));
    const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
      extensions: [{ name: 'subjectAltName', altNames: names }],
    });
    const caFile = info.outputPath('ca.pem');
    writeFileSync(caFile, pems.cert);
    const server = createServer({ cert: pems.cert, key: pems.private }, (request, response) => {
      response.end(`hello from ${request.headers.host ?? ''}`);
    });
    await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
    await use({ origin: `https://localhost:${portOf(server)}`, host: `localhost:${portOf(server)}`, caFile });
    server.closeAllConnections();
    server.close();
  },

  tunnel: async ({ secure }, use) => {
    const asked: string[] = [];
    const server = createProxy();
    server.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const target = connect(Number(new URL(secure.origin).port), 'localhost', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      socket.on('error', () => target.destroy());
      target.on('error', () => socket.destroy());
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    await use({ url: `http://127.0.0.1:${portOf(server)}`, asked });
    server.closeAllConnections();
    server.close();
  },
});

test('a request and its reply cross unchanged', async ({ server }) => {
  server.script({ status: 201, headers: { 'odata-version': '4.0', 'set-cookie': 'a=b' }, body: { ok: true } });

  const reply = await createFetch()(
    new Request(`${server.origin}/sample_books?$select=a`, {
      method: 'POST',
      body: '{"é":1}',
      headers: { prefer: 'x' },
    }),
  );

  expect(reply.status).toBe(201);
  expect(reply.headers.get('odata-version')).toBe('4.0');
  expect(await reply.json()).toEqual({ ok: true });
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      url: '/sample_books?$select=a',
      body: '{"é":1}',
      headers: { prefer: 'x', 'content-length': '8' },
    },
  ]);
});

test('a reply without a body is a reply', async ({ server }) => {
  server.script({ status: 204 });
  const reply = await createFetch()(`${server.origin}/`, { method: 'DELETE' });
  expect(reply.status).toBe(204);
  expect(await reply.text()).toBe('');
});

test('a time limit set by signal ends a request that is never answered', async ({ server }) => {
  server.script('silence');
  const error: unknown = await createFetch()(server.origin, { signal: AbortSignal.timeout(50) }).catch(
    (e: unknown) => e,
  );
  expect(networkFailureKind(error)).toBe('time-limit');
});

test('a private certificate authority is trusted when its file is named', async ({ secure }) => {
  for (const options of [{ caFile: secure.caFile }, { extraCaFile: secure.caFile }]) {
    const reply = await createFetch(options)(secure.origin);
    expect(await reply.text()).toBe(`hello from ${secure.host}`);
  }
});

test('a certificate that nobody vouches for is refused', async ({ secure }) => {
  const error: unknown = await createFetch()(secure.origin).catch((e: unknown) => e);
  expect(networkFailureKind(error)).toBe('refused');
  expect(describeFailure(error)).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
});

test('an environment behind a proxy is reached through its tunnel with the private authority', async ({
  secure,
  tunnel,
}) => {
  const fetch = createFetch({ caFile: secure.caFile, proxy: tunnel.url });
  const reply = await fetch('https://dataverse.contoso.test/api');
  expect(await reply.text()).toBe('hello from dataverse.contoso.test');
  expect(tunnel.asked).toEqual(['dataverse.contoso.test:443']);
});

test('loopback is reached without the proxy, also when other hosts are excluded', async ({ secure, tunnel }) => {
  for (const noProxy of [undefined, '.contoso.com', '*']) {
    const fetch = createFetch({ caFile: secure.caFile, proxy: tunnel.url, noProxy });
    expect((await fetch(secure.origin)).status).toBe(200);
  }
  expect(tunnel.asked).toEqual([]);
});

test('a certificate authority file that is gone is a setting to correct', () => {
  expect(() => createFetch({ caFile: '/nowhere/ca.pem' })).toThrow(
    /\/nowhere\/ca\.pem cannot be read.*\n.*DATAVERSE_CA_FILE/,
  );
});

test('each of several keeps to a web server of its own', async ({ server }) => {
  const fetches = createFetches({});
  const [first, second] = [fetches(), fetches()];
  server.script(
    { status: 200, headers: { 'set-cookie': 'ARRAffinity=abc; Path=/' } },
    { status: 200 },
    { status: 200 },
  );

  for (const fetch of [first, second, first]) await (await fetch(server.origin)).text();

  expect(server.requests.map(({ headers }) => headers['cookie'])).toEqual([undefined, undefined, 'ARRAffinity=abc']);
});
