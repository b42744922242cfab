import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Agent, fetch } from 'undici';
import { createServerCertificate, type ServerCertificate } from './certificate';
import { type Fetch, ListenError, type RunningServer, startServer } from './server';

let certificate: ServerCertificate;
let agent: Agent;
const running: RunningServer[] = [];

test.beforeAll(async () => {
  certificate = await createServerCertificate();
});
test.afterAll(() => certificate.remove());

test.beforeEach(() => {
  agent = new Agent({ connect: { ca: certificate.cert } });
});
test.afterEach(async () => {
  await agent.destroy();
  await Promise.all(running.splice(0).map(server => server.close()));
});

async function start(answer: Fetch, port = 0): Promise<RunningServer> {
  const server = await startServer({ ...certificate, port, createFetch: () => answer });
  running.push(server);
  return server;
}

const hasIpv6Loopback = Object.values(networkInterfaces()).some(each => each?.some(({ address }) => address === '::1'));

test('one port answers on localhost and on both loopback addresses', async () => {
  const { port } = await start(request => new Response(new URL(request.url).protocol));

  for (const host of hasIpv6Loopback ? ['localhost', '127.0.0.1', '[::1]'] : ['localhost', '127.0.0.1']) {
    const response = await fetch(`https://${host}:${port}/`, { dispatcher: agent });
    expect(await response.text(), host).toBe('https:');
  }
});

test('a taken port is refused with its number and a way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;

  const attempt = start(() => new Response(), port);

  await expect(attempt).rejects.toThrow(ListenError);
  await expect(attempt).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use by another program`);
  other.close();
});

test('a port that is taken on the other loopback address alone is refused too', async () => {
  test.skip(!hasIpv6Loopback, 'this machine has no IPv6 loopback address');
  const other = createServer().listen(0, '::1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;

  await expect(start(() => new Response(), port)).rejects.toThrow(`Port ${port} of ::1 is in use`);
  other.close();
});

test('closing lets a request under way end', async () => {
  const asked = deferred<true>();
  const answer = deferred<Response>();
  const { port, close } = await start(() => {
    asked.resolve(true);
    return answer.promise;
  });
  const response = fetch(`https://localhost:${port}/`, { dispatcher: agent });
  await asked.promise;

  const closed = close();
  answer.resolve(new Response('late'));

  expect(await (await response).text()).toBe('late');
  await closed;
});

test('closing waits for no request that never ends, nor for a client that never speaks', async () => {
  const asked = deferred<true>();
  const { port, close } = await start(() => {
    asked.resolve(true);
    return new Promise<Response>(() => undefined);
  });
  const silent = connect(port, '127.0.0.1');
  const silentEnd = new Promise(resolve => silent.on('error', resolve).on('close', resolve));
  const lost = expect(fetch(`https://localhost:${port}/`, { dispatcher: agent })).rejects.toThrow('fetch failed');
  await asked.promise;
  const before = performance.now();

  await close();

  expect(performance.now() - before).toBeLessThan(1_000);
  await Promise.all([lost, silentEnd]);
  await expect(fetch(`https://localhost:${port}/`, { dispatcher: agent })).rejects.toThrow('fetch failed');
});

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>(settle => (resolve = settle));
  return { promise, resolve };
}
