import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from '@playwright/test';
import { createFetch } from '../create-fetch';
import { describeFailure, networkFailureKind } from '../network-failure';
import { environment, failureOf, test, told, withVariable } from '../testing/network-fixtures';
import { startSecureServer } from '../testing/secure-server';
import { lookAtCertificate } from './presented-certificate';
import { createRoutes } from './routes';

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
  expect(secure.asked, 'nothing is sent to see whose it is').toEqual([]);
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

test('NODE_TLS_REJECT_UNAUTHORIZED=0 holds for loopback alone', async ({ secure, tunnel }) => {
  await withVariable('NODE_TLS_REJECT_UNAUTHORIZED', '0', async () => {
    expect((await createFetch()(secure.origin)).status).toBe(200);
    const error = await failureOf(createFetch({ proxy: tunnel.url })(environment));
    expect(describeFailure(error)).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});

test('a certificate authority file that is gone is a setting to correct', () => {
  expect(() => createFetch({ caFile: '/nowhere/ca.pem' })).toThrow(
    /\/nowhere\/ca\.pem cannot be read.*\n.*DATAVERSE_CA_FILE/,
  );
});

test('a look at a certificate ends in time, wherever it is kept waiting', async ({ tunnel }) => {
  const look = (address: string, proxy?: URL) => {
    const url = new URL(address);
    return lookAtCertificate(url, createRoutes({ proxy })(url), 50);
  };
  tunnel.refusal = 'silence';
  expect(await look(environment, tunnel.url)).toBeUndefined();
  expect(tunnel.asked).toHaveLength(1);

  const silent = createServer(socket => socket.on('error', () => undefined).resume()).listen(0, 'localhost');
  await once(silent, 'listening');
  expect(await look(`https://localhost:${(silent.address() as AddressInfo).port}`)).toBeUndefined();
  silent.close();
  await once(silent, 'close');
});
