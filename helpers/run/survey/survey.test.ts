import { expect, test } from '@playwright/test';
import { refusal, ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
import { renderSurvey } from './render-survey';
import { takeSurvey } from './survey';

const definition = (LogicalName: string, ChangeTrackingEnabled: boolean, Value = true) => ({
  LogicalName,
  EntitySetName: `${LogicalName}s`,
  PrimaryIdAttribute: `${LogicalName}id`,
  ChangeTrackingEnabled,
  CanChangeTrackingBeEnabled: { Value },
});

const key = { LogicalName: 'code_key', KeyAttributes: ['code'], EntityKeyIndexStatus: 'Active' };

/** Three tables: `account` is tracked, `audit` is tracked and not for this user, `lead` could be, `role` never. */
function scripted(): ScriptedEnvironment {
  const root = 'https://contoso.example/api/data/v9.2/';
  const page = (rows: number) => ({
    body: {
      '@odata.context': `${root}$metadata#accounts`,
      '@odata.deltaLink': `${root}accounts?$select=accountid&$deltatoken=1`,
      value: Array.from({ length: rows }, (_, n) => ({ accountid: `${n}` })),
    },
  });
  const value = [
    definition('role', false, false),
    definition('account', true),
    definition('audit', true),
    definition('lead', false),
  ];
  return new ScriptedEnvironment()
    .on('GET WhoAmI', { body: { UserId: 'u', OrganizationId: 'o' } })
    .on('GET RetrieveVersion()', { body: { Version: '9.2.1.1' } })
    .on('GET organizations(o)', { body: { expirechangetrackingindays: 7 } })
    .on('GET EntityDefinitions?$select=LogicalName,Entity', { body: { value } })
    .on('GET EntityDefinitions?$select=LogicalName&$expand=Keys', {
      body: { value: [{ LogicalName: 'account', Keys: [key] }] },
    })
    .on('GET accounts?$select=accountid', page(2))
    .on('GET accounts?$select=accountid&$deltatoken', page(0))
    .on('GET audits?', refusal(403, '0x80040220', 'is missing prvReadAudit'));
}

const options = { tables: [], required: [], pageSize: 5000 };

test('a survey tells of each table whether it is tracked, its keys, and what this user may', async () => {
  const { tables } = await takeSurvey(scripted().client, options);

  expect(tables).toEqual([
    {
      logicalName: 'account',
      tracking: 'on',
      keys: [{ name: 'code_key', columns: ['code'], indexStatus: 'Active' }],
      read: { kind: 'read', rows: 2, changes: 0 },
    },
    {
      logicalName: 'audit',
      tracking: 'on',
      keys: [],
      read: { kind: 'refused', reason: '403 0x80040220 is missing prvReadAudit' },
    },
    { logicalName: 'lead', tracking: 'could be switched on', keys: [] },
    { logicalName: 'role', tracking: 'cannot be switched on', keys: [] },
  ]);
});

test('a survey sends nothing but GET', async () => {
  const environment = scripted();
  await takeSurvey(environment.client, options);

  expect(environment.asked.filter(({ request }) => !request.startsWith('GET '))).toEqual([]);
});

test('only the tables that were named are read', async () => {
  const environment = scripted();
  await takeSurvey(environment.client, { ...options, tables: ['account'] });

  expect(environment.requests('GET accounts')).toHaveLength(2);
  expect(environment.requests('GET audits')).toEqual([]);
});

test('required tables that are off, refused or not there are named with the reason', async () => {
  const { missing } = await takeSurvey(scripted().client, { ...options, required: ['account', 'lead', 'audit', 'x'] });

  expect(missing).toEqual([
    { logicalName: 'lead', reason: 'change tracking is off and could be switched on' },
    { logicalName: 'audit', reason: 'not for this user: 403 0x80040220 is missing prvReadAudit' },
    { logicalName: 'x', reason: 'there is no such table' },
  ]);
});

test('what passes, or is not the platform’s own answer, is no refusal', async () => {
  const tokenless = { body: { '@odata.context': 'c', value: [] } };
  const cold = scripted().on('GET accounts?$select=accountid', tokenless, tokenless, {
    body: {
      ...tokenless.body,
      '@odata.deltaLink': 'https://contoso.example/api/data/v9.2/accounts?$select=accountid&$deltatoken=1',
    },
  });
  const plugIn = scripted().on('GET audits?', refusal(400, '0x80040265', 'a plug-in says no'));

  const { tables } = await takeSurvey(cold.client, { ...options, tables: ['account'] });

  expect(tables.find(({ logicalName }) => logicalName === 'account')).toMatchObject({ read: { kind: 'read' } });
  await expect(takeSurvey(plugIn.client, options)).rejects.toThrow('a plug-in says no');
});

test('the page lists tracked tables with their keys, and what is missing', async () => {
  const survey = await takeSurvey(scripted().client, { ...options, required: ['lead'] });

  const page = renderSurvey(survey);

  expect(page).toContain('| account | 2 rows, 0 changes since | code_key (code): Active |');
  expect(page).toContain('- lead: change tracking is off and could be switched on');
  expect(page).toContain('| retention of deletions (days) | 7 |');
});
