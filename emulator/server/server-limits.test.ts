import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createServerCertificate, type ServerCertificate } from './certificate';
import { type Fetch, type RunningServer, type ServerLimits, startServer } from './server';
import { type Shell, startShell } from '../testing/start-shell';

const headersOnly = { headersTimeout: 100, connectionsCheckingInterval: 20 } satisfies Partial<ServerLimits>;

/** Far below the limits that a server has by itself, so that a test that ends in time has met these. */
const impatient = {
  headersTimeout: 2_000,
  requestTimeout: 2_000,
  connectionsCheckingInterval: 20,
} satisfies Partial<ServerLimits>;

let certificate: ServerCertificate;
let running: RunningServer | undefined;

test.beforeAll(async () => {
  certificate = await createServerCertificate();
});
test.afterAll(() => certificate.remove());
test.afterEach(() => running?.close());

async function start(answer: Fetch, limits?: Partial<ServerLimits>): Promise<number> {
  running = await startServer({ ...certificate, port: 0, createFetch: () => answer, ...(limits && { limits }) });
  return running.port;
}

/** All that a client hears that sends this text and then nothing more, until the server ends the connection. */
async function hear(port: number, text: string): Promise<string> {
  const socket = connectTls({ port, host: 'localhost', ca: certificate.cert });
  let heard = '';
  // Cut in the middle of its request, a client may hear a reset instead of an end.
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString())).on('error', () => undefined);
  socket.write(text);
  await new Promise(resolve => socket.once('close', resolve));
  return heard;
}

const lines = (...text: string[]): string => text.join('\r\n');

test('a client that stops in the middle of its headers hears 408 and is cut off', async () => {
  const asked: string[] = [];
  const port = await start(({ url }) => {
    asked.push(url);
    return new Response();
  }, headersOnly);

  expect(await hear(port, lines('GET / HTTP/1.1', 'Host: localhost', 'Acce'))).toContain('HTTP/1.1 408 ');
  expect(asked).toEqual([]);
});

test('a client that stops in the middle of its body is cut off, and no part of the body passes for the whole', async () => {
  const read: unknown[] = [];
  const port = await start(async request => {
    read.push(await request.text().catch((error: unknown) => error));
    return new Response();
  }, impatient);
  const head = lines('POST / HTTP/1.1', 'Host: localhost', '');

  for (const half of [lines('Content-Length: 9', '', '{}'), lines('Transfer-Encoding: chunked', '', '2', '{}', '')]) {
    expect(await hear(port, head + half), half).toContain('HTTP/1.1 408 ');
  }
  await expect.poll(() => read).toEqual([expect.any(Error), expect.any(Error)]);
});

test('a client that never ends its TLS handshake is cut off', async () => {
  const port = await start(() => new Response(), { handshakeTimeout: 100 });
  const silent = connect(port, '127.0.0.1').on('error', () => undefined);
  const babbling = connect(port, '127.0.0.1').on('error', () => undefined);
  // The beginning of a ClientHello that announces 512 bytes.
  babbling.write(Buffer.from([22, 3, 1, 2, 0, 1]));

  await Promise.all([once(silent, 'close'), once(babbling, 'close')]);
});

test('headers above the limit are a 431, and a URL as long as Dataverse takes is within it', async () => {
  const ask = (port: number, path: string) =>
    hear(port, lines(`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', '', ''));
  const answer = ({ url }: Request) => new Response(String(url.length));

  // All of it in one TLS record: a client that still writes when it is cut off would not hear the answer.
  expect(await ask(await start(answer, { maxHeaderSize: 1_024 }), `/?${'x'.repeat(1_024)}`)).toContain('HTTP/1.1 431 ');
  await running?.close();
  expect(await ask(await start(answer), `/?${'x'.repeat(32_768)}`)).toContain('HTTP/1.1 200 ');
});

/** Complete by themselves, if nobody minds what the headers announce. */
const endpoints = [
  ['POST', '/api/data/v9.2/sample_books', 'application/json', '{"sample_bookcode":"A"}'],
  ['POST', '/api/data/v9.2/$batch', 'multipart/mixed; boundary=b', batchOf('{"sample_bookcode":"B"}')],
  ['PUT', '/_emulator/v1/defects', 'application/json', '["lost-deletes"]'],
  ['POST', '/_emulator/v1/clock', 'application/json', '{"advanceDays":1}'],
  ['POST', '/XRMServices/2011/Organization.svc/web', 'text/xml', '<Envelope/>'],
  ['POST', '/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token', 'application/x-www-form-urlencoded', 'a=b'],
] as const;

test('a request that breaks off in its body changes nothing, whatever it asks for', async () => {
  const shell = await startShell();
  const port = await start(shell.app.fetch, impatient);
  const token = await administratorToken(shell);

  const attempts = endpoints.flatMap(([method, path, type, body]) => {
    const head = lines(`${method} ${path} HTTP/1.1`, `Host: localhost:${port}`, `Authorization: Bearer ${token}`);
    const length = Buffer.byteLength(body);
    const byLength = lines('', `Content-Type: ${type}`, `Content-Length: ${length + 1}`, '', body);
    const chunked = lines('', `Content-Type: ${type}`, 'Transfer-Encoding: chunked', '', length.toString(16), body, '');
    return [head + byLength, head + chunked];
  });
  for (const heard of await Promise.all(attempts.map(text => hear(port, text)))) {
    expect(heard).toContain('HTTP/1.1 408 ');
  }

  const { value } = (await shell.send('GET', 'sample_books')).body as { value: unknown[] };
  expect(value).toEqual([]);
  expect(shell.emulator.defects.names).toEqual([]);
  expect(shell.emulator.organization.clock.ahead).toBe(0);
  expect(shell.errors).toEqual([]);
});

function batchOf(book: string): string {
  const part = ['--b', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', ''];
  const request = ['POST /api/data/v9.2/sample_books HTTP/1.1', 'Content-Type: application/json', '', book];
  return lines(...part, ...request, '--b--', '');
}

async function administratorToken({ emulator }: Shell): Promise<string> {
  const [application] = emulator.tenant.applications;
  if (application === undefined) throw new Error('The emulator has no application.');
  return emulator.tokens.issue(application, 'secret', emulator.origin);
}
