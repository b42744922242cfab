import { test as base, expect } from '@playwright/test';
import { SignInError } from '../errors';
import { describeAvailability, probeOrganizationService } from './availability';
import { OrganizationServiceClient } from './organization-service-client';
import { answered, faulted, ServiceRig } from './testing/service-rig';
import { goldenText } from './testing/golden';

const test = base.extend<{ rig: ServiceRig }>({
  rig: async ({}, use) => {
    const rig = await ServiceRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

test('a service that answers is available, and says who is signed in', async ({ rig: { client, server } }) => {
  server.script(answered(goldenText('res-whoami')));

  const availability = await probeOrganizationService(client, 'optional');

  expect(availability).toMatchObject({
    kind: 'available',
    identity: { userId: '10000000-0000-0000-0000-000000000001' },
  });
  expect(describeAvailability(availability)).toBe('available');
});

test('an optional service that refuses is unavailable, in the words of the environment', async ({
  rig: { client, server },
}) => {
  const json = { status: 404, body: { error: { code: '0x8006088a', message: 'Resource not found' } } };
  const refusals = [json, faulted(-2_147_220_960, 'SOAP is blocked here'), { status: 403, body: 'not here' }];
  server.script(...refusals.flatMap(refusal => [refusal, refusal, refusal]));

  for (const words of [
    '0x8006088a: Resource not found',
    '0x80040220: SOAP is blocked here',
    '403 (no code): not here',
  ]) {
    const availability = await probeOrganizationService(client, 'optional');

    expect(availability.kind).toBe('unavailable');
    expect(describeAvailability(availability)).toMatch(/^the Organization Service is not available: .*/);
    expect(describeAvailability(availability)).toContain(words);
    expect(describeAvailability(availability)).not.toContain('What to do');
  }
});

test('one refusal does not close it: it is asked again', async ({ rig: { client, server, waits } }) => {
  server.script({ status: 404, body: 'not here' }, { status: 403 }, answered(goldenText('res-whoami')));

  expect((await probeOrganizationService(client, 'optional')).kind).toBe('available');
  expect(waits).toEqual([500, 2_000]);
});

test('a required service that refuses keeps its error', async ({ rig: { client, server } }) => {
  const gone = { status: 404, body: 'gone' };
  server.script(gone, gone, gone);

  const availability = await probeOrganizationService(client, 'required');

  expect(availability).toMatchObject({ kind: 'refused', error: { name: 'DataverseError', status: 404 } });
  expect(describeAvailability(availability)).toContain('required, and not available');
});

const iis = (status: number) => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>404 - File or directory not found.</title></head></html>',
});
const often = (reply: ReturnType<typeof iis>) => Array.from({ length: 40 }, () => reply);

test('a page of the web server that stays closes it, when it says that nothing is served there', async () => {
  for (const status of [403, 404, 405, 410]) {
    const rig = await ServiceRig.start();
    rig.server.script(...often(iis(status)));

    const availability = await probeOrganizationService(rig.client, 'optional');
    expect(describeAvailability(availability)).toContain(`${status} (no code): an HTML page titled "404 - File`);
    if (status !== 403) {
      const required = await probeOrganizationService(rig.client, 'required');
      expect(required).toMatchObject({ kind: 'refused', error: { name: 'DataverseError', outcome: 'failed', status } });
    }
    await rig.server.stop();
  }
});

test('a page of the moment does not, and neither does one that says something else', async ({
  rig: { client, server },
}) => {
  server.script(iis(404), answered(goldenText('res-whoami')));
  expect((await probeOrganizationService(client, 'optional')).kind).toBe('available');

  server.script(...often(iis(400)));
  await expect(probeOrganizationService(client, 'optional')).rejects.toMatchObject({
    name: 'UnavailableError',
    message: expect.stringContaining('in place of Dataverse'),
  });
});

test('a service that is too busy to answer is not called unavailable: nobody can tell', async ({
  rig: { client, server },
}) => {
  server.script(...Array.from({ length: 8 }, () => ({ status: 503, body: 'busy' })));

  await expect(probeOrganizationService(client, 'optional')).rejects.toMatchObject({ name: 'UnavailableError' });
});

test('nothing else closes it: nobody can tell then', async ({ rig: { client, server } }) => {
  const page = { status: 200, body: '<html></html>' };
  const unexpected = Array.from({ length: 5 }, () => faulted(-2_147_220_970, 'An unexpected error occurred.'));
  server.script(page, ...unexpected, { status: 302, headers: { location: 'https://login.example/' } });

  for (const name of ['UnexpectedReplyError', 'UnavailableError', 'AccessError']) {
    await expect(probeOrganizationService(client, 'optional')).rejects.toMatchObject({ name, outcome: 'error' });
  }
});

test('a service that is off by setting is not asked', async ({ rig: { client, server } }) => {
  const availability = await probeOrganizationService(client, 'off');

  expect(availability).toEqual({ kind: 'unavailable', reason: 'off by setting: ORGANIZATION_SERVICE=off' });
  expect(server.requests).toHaveLength(0);
});

test('without a token nobody can tell', async ({ rig: { server } }) => {
  const client = new OrganizationServiceClient({
    environmentUrl: new URL(server.origin),
    fetch,
    tokens: {
      accessToken: () => Promise.reject(new SignInError('no token', 'check the secret.')),
      discard: () => undefined,
    },
  });

  await expect(probeOrganizationService(client, 'optional')).rejects.toThrow(SignInError);
});
