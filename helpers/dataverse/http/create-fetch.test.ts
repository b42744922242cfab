import { writeFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { createFetch, createFetches } from './create-fetch';
import { describeFailure, networkFailureKind, unreachable } from './network-failure';
import { ScriptedProxy } from './testing/scripted-proxy';
import { ScriptedServer } from './testing/scripted-server';
import { type SecureServer, startSecureServer } from './testing/secure-server';

type Fixtures = {
  server: ScriptedServer;
  /** A certificate that only the CA file vouches for. */
  secure: SecureServer & { readonly caFile: string };
  tunnel: ScriptedProxy;
};

const test = base.extend<Fixtures>({
  server: async ({}, use) => {
    const server = await ScriptedServer.start();
    await use(server);
    await server.stop();
  },

  secure: async ({}, use, info) => {
    const secure = await startSecureServer(['dataverse.contoso.test']);
    const caFile = info.outputPath('ca.pem');
    writeFileSync(caFile, secure.pem);
    await use({ ...secure, caFile });
    secure.stop();
  },

  tunnel: async ({ secure }, use) => {
    const proxy = await ScriptedProxy.start(secure.port);
    await use(proxy);
    proxy.stop();
  },
});

const environment = 'https://dataverse.contoso.test/api';
const failureOf = async (answer: Promise<Response>): Promise<unknown> =>
  answer.then(
    () => Promise.reject(new Error('an answer came')),
    (error: unknown) => error,
  );
const told = (error: unknown, url = environment) => unreachable('GET', url, error, 1_000);

/** Node.js and undici read these of the process itself. */
async function withVariable(name: string, value: string, run: () => Promise<unknown>): Promise<void> {
  /* eslint-disable no-restricted-properties -- what is tested is that the process's own variables are not obeyed */
  const before = process.env[name];
  process.env[name] = value;
  try {
    await run();
  } finally {
    Object.assign(process.env, { [name]: before ?? '' });
  }
  /* eslint-enable no-restricted-properties */
}

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
    expect(await reply.text()).toBe(`hello from localhost:${secure.port}`);
  }
});

test('a certificate that nobody vouches for is refused, and it is told which one that is', async ({ secure }) => {
  const error = await failureOf(createFetch()(secure.origin));

  expect(networkFailureKind(error)).toBe('refused');
  expect(told(error).message).toMatch(
    /localhost shows a certificate that it signed itself \("Contoso test server", until/,
  );
  expect(told(error).message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(told(error).whatToDo).toContain('DATAVERSE_CA_FILE');
});

test('an environment behind a proxy is reached through its tunnel with the private authority', async ({
  secure,
  tunnel,
}) => {
  const fetch = createFetch({ caFile: secure.caFile, proxy: tunnel.url });
  const reply = await fetch(environment);
  expect(await reply.text()).toBe('hello from dataverse.contoso.test');
  expect(tunnel.asked).toEqual([{ host: 'dataverse.contoso.test:443', authorization: undefined }]);
});

test('a proxy is told its user and password, whatever signs they hold', async ({ secure, tunnel }) => {
  const url = tunnel.url;
  url.username = 'contoso%5Cann';
  url.password = 'p%40ss%3Aw%C3%B6rd%25';

  await (await createFetch({ caFile: secure.caFile, proxy: url })(environment)).text();
  url.password = '';
  await (await createFetch({ caFile: secure.caFile, proxy: url })(environment)).text();

  const given = tunnel.asked.map(({ authorization = '' }) => Buffer.from(authorization.slice(6), 'base64').toString());
  expect(given).toEqual(['contoso\\ann:p@ss:wörd%', 'contoso\\ann:']);
});

test('a proxy that wants to know who asks is told apart, without the password', async ({ secure, tunnel }) => {
  const url = tunnel.url;
  url.password = 'hunter2';
  const fetch = createFetch({ caFile: secure.caFile, proxy: url });

  tunnel.refusal = { status: 407, headers: 'Proxy-Authenticate: Basic realm="a, NTLM"\r\n' };
  const basic = await failureOf(fetch(environment));
  expect(networkFailureKind(basic)).toBe('refused');
  expect(told(basic).message).toContain(`the proxy ${tunnel.url.origin} answered 407`);
  expect(told(basic).whatToDo).toMatch(/set HTTPS_PROXY .*http:\/\/user:password@host:port.*NO_PROXY/);

  tunnel.refusal = { status: 407, headers: 'Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n' };
  const windows = await failureOf(fetch(environment));
  expect(told(windows).whatToDo).toContain('takes Negotiate or NTLM alone, which this suite does not speak');

  for (const error of [basic, windows]) {
    const all = `${told(error).message} ${told(error).stack ?? ''} ${JSON.stringify(error)} ${String(error)}`;
    expect(all).not.toMatch(/hunter2|OmhunteXI/i);
    expect(all).not.toContain(Buffer.from(':hunter2').toString('base64'));
  }
});

test('a proxy that lets a host not through is one to ask, and one that fails is tried again', async ({ tunnel }) => {
  const fetch = createFetch({ proxy: tunnel.url });

  tunnel.refusal = { status: 403 };
  const forbidden = await failureOf(fetch(environment));
  expect(networkFailureKind(forbidden)).toBe('refused');
  expect(told(forbidden).message).toMatch(/answered 403\.\n.*ask whoever runs the proxy in HTTPS_PROXY/);

  tunnel.refusal = { status: 503 };
  expect(networkFailureKind(await failureOf(fetch(environment)))).toBe('not-sent');
});

test('a proxy that is not there is not taken for the environment', async ({ tunnel }) => {
  const { url } = tunnel;
  tunnel.stop();

  const error = await failureOf(createFetch({ proxy: url })(environment));

  expect(networkFailureKind(error)).toBe('refused');
  expect(told(error).message).toMatch(/the proxy http:\/\/127\.0\.0\.1:\d+ cannot be reached: connect ECONNREFUSED/);
  expect(told(error).whatToDo).toMatch(/check the address of the proxy in HTTPS_PROXY/);
});

test('a time limit ends a request while its proxy is silent', async ({ tunnel }) => {
  tunnel.refusal = 'silence';
  const fetch = createFetch({ proxy: tunnel.url });
  const error = await failureOf(fetch(environment, { signal: AbortSignal.timeout(50) }));
  expect(networkFailureKind(error)).toBe('time-limit');
});

test('a certificate is also told when it comes through a proxy', async ({ tunnel }) => {
  const error = await failureOf(createFetch({ proxy: tunnel.url })(environment));
  expect(told(error).message).toContain('dataverse.contoso.test shows a certificate that it signed itself');
  expect(tunnel.asked).toHaveLength(2);
});

test('a certificate that is too old or for another host is told with its day and its names', async ({
  tunnel,
  secure,
}) => {
  const old = await startSecureServer([], { notBeforeDate: new Date(2001, 1, 1), notAfterDate: new Date(2001, 1, 9) });
  const oldFile = test.info().outputPath('old.pem');
  writeFileSync(oldFile, old.pem);
  const expired = await failureOf(createFetch({ caFile: oldFile })(old.origin));
  old.stop();
  expect(told(expired).message).toMatch(
    /that localhost shows \("Contoso test server".* expired on 2001-02-0\d \(CERT_HAS/,
  );
  expect(told(expired).whatToDo).toContain("set this computer's clock");

  const fetch = createFetch({ caFile: secure.caFile, proxy: tunnel.url });
  const other = await failureOf(fetch('https://other.contoso.test/'));
  expect(told(other).message).toContain('is for localhost, dataverse.contoso.test, and not for other.contoso.test');
  expect(told(other).whatToDo).toContain('DATAVERSE_URL');
});

test('loopback is reached without the proxy, also when other hosts are excluded', async ({ secure, tunnel }) => {
  for (const noProxy of [undefined, '.contoso.com', '*']) {
    const fetch = createFetch({ caFile: secure.caFile, proxy: tunnel.url, noProxy });
    expect((await fetch(secure.origin)).status).toBe(200);
  }
  expect(tunnel.asked).toEqual([]);
});

test("no proxy of the process's variables is used behind the settings", async ({ secure, tunnel }) => {
  await withVariable('https_proxy', tunnel.url.href, () =>
    failureOf(createFetch({ caFile: secure.caFile })(environment)),
  );
  expect(tunnel.asked).toEqual([]);
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 holds for loopback alone', async ({ secure, tunnel }) => {
  await withVariable('NODE_TLS_REJECT_UNAUTHORIZED', '0', async () => {
    expect((await createFetch()(secure.origin)).status).toBe(200);
    const error = await failureOf(createFetch({ proxy: tunnel.url })(environment));
    expect(describeFailure(error)).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});

test('what speaks no https is told as such', async ({ server }) => {
  const error = await failureOf(createFetch()(server.origin.replace('http:', 'https:')));
  expect(networkFailureKind(error)).toBe('refused');
  expect(told(error).whatToDo).toContain('speaks no https');
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
