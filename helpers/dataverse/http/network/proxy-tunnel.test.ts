import { expect } from '@playwright/test';
import { createFetch } from '../create-fetch';
import { networkFailureKind } from '../network-failure';
import { environment, failureOf, test, told, withVariable } from '../testing/network-fixtures';

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
