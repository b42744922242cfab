import { test as base, expect } from '@playwright/test';
import { SignInError } from '../errors';
import { describeDoor, knock } from './availability';
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

test('a door that answers is open, and says who came in', async ({ rig: { client, server } }) => {
  server.script(answered(goldenText('res-whoami')));

  const door = await knock(client, 'optional');

  expect(door).toMatchObject({ kind: 'open', identity: { userId: '10000000-0000-0000-0000-000000000001' } });
  expect(describeDoor(door)).toBe('open');
});

test('an optional door that refuses is closed, in the words of the environment', async ({
  rig: { client, server },
}) => {
  const json = { status: 404, body: { error: { code: '0x8006088a', message: 'Resource not found' } } };
  server.script(json, faulted(-2_147_220_960, 'SOAP is blocked here'), { status: 200, body: '<html></html>' });

  for (const words of ['0x8006088a: Resource not found', '0x80040220: SOAP is blocked here', 'no SOAP envelope']) {
    const door = await knock(client, 'optional');

    expect(door.kind).toBe('closed');
    expect(describeDoor(door)).toMatch(/^the Organization Service is closed: .*/);
    expect(describeDoor(door)).toContain(words);
    expect(describeDoor(door)).not.toContain('What to do');
  }
});

test('a required door that refuses keeps its error', async ({ rig: { client, server } }) => {
  server.script({ status: 404, body: 'gone' });

  const door = await knock(client, 'required');

  expect(door).toMatchObject({ kind: 'refused', error: { name: 'DataverseError', status: 404 } });
  expect(describeDoor(door)).toContain('required, and closed');
});

test('a door that is too busy to answer is not closed: nobody can tell', async ({ rig: { client, server } }) => {
  server.script(...Array.from({ length: 8 }, () => ({ status: 503, body: 'busy' })));

  await expect(knock(client, 'optional')).rejects.toMatchObject({ name: 'UnavailableError' });
});

test('nobody knocks at a door that is off by setting', async ({ rig: { client, server } }) => {
  const door = await knock(client, 'off');

  expect(door).toEqual({ kind: 'closed', reason: 'off by setting: ORGANIZATION_SERVICE=off' });
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

  await expect(knock(client, 'optional')).rejects.toThrow(SignInError);
});
