import { test as base, expect } from '@playwright/test';
import { AccessError, DataverseError, UnexpectedReplyError, UnavailableError } from '../errors';
import { answered, faulted, resultXml, ServiceRig } from './testing/service-rig';
import { createRow } from './messages/rows';
import { whoAmI, whoAmIRequest } from './messages/who-am-i';
import { writeAttributeValue } from './values/write-value';

const test = base.extend<{ rig: ServiceRig }>({
  rig: async ({}, use) => {
    const rig = await ServiceRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

const id = '2e451703-c686-e711-80e5-00155db19e6d';
const guidPair = (key: string) =>
  `<a:KeyValuePairOfstringanyType><b:key>${key}</b:key><b:value i:type="d:guid" xmlns:d="http://schemas.microsoft.com/2003/10/Serialization/">${id}</b:value></a:KeyValuePairOfstringanyType>`;
const identity = answered(resultXml('WhoAmI', ['UserId', 'BusinessUnitId', 'OrganizationId'].map(guidPair).join('')));
const throttled = (duration: string) =>
  faulted(
    -2_147_015_902,
    'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
    `<KeyValuePairOfstringanyType><a:key>Retry-After</a:key><a:value i:type="c:duration" xmlns:c="http://schemas.microsoft.com/2003/10/Serialization/">${duration}</a:value></KeyValuePairOfstringanyType>`,
  );

test('a message is posted to the organization with the bearer token and the quoted action', async ({
  rig: { client, server },
}) => {
  server.script(identity);

  expect(await whoAmI(client)).toEqual({ userId: id, businessUnitId: id, organizationId: id });
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      url: '/contoso/XRMServices/2011/Organization.svc/web',
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: '"http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Execute"',
        authorization: 'Bearer token1',
      },
    },
  ]);
});

test('a message can ask past the caches of the server', async ({ rig: { client, server } }) => {
  server.script(identity, identity);

  await client.execute(whoAmIRequest, { repeatable: true, consistent: true });
  await client.execute(whoAmIRequest, { repeatable: true });

  expect(server.requests.map(({ headers }) => headers['consistency'])).toEqual(['Strong', undefined]);
});

test('a fault of the moment is asked again where that cannot act twice, and is no verdict when it stays', async ({
  rig: { client, server, waits },
}) => {
  const passing = [-2_147_220_970, -2_147_204_784, -2_147_204_783, -2_147_016_655].map(code => faulted(code, 'moment'));
  server.script(...passing, identity);
  await whoAmI(client);
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);

  server.script(faulted(-2_147_220_970, 'An unexpected error occurred.'), identity);
  const creating = createRow(client, { logicalName: 'sample_book', attributes: {} });
  await expect(creating).rejects.toMatchObject({ name: 'UnavailableError', code: '0x80040216' });
  expect(server.requests).toHaveLength(6);
});

test('a caller without a token is not answered by a fault of the moment', async ({ rig: { client, server } }) => {
  const busy = { status: 503, body: 'busy' };
  server.script(busy, { status: 401 }, ...Array.from({ length: 5 }, () => busy));

  expect(await client.executeUnsigned(whoAmIRequest)).toMatchObject({ status: 401 });
  await expect(client.executeUnsigned(whoAmIRequest)).rejects.toThrow(UnavailableError);
});

test('a table that a server does not know yet is asked for again, past its caches', async ({
  rig: { client, server, waits },
}) => {
  const unknown = faulted(-2_147_217_150, 'The entity was not found in the MetadataCache.');
  server.script(unknown, unknown, answered(resultXml('Create', guidPair('id'))));

  await createRow(client, { logicalName: 'sample_book', attributes: {} });

  expect(waits).toEqual([500, 1_000]);
  expect(server.requests.map(({ headers }) => headers['consistency'])).toEqual([undefined, 'Strong', 'Strong']);
});

test('a table that stays unknown was taken away; a row that is not there is told as such', async ({
  rig: { client, server },
}) => {
  const unknown = faulted(-2_147_217_150, 'The entity was not found in the MetadataCache.');
  server.script(...Array.from({ length: 40 }, () => unknown));
  const creating = createRow(client, { logicalName: 'sample_book', attributes: {} });
  await expect(creating).rejects.toMatchObject({ name: 'VanishedTableError', outcome: 'error' });

  server.script(faulted(-2_147_220_969, 'sample_book With Id = … Does Not Exist'));
  const missing = client.execute({ ...whoAmIRequest, name: 'Retrieve' }, { repeatable: true });
  await expect(missing).rejects.toMatchObject({ name: 'VanishedError', code: '0x80040217' });
});

test('a fault becomes an error with the code of the Web API and the id that support asks for', async ({
  rig: { client, server },
}) => {
  server.script(faulted(-2_147_088_238, 'Entity Key Book Code violated.'));

  const error = await createRow(client, { logicalName: 'sample_book', attributes: {} }).catch((one: unknown) => one);

  expect(error).toBeInstanceOf(DataverseError);
  expect(error).toMatchObject({
    name: 'DataverseError',
    status: 500,
    code: '0x80060892',
    detail: 'Entity Key Book Code violated.',
    requestId: '5f6a8f0e-6a0e-4a57-9d6c-0c6f0f3f0001',
  });
});

test('a missing privilege says nothing about what the environment supports', async ({ rig: { client, server } }) => {
  server.script(faulted(-2_147_220_960, 'SecLib::CheckPrivilege failed.'));

  await expect(whoAmI(client)).rejects.toThrow(AccessError);
});

test('a throttled message waits as long as the fault asks, also when it cannot be repeated', async ({
  rig: { client, server, waits },
}) => {
  server.script(throttled('PT5S'), throttled('PT1M0.5S'), answered(resultXml('Create', guidPair('id'))));

  expect(await createRow(client, { logicalName: 'sample_book', attributes: {} })).toBe(id);
  expect(waits).toEqual([5_000, 60_500]);
  expect(server.requests).toHaveLength(3);
});

test('an environment that throttles to the end is too busy to be judged', async ({ rig: { client, server } }) => {
  server.script(...Array.from({ length: 3 }, () => throttled('PT5M')));

  await expect(whoAmI(client)).rejects.toThrow(UnavailableError);
  expect(server.requests).toHaveLength(3);
});

test('a refused token is renewed once, and a second refusal stands', async ({ rig: { client, server, tokens } }) => {
  const unauthorized = { status: 401, headers: { 'www-authenticate': 'Bearer authorization_uri=https://x.test/t' } };
  server.script(unauthorized, identity, unauthorized, unauthorized);

  await whoAmI(client);
  expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer token1', 'Bearer token2']);
  expect(tokens.discarded).toBe(1);

  await expect(whoAmI(client)).rejects.toMatchObject({ name: 'AccessError', status: 401 });
});

test('a message can be sent without a token, once', async ({ rig: { client, server, tokens } }) => {
  server.script({ status: 401, headers: { 'www-authenticate': 'Bearer authorization_uri=https://x.test/t' } });

  const reply = await client.executeUnsigned(whoAmIRequest);

  expect(reply.status).toBe(401);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.headers['authorization']).toBeUndefined();
  expect(tokens.given).toBe(0);
});

test('a JSON refusal on this endpoint is understood', async ({ rig: { client, server } }) => {
  const body = { error: { code: '0x80072560', message: 'The user is not a member of the organization.' } };
  server.script({ status: 403, body });

  await expect(whoAmI(client)).rejects.toMatchObject({ name: 'AccessError', status: 403, code: '0x80072560' });
});

test('a gateway that answers XML of its own is unavailable, not malformed', async ({ rig: { client, server } }) => {
  const page = { status: 503, headers: { 'content-type': 'application/xhtml+xml' }, body: '<!DOCTYPE html><html>' };
  server.script(...Array.from({ length: 5 }, () => page));

  await expect(whoAmI(client)).rejects.toMatchObject({ name: 'UnavailableError', status: 503 });
});

test('a redirect to a sign-in page is not followed', async ({ rig: { client, server } }) => {
  server.script({ status: 302, headers: { location: 'https://login.example/?token=1' } });

  await expect(whoAmI(client)).rejects.toThrow('a redirect to https://login.example');
  expect(server.requests).toHaveLength(1);
});

test('a success that is not an envelope, or lacks a result, is a broken protocol', async ({
  rig: { client, server },
}) => {
  server.script(
    { status: 200, body: '<html></html>' },
    { status: 200, body: { value: [] } },
    answered(resultXml('WhoAmI')),
  );

  await expect(whoAmI(client)).rejects.toThrow(UnexpectedReplyError);
  await expect(whoAmI(client)).rejects.toThrow(UnexpectedReplyError);
  await expect(whoAmI(client)).rejects.toThrow('WhoAmI was answered without "UserId"');
});

test('an import shows no solution package in the report, and no token', async ({ rig: { client, server, steps } }) => {
  server.script(answered(resultXml('ImportSolution')));
  const file = Uint8Array.from({ length: 300 }, (_, index) => index);

  await client.execute(
    {
      name: 'ImportSolution',
      type: 'g:ImportSolutionRequest',
      parameters: { CustomizationFile: writeAttributeValue('b:value', file) },
    },
    { repeatable: false },
  );

  expect(server.requests[0]?.body).toContain(Buffer.from(file).toString('base64'));
  const shown = JSON.stringify(steps);
  expect(shown).toContain('[300 bytes of solution package]');
  expect(shown).not.toContain(Buffer.from(file).toString('base64').slice(0, 40));
  expect(shown).not.toContain('token1');
});
