import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';
import { attribute, labelled, tableBody } from '../../testing/metadata';
import { baseline, linkOf } from '../../testing/tracked';

const bank = "EntityDefinitions(LogicalName='new_bankaccount')";

test('a posted table is there with its columns, tracked when asked, and takes rows', async () => {
  const { send } = startApi();
  const created = await send('POST', 'EntityDefinitions', {
    body: tableBody('new_BankAccount', { ChangeTrackingEnabled: true }),
  });
  expect(created).toMatchObject({ status: 204, text: '' });
  const url = created.headers.get('odata-entityid') ?? '';
  expect(url).toMatch(/\/api\/data\/v9\.2\/EntityDefinitions\([\da-f-]{36}\)$/);
  expect((await send('GET', url)).body).toMatchObject({
    LogicalName: 'new_bankaccount',
    EntitySetName: 'new_bankaccounts',
    ChangeTrackingEnabled: true,
    IsCustomEntity: true,
    IsManaged: false,
    PrimaryIdAttribute: 'new_bankaccountid',
    PrimaryNameAttribute: 'new_name',
    DisplayCollectionName: { UserLocalizedLabel: { Label: 'Bank Accounts' } },
  });
  expect((await send('POST', 'new_bankaccounts', { body: { new_name: 'Savings' } })).status).toBe(204);
  const tracked = await send('GET', 'new_bankaccounts', { headers: { prefer: 'odata.track-changes' } });
  expect(tracked.body).toMatchObject({ value: [{ new_name: 'Savings', statecode: 0 }] });
});

test('a table is not tracked unless asked, and PUT of its whole definition turns tracking on for good', async () => {
  const { send } = startApi();
  await send('POST', 'EntityDefinitions', { body: tableBody('new_BankAccount') });
  const whole = (await send('GET', bank)).body as Record<string, unknown>;
  expect(whole['ChangeTrackingEnabled']).toBe(false);
  const put = (change: Record<string, unknown>, headers = { 'MSCRM.MergeLabels': 'true', 'If-Match': '*' }) =>
    send('PUT', bank, { body: { ...whole, ...change }, headers });
  expect((await put({ ChangeTrackingEnabled: true, DisplayName: labelled('Account') })).status).toBe(204);
  expect((await send('GET', `${bank}?$select=ChangeTrackingEnabled,DisplayName`)).body).toMatchObject({
    ChangeTrackingEnabled: true,
    DisplayName: { UserLocalizedLabel: { Label: 'Account' } },
  });
  expect(await put({ ChangeTrackingEnabled: false })).toMatchObject({
    status: 400,
    body: { error: { code: '0x80040203' } },
  });
  expect((await put({ ChangeTrackingEnabled: true, OwnershipType: 'OrganizationOwned' })).status).toBe(501);
  expect((await put({ LogicalName: 'account' })).status).toBe(400);
  expect((await put({ Nonsense: 1 })).status).toBe(400);
  expect((await send('PATCH', bank, { body: {} })).status).toBe(405);
  const users = "EntityDefinitions(LogicalName='systemuser')";
  expect((await send('PUT', users, { body: { ChangeTrackingEnabled: true } })).status).toBe(400);
});

test('a table that contradicts itself is refused and leaves nothing behind', async () => {
  const { send } = startApi();
  const status = async (body: unknown) => (await send('POST', 'EntityDefinitions', { body })).status;
  const text = (name: string) => attribute('String', name, { MaxLength: 10 });
  expect(await status({ ...tableBody('new_BankAccount'), Attributes: [text('new_name')] })).toBe(400);
  expect(await status(tableBody('BankAccount'))).toBe(400);
  expect(await status(tableBody('mscrm_BankAccount'))).toBe(400);
  expect(await status(tableBody('new_BankAccount', {}, [text('Code')]))).toBe(400);
  expect(await status(tableBody('new_BankAccount', {}, [text('new_name')]))).toBe(400);
  expect(await status(tableBody('new_BankAccount', { DisplayName: null }))).toBe(400);
  expect(await status(tableBody('new_BankAccount', { ChangeTrackingEnabled: 'yes' }))).toBe(400);
  expect(await status(tableBody('new_BankAccount', { Nonsense: true }))).toBe(400);
  expect(await status(tableBody('new_BankAccount', { '@odata.type': 'Microsoft.Dynamics.CRM.account' }))).toBe(400);
  expect(await status(tableBody('new_BankAccount', { HasNotes: true }))).toBe(501);
  expect(await status([])).toBe(400);
  expect((await send('GET', bank)).status).toBe(404);
  expect(await status(tableBody('new_BankAccount'))).toBe(204);
  expect(await status(tableBody('new_BankAccount'))).toBe(400);
});

test('a deleted table is gone with its rows, and one that is used or managed stays', async () => {
  const { send } = startApi();
  await send('POST', 'EntityDefinitions', { body: tableBody('new_BankAccount') });
  await send('POST', 'RelationshipDefinitions', {
    body: {
      '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
      SchemaName: 'new_bank_books',
      ReferencedEntity: 'new_bankaccount',
      ReferencingEntity: 'sample_book',
      Lookup: { SchemaName: 'new_Bank', DisplayName: labelled('Bank') },
    },
  });
  expect(await send('DELETE', bank)).toMatchObject({ status: 400, body: { error: { code: '0x8004f01f' } } });
  expect(
    (await send('DELETE', "EntityDefinitions(LogicalName='sample_book')/Attributes(LogicalName='new_bank')")).status,
  ).toBe(204);
  expect((await send('DELETE', bank)).status).toBe(204);
  expect((await send('GET', bank)).status).toBe(404);
  expect((await send('GET', 'new_bankaccounts')).status).toBe(404);
  expect(await send('DELETE', "EntityDefinitions(LogicalName='account')")).toMatchObject({
    status: 400,
    body: { error: { code: '0x8004f032' } },
  });
  expect((await send('DELETE', "EntityDefinitions(LogicalName='nothing')")).status).toBe(404);
});

test('a lookup comes with its relationship, by which both sides expand', async () => {
  const { send } = startApi();
  await send('POST', 'EntityDefinitions', { body: tableBody('new_BankAccount') });
  const relate = (more: Record<string, unknown> = {}) =>
    send('POST', 'RelationshipDefinitions', {
      body: {
        '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
        SchemaName: 'new_contact_accounts',
        ReferencedEntity: 'contact',
        ReferencedAttribute: 'contactid',
        ReferencingEntity: 'new_bankaccount',
        CascadeConfiguration: { Assign: 'NoCascade', Delete: 'RemoveLink' },
        Lookup: {
          '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata',
          SchemaName: 'new_HolderId',
          DisplayName: labelled('Holder'),
        },
        ...more,
      },
    });
  expect((await relate()).status).toBe(204);
  expect((await relate()).status).toBe(400);
  const contact = (await send('POST', 'contacts', { body: { lastname: 'Li' } })).headers.get('odata-entityid') ?? '';
  const body = { new_name: 'Savings', 'new_HolderId@odata.bind': contact };
  const account = (await send('POST', 'new_bankaccounts', { body })).headers.get('odata-entityid') ?? '';
  const relationship = (await relate({ SchemaName: 'new_second', Lookup: { SchemaName: 'new_Second' } })).headers.get(
    'odata-entityid',
  );
  expect((await send('GET', relationship ?? '')).body).toMatchObject({
    SchemaName: 'new_second',
    ReferencedEntity: 'contact',
  });
  expect((await send('GET', `${account}?$expand=new_HolderId($select=lastname)`)).body).toMatchObject({
    new_HolderId: { lastname: 'Li' },
  });
  expect((await send('GET', `${contact}?$expand=new_contact_accounts($select=new_name)`)).body).toMatchObject({
    new_contact_accounts: [{ new_name: 'Savings' }],
  });
});

test('a relationship leads to the primary id of its table, whatever that is called', async () => {
  const { send } = startApi();
  const related = await send('POST', 'RelationshipDefinitions', {
    body: {
      SchemaName: 'new_task_books',
      ReferencedEntity: 'task',
      ReferencingEntity: 'sample_book',
      Lookup: { SchemaName: 'new_Task', DisplayName: labelled('Task') },
    },
  });
  for (const url of [
    related.headers.get('odata-entityid') ?? '',
    "RelationshipDefinitions(SchemaName='new_task_books')",
  ]) {
    expect((await send('GET', url)).body).toMatchObject({
      ReferencedEntity: 'task',
      ReferencedAttribute: 'activityid',
    });
  }
  for (const [table, collection] of [
    ['sample_book', 'ManyToOneRelationships'],
    ['task', 'OneToManyRelationships'],
  ] as const) {
    const filter = "$filter=SchemaName eq 'new_task_books'";
    const list = await send('GET', `EntityDefinitions(LogicalName='${table}')/${collection}?${filter}`);
    expect(list.body).toMatchObject({ value: [{ ReferencedAttribute: 'activityid' }] });
  }
});

test('a customization becomes part of the unmanaged solution that the request names', async () => {
  const { send, organization, solutions } = startApi();
  const values = { uniquename: 'Mine', friendlyname: 'Mine', version: '1.0', ismanaged: false };
  const add = (name: string, ismanaged: boolean) =>
    organization.rows.create(
      'solution',
      new Map(Object.entries({ ...values, uniquename: name, ismanaged })),
      organization.system,
      { bySystem: true },
    );
  const post = (solution: string, schemaName: string) =>
    send('POST', 'EntityDefinitions', {
      body: tableBody(schemaName),
      headers: { 'MSCRM.SolutionUniqueName': solution },
    });
  const { id } = add('Mine', false);
  add('Theirs', true);
  expect((await post('Mine', 'new_One')).status).toBe(204);
  expect([...(solutions.save().components.get(id)?.keys() ?? [])]).toEqual(['1:new_one:new_one']);
  expect(await post('Theirs', 'new_Two')).toMatchObject({ status: 400, body: { error: { code: '0x8004f024' } } });
  expect((await post('Nobodys', 'new_Three')).status).toBe(400);
  expect((await send('GET', "EntityDefinitions(LogicalName='new_two')")).status).toBe(404);
  const header = { headers: { 'MSCRM.SolutionUniqueName': 'Mine' } };
  expect((await send('GET', 'WhoAmI', header)).status).toBe(501);
});

test('while a solution is imported, metadata writes are refused with 429 and change nothing', async () => {
  const { send, organization } = startApi({ jobDelay: 600 });
  const body = { CustomizationFile: 'AAAA', OverwriteUnmanagedCustomizations: false, PublishWorkflows: false };
  expect((await send('POST', 'ImportSolutionAsync', { body })).status).toBe(200);
  expect(await send('POST', 'EntityDefinitions', { body: tableBody('new_BankAccount') })).toMatchObject({
    status: 429,
    body: { error: { code: '0x80071151', message: expect.stringContaining('[EntityCustomization]') } },
  });
  expect((await send('GET', bank)).status).toBe(404);
  await organization.jobs.idle();
  expect((await send('POST', 'EntityDefinitions', { body: tableBody('new_BankAccount') })).status).toBe(204);
});

test('a metadata change keeps tokens valid', async () => {
  const { send } = startApi();
  const token = linkOf(await baseline(send));
  const column = attribute('Integer', 'new_Stock');
  const book = "EntityDefinitions(LogicalName='sample_book')";
  expect((await send('POST', `${book}/Attributes`, { body: column })).status).toBe(204);
  expect((await send('GET', token)).status).toBe(200);
});
