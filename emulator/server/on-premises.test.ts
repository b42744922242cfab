import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { startShell } from '../testing/start-shell';

const root = 'https://localhost:8443/org/api/data';
const importJobId = '22222222-2222-4222-8222-222222222222';

const importBody = (file: string) => ({
  CustomizationFile: readFileSync(`solutions/${file}`).toString('base64'),
  OverwriteUnmanagedCustomizations: false,
  PublishWorkflows: false,
});
const forOnPremises = () => importBody('ChangeTrackingSample_1_0_0_0_managed_9_1.zip');

async function start() {
  const shell = await startShell({ onPremises: true });
  shell.emulator.organization.tables.drop('sample_book');
  return shell;
}

test('the organization is in the path of every address', async () => {
  const { send, app } = await start();
  const created = await send('POST', 'accounts', { body: { name: 'Contoso' } });
  const tracked = await send('GET', 'accounts?$select=name', { headers: { prefer: 'odata.track-changes' } });
  const { '@odata.deltaLink': link } = tracked.body as { '@odata.deltaLink': string };

  expect(created.headers.get('odata-entityid')).toMatch(/^https:\/\/localhost:8443\/org\/api\/data\/v9\.1\/accounts\(/);
  expect(tracked.body).toMatchObject({ '@odata.context': `${root}/v9.1/$metadata#accounts(name)` });
  expect(link).toContain(`${root}/v9.1/accounts?`);
  expect((await send('GET', link)).status).toBe(200);
  expect((await app.request('https://localhost:8443/api/data/v9.1/WhoAmI')).status).toBe(404);
  const accessType = "@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'";
  const { body } = await send('GET', `RetrieveCurrentOrganization(AccessType=@p1)?${accessType}`);
  expect(JSON.stringify(body)).toContain('"https://localhost:8443/org/XRMServices/2011/Organization.svc"');
});

test('it is version 9.1, and answers 501 above v9.1', async () => {
  const { send } = await start();

  expect(await send('GET', 'RetrieveVersion()')).toMatchObject({ body: { Version: expect.stringMatching(/^9\.1\./) } });
  expect((await send('GET', `${root}/v9.0/WhoAmI`)).status).toBe(200);
  expect((await send('GET', `${root}/v9.2/WhoAmI`)).status).toBe(501);
});

test('there are no bulk messages', async () => {
  const { send } = await start();
  for (const name of ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple']) {
    const answer = await send('POST', `accounts/Microsoft.Dynamics.CRM.${name}`, { body: { Targets: [] } });
    expect(answer.status, name).toBe(404);
  }
  const description = await send('GET', `${root}/v9.1/$metadata`, { headers: { accept: 'application/xml' } });
  expect(description.body).toContain('Name="ImportSolution"');
  expect(description.body).not.toMatch(/Name="(?:CreateMultiple|StageSolution)"/);
});

test('packages are not staged', async () => {
  const { send } = await start();
  const { CustomizationFile } = forOnPremises();
  expect((await send('POST', 'StageSolution', { body: { CustomizationFile } })).status).toBe(404);
});

test('an asynchronous import takes no import job id, and makes no import job', async () => {
  const { send, emulator } = await start();
  const { jobs, rows } = emulator.organization;
  const refused = await send('POST', 'ImportSolutionAsync', { body: { ...forOnPremises(), ImportJobId: importJobId } });
  const message =
    "The parameter 'ImportJobId' in the request payload is not a valid parameter for the operation 'ImportSolutionAsync'.";
  expect(refused).toMatchObject({ status: 400, body: { error: { message } } });

  expect((await send('POST', 'ImportSolutionAsync', { body: forOnPremises() })).status).toBe(200);
  await jobs.idle();
  expect((await send('GET', 'sample_books')).status).toBe(200);
  expect(rows.count('importjob')).toBe(0);
});

test('a package of a newer server is refused, and the one for 9.1 is imported', async () => {
  const { send, emulator } = await start();
  const online = { ...importBody('ChangeTrackingSample_1_0_0_0_managed.zip'), ImportJobId: importJobId };

  expect(await send('POST', 'ImportSolution', { body: online })).toMatchObject({
    status: 400,
    body: { error: { code: '0x80048068', message: expect.stringContaining('package version of 9.1 or earlier') } },
  });
  const older = { ...forOnPremises(), ImportJobId: importJobId };
  expect((await send('POST', 'ImportSolution', { body: older })).status).toBe(204);
  expect(emulator.organization.rows.get('importjob', importJobId)?.values.get('progress')).toBe(100);
});

test('a customization that meets another one is a 400', async () => {
  const { send, emulator } = await startShell({ onPremises: true, organization: { jobDelay: 300 } });
  await send('POST', 'ImportSolutionAsync', { body: forOnPremises() });

  const error = {
    code: '0x80071151',
    message: expect.stringContaining('[PublishAll] because there is another [Import]'),
  };
  expect(await send('POST', 'PublishAllXml', { body: {} })).toMatchObject({ status: 400, body: { error } });
  emulator.organization.close();
});
