import { expect, test } from '@playwright/test';
import { type ColumnValue } from '../../../../engine/values/row';
import { createBookXml, executeTransactionXml, requestXml } from '../../testing/batches';
import { addBooks, askChanges, changesIn } from '../../testing/changes';
import { pair, referenceXml, type Service, startService, typed } from '../../testing/service';

const SERVICES = 'http://schemas.microsoft.com/xrm/2011/Contracts/Services';

const relationshipXml = (schemaName: string, role?: string): string =>
  `${role === undefined ? '' : `<a:PrimaryEntityRole>${role}</a:PrimaryEntityRole>`}<a:SchemaName>${schemaName}</a:SchemaName>`;

const referencesXml = (table: string, ids: readonly string[]): string =>
  ids.map(id => `<a:EntityReference>${referenceXml(table, id)}</a:EntityReference>`).join('');

type Link = { readonly schemaName: string; readonly role?: string };

const linkXml = (
  target: readonly [string, string],
  { schemaName, role }: Link,
  related: readonly [string, ...string[]],
) =>
  pair('Target', typed('a:EntityReference', referenceXml(...target))) +
  pair('Relationship', typed('a:Relationship', relationshipXml(schemaName, role))) +
  pair('RelatedEntities', typed('a:EntityReferenceCollection', referencesXml(related[0], related.slice(1))));

const addRow = ({ organization }: Service, table: string, values: Record<string, ColumnValue> = {}): string =>
  organization.rows.create(table, new Map(Object.entries(values)), organization.system).id;

const valueOf = ({ organization }: Service, table: string, id: string, column: string) =>
  organization.rows.retrieve(table, id).values.get(column);

const contactsOfAccount = { schemaName: 'contact_customer_accounts' };

test('rows are related from the side of the one, parted again, and each is in the delta', async () => {
  const service = startService();
  const account = addRow(service, 'account', { name: 'A' });
  const contacts = ['One', 'Two'].map(lastname => addRow(service, 'contact', { lastname }));
  const token = service.organization.changes.issueToken();
  const link = linkXml(['account', account], contactsOfAccount, ['contact', ...contacts]);
  const companies = () => contacts.map(id => valueOf(service, 'contact', id, 'parentcustomerid'));

  const related = await service.execute('Associate', link);
  expect(related.all('ExecuteResult').map(({ type }) => type?.name)).toEqual(['AssociateResponse']);
  expect(companies()).toEqual([
    { table: 'account', id: account },
    { table: 'account', id: account },
  ]);
  const delta = await askChanges(service, { table: 'contact', since: token, columns: ['lastname'] });
  expect(changesIn(delta).items).toEqual(['One', 'Two']);

  expect((await service.execute('Disassociate', link)).status).toBe(200);
  expect(companies()).toEqual([undefined, undefined]);
});

test('a row that is related to another one stays so when it is parted from this one', async () => {
  const service = startService();
  const [mine = '', other = ''] = ['A', 'B'].map(name => addRow(service, 'account', { name }));
  const parentcustomerid = { table: 'account', id: other };
  const contact = addRow(service, 'contact', { lastname: 'One', parentcustomerid });

  for (const link of [
    linkXml(['account', mine], contactsOfAccount, ['contact', contact]),
    linkXml(['contact', contact], contactsOfAccount, ['account', mine]),
  ]) {
    expect((await service.execute('Disassociate', link)).status).toBe(200);
    expect(valueOf(service, 'contact', contact, 'parentcustomerid')).toEqual(parentcustomerid);
  }
});

test('rows are related from the side of the many as well, one at a time', async () => {
  const service = startService();
  const accounts = ['A', 'B'].map(name => addRow(service, 'account', { name }));
  const contact = addRow(service, 'contact', { lastname: 'One' });
  const [first = ''] = accounts;

  expect(
    (await service.execute('Associate', linkXml(['contact', contact], contactsOfAccount, ['account', first]))).status,
  ).toBe(200);
  expect(valueOf(service, 'contact', contact, 'parentcustomerid')).toEqual({ table: 'account', id: first });
  const both = await service.execute(
    'Associate',
    linkXml(['contact', contact], contactsOfAccount, ['account', ...accounts]),
  );
  expect(both.status).toBe(500);
});

test('a relationship of a table with itself needs the role of the target', async () => {
  const service = startService();
  const [parent = '', child = ''] = ['A', 'B'].map(name => addRow(service, 'account', { name }));
  const schemaName = 'account_parent_account';
  const ask = (role?: string) =>
    service.execute(
      'Associate',
      linkXml(['account', parent], { schemaName, ...(role !== undefined && { role }) }, ['account', child]),
    );

  expect((await ask()).first('Message')).toContain('PrimaryEntityRole');
  expect((await ask('Referenced')).status).toBe(200);
  expect(valueOf(service, 'account', child, 'parentaccountid')).toEqual({ table: 'account', id: parent });
  expect((await ask('Referencing')).status).toBe(200);
  expect(valueOf(service, 'account', parent, 'parentaccountid')).toEqual({ table: 'account', id: child });
});

test('nothing is related when one row is missing, or when the relationship is not one of these tables', async () => {
  const service = startService();
  const account = addRow(service, 'account', { name: 'A' });
  const contact = addRow(service, 'contact', { lastname: 'One' });
  const missing = '10000000-0000-0000-0000-000000000001';
  const codeOf = async (link: string) => (await service.execute('Associate', link)).first('ErrorCode');

  expect(await codeOf(linkXml(['account', account], contactsOfAccount, ['contact', contact, missing]))).toBe(
    '-2147220969',
  );
  expect(valueOf(service, 'contact', contact, 'parentcustomerid')).toBeUndefined();
  expect(await codeOf(linkXml(['account', account], { schemaName: 'nothing' }, ['contact', contact]))).toBe(
    '-2147220989',
  );
  expect(await codeOf(linkXml(['account', account], contactsOfAccount, ['account', account]))).toBe('-2147220989');
  const roles = { schemaName: 'systemuserroles_association' };
  expect(await codeOf(linkXml(['account', account], roles, ['contact', contact]))).toBe('-2147467263');
});

test('Associate and Disassociate are also operations of their own', async () => {
  const service = startService();
  const account = addRow(service, 'account', { name: 'A' });
  const contact = addRow(service, 'contact', { lastname: 'One' });
  const operation = (name: string) =>
    `<${name} xmlns="${SERVICES}"><entityName>account</entityName><entityId>${account}</entityId><relationship>${relationshipXml(contactsOfAccount.schemaName)}</relationship><relatedEntities>${referencesXml('contact', [contact])}</relatedEntities></${name}>`;

  const answer = await service.send(operation('Associate'), 'Associate');
  expect(answer.all('AssociateResponse')).toHaveLength(1);
  expect(valueOf(service, 'contact', contact, 'parentcustomerid')).toEqual({ table: 'account', id: account });
  expect((await service.send(operation('Disassociate'), 'Disassociate')).all('DisassociateResponse')).toHaveLength(1);
  expect(valueOf(service, 'contact', contact, 'parentcustomerid')).toBeUndefined();
});

const stateXml = (table: string, id: string, state: number, status: number): string =>
  pair('EntityMoniker', typed('a:EntityReference', referenceXml(table, id))) +
  pair('State', typed('a:OptionSetValue', `<a:Value>${state}</a:Value>`)) +
  pair('Status', typed('a:OptionSetValue', `<a:Value>${status}</a:Value>`));

test('SetState changes state and status, -1 stands for the default status, and the row is in the delta', async () => {
  const service = startService();
  const account = addRow(service, 'account', { name: 'A' });
  const token = service.organization.changes.issueToken();
  const set = (state: number, status: number) =>
    service.execute('SetState', stateXml('account', account, state, status));
  const stateOf = () => ['statecode', 'statuscode'].map(column => valueOf(service, 'account', account, column));

  const answer = await set(1, -1);
  expect(answer.all('ExecuteResult').map(({ type }) => type?.namespace)).toEqual([
    'http://schemas.microsoft.com/crm/2011/Contracts',
  ]);
  expect(stateOf()).toEqual([1, 2]);
  expect((await set(0, 2)).first('ErrorCode')).toBe(String(0x80048408 | 0));
  expect((await set(0, 1)).status).toBe(200);
  expect(stateOf()).toEqual([0, 1]);
  const delta = await askChanges(service, { table: 'account', since: token, columns: ['name'] });
  expect(changesIn(delta).items).toEqual(['A']);
  const organization = await service.execute('SetState', stateXml('organization', service.organization.id, 1, -1));
  expect(organization.first('ErrorCode')).toBe('-2147220989');
});

test('Assign takes along the rows that follow, and the delta shows them', async () => {
  const service = startService();
  const other = service.organization.applicationUser('99999999-2222-3333-4444-555555555555', 'other');
  const owner = { table: 'systemuser', id: other.userId };
  const account = addRow(service, 'account', { name: 'A' });
  const contact = addRow(service, 'contact', { lastname: 'One', parentcustomerid: { table: 'account', id: account } });
  const token = service.organization.changes.issueToken();

  const assign =
    pair('Target', typed('a:EntityReference', referenceXml('account', account))) +
    pair('Assignee', typed('a:EntityReference', referenceXml(owner.table, owner.id)));
  expect((await service.execute('Assign', assign)).status).toBe(200);
  expect(valueOf(service, 'contact', contact, 'ownerid')).toEqual(owner);
  const delta = await askChanges(service, { table: 'contact', since: token, columns: ['lastname'] });
  expect(changesIn(delta).items).toEqual(['One']);
});

test('Assign gives a row to another owner, and is taken back with its transaction', async () => {
  const service = startService();
  const { organization } = service;
  const other = organization.applicationUser('99999999-2222-3333-4444-555555555555', 'other');
  const [book = ''] = addBooks(service, 'A');
  const assignXml = (table: string, id: string, owner: string) =>
    pair('Target', typed('a:EntityReference', referenceXml(table, id))) +
    pair('Assignee', typed('a:EntityReference', referenceXml('systemuser', owner)));
  const owner = () => valueOf(service, 'sample_book', book, 'ownerid');

  const requests = [requestXml('Assign', assignXml('sample_book', book, other.userId)), createBookXml('A')];
  const refused = await service.execute('ExecuteTransaction', executeTransactionXml(requests));
  expect(refused.first('FaultedRequestIndex')).toBe('1');
  expect(owner()).not.toMatchObject({ id: other.userId });

  expect((await service.execute('Assign', assignXml('sample_book', book, other.userId))).status).toBe(200);
  expect(owner()).toEqual({ table: 'systemuser', id: other.userId });
  expect((await service.execute('Assign', assignXml('sample_book', book, book))).first('ErrorCode')).toBe(
    '-2147220969',
  );
  expect((await service.execute('Assign', assignXml('organization', organization.id, other.userId))).status).toBe(500);
});
