import { expect, test } from '@playwright/test';
import { describeEnvironment } from './describe-environment';
import { AccessError, UnexpectedReplyError } from '../errors';
import { type Answer, refusal, ScriptedEnvironment } from '../testing/scripted-environment';

const organizationId = '00aa00aa-bb11-cc22-dd33-44ee44ee44ee';
const who = { BusinessUnitId: 'b', UserId: 'u', OrganizationId: organizationId };
const environmentWith = (organization: Answer, headers = {}) =>
  new ScriptedEnvironment()
    .on('GET WhoAmI', { body: who, headers })
    .on('GET RetrieveVersion()', { body: { Version: '9.2.24073.198' } })
    .on(`GET organizations(${organizationId})?$select=expirechangetrackingindays`, organization);

test('an environment tells its version, its organization, its user and how long deletions are remembered', async () => {
  const { client } = environmentWith({ body: { expirechangetrackingindays: 7 } });

  expect(await describeEnvironment(client)).toEqual({
    kind: 'dataverse',
    url: 'https://contoso.example/',
    version: '9.2.24073.198',
    organizationId,
    userId: 'u',
    changeTrackingRetentionDays: 7,
  });
});

test('the emulator is known by its header', async () => {
  const { client } = environmentWith({ body: {} }, { 'x-dataverse-emulator': '0.1.0' });

  expect(await describeEnvironment(client)).toMatchObject({ kind: 'emulator' });
});

test('a retention that this user may not read is left out', async () => {
  for (const status of [400, 403, 404]) {
    const facts = await describeEnvironment(environmentWith(refusal(status, '0x80040220')).client);
    expect(facts.changeTrackingRetentionDays).toBeUndefined();
  }
});

test('a user that is not let in, and a server that is not a Dataverse, are errors', async () => {
  const closed = new ScriptedEnvironment().on('GET WhoAmI', refusal(403, '0x80072560'));
  const other = new ScriptedEnvironment().on('GET WhoAmI', { body: { hello: 'world' } });

  await expect(describeEnvironment(closed.client)).rejects.toThrow(AccessError);
  await expect(describeEnvironment(other.client)).rejects.toThrow(UnexpectedReplyError);
});
