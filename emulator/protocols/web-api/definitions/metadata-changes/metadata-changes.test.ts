import { expect, test } from '@playwright/test';
import { ROOT, type Send, startApi } from '../../testing/api';
import { attribute } from '../../testing/metadata';

const equals = (name: string, value: string, type = 'System.String') => ({
  ConditionOperator: 'Equals',
  PropertyName: name,
  Value: { Type: type, Value: value },
});
const properties = (...names: readonly string[]) => ({ AllProperties: false, PropertyNames: names });

/** Arrays in arrays. */
const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const filters = (levels: number): unknown =>
  JSON.parse(`{"Criteria":${'{"Filters":['.repeat(levels)}{}${']}'.repeat(levels)}}`);

const retrieve = (send: Send, query: unknown, more = '', options = '') =>
  send('GET', `RetrieveMetadataChanges(Query=@p1${more})?@p1=${encodeURIComponent(JSON.stringify(query))}${options}`);

type Result = { ServerVersionStamp: string; EntityMetadata: Record<string, unknown>[] };
const book = {
  Properties: properties('Keys'),
  Criteria: { FilterOperator: 'And', Conditions: [equals('LogicalName', 'sample_book')] },
};

test('a query answers the tables that meet it with the properties that it names', async () => {
  const { send } = startApi();
  const answer = await retrieve(send, {
    Properties: properties('SchemaName', 'Attributes'),
    Criteria: {
      FilterOperator: 'Or',
      Conditions: [equals('LogicalName', 'account'), equals('LogicalName', 'contact')],
    },
    AttributeQuery: {
      Properties: properties('LogicalName'),
      Criteria: { FilterOperator: 'And', Conditions: [equals('IsPrimaryName', 'True', 'System.Boolean')] },
    },
    LabelQuery: { FilterLanguages: [1033], MissingLabelBehavior: 0 },
  });
  expect(answer.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse`,
    ServerVersionStamp: expect.stringMatching(/^\d+!\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/),
    DeletedMetadata: { Count: 0, IsReadOnly: false, Keys: [], Values: [] },
  });
  expect((answer.body as Result).EntityMetadata).toMatchObject([
    {
      LogicalName: 'account',
      SchemaName: 'Account',
      MetadataId: expect.any(String),
      HasChanged: null,
      DisplayName: null,
      EntitySetName: null,
      Keys: [],
      Attributes: [
        {
          '@odata.type': '#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata',
          LogicalName: 'name',
          SchemaName: null,
        },
      ],
    },
    { LogicalName: 'contact', Attributes: [{ LogicalName: 'fullname' }] },
  ]);
});

test('the state of a key is read as the sample of change tracking reads it', async () => {
  const { send } = startApi();
  const { EntityMetadata: tables } = (await retrieve(send, book)).body as Result;
  expect(tables).toMatchObject([
    {
      LogicalName: 'sample_book',
      Keys: [{ LogicalName: 'sample_bookcode', EntityKeyIndexStatus: 'Active' }],
      Attributes: [],
    },
  ]);
});

test('with a version stamp only what changed since then comes', async () => {
  const { send, organization } = startApi();
  const { ServerVersionStamp: stamp } = (await retrieve(send, book)).body as Result;
  const since = (more = '') =>
    retrieve(
      send,
      { Properties: properties('LogicalName') },
      `,ClientVersionStamp=@p2${more}`,
      `&@p2='${encodeURIComponent(stamp)}'`,
    );
  expect((await since()).body).toMatchObject({ EntityMetadata: [] });
  const books = "EntityDefinitions(LogicalName='sample_book')";
  await send('POST', `${books}/Attributes`, { body: attribute('Integer', 'new_Stock') });
  expect((await since()).body).toMatchObject({ EntityMetadata: [{ LogicalName: 'sample_book', HasChanged: true }] });
  const deleted = ",DeletedMetadataFilters=Microsoft.Dynamics.CRM.DeletedMetadataFilters'All'";
  expect((await since(deleted)).status).toBe(200);
  await send('DELETE', `${books}/Attributes(LogicalName='new_stock')`);
  expect((await since(deleted)).status).toBe(501);
  organization.clock.advance(91 * 86_400_000);
  expect(await since()).toMatchObject({ status: 400, body: { error: { code: '0x80044352' } } });
});

test('operators compare as they are named, and filters nest', async () => {
  const { send } = startApi();
  const names = async (criteria: unknown) => {
    const { body } = await retrieve(send, { Properties: properties('LogicalName'), Criteria: criteria });
    return (body as Result).EntityMetadata.map(table => table['LogicalName']);
  };
  const condition = (name: string, operator: string, value: unknown) => ({
    Conditions: [{ PropertyName: name, ConditionOperator: operator, Value: value }],
  });
  const two = { Type: 'System.String[]', Value: '["account","contact"]' };
  expect(await names(condition('LogicalName', 'In', two))).toEqual(['account', 'contact']);
  expect(await names(condition('LogicalName', 'NotIn', two))).not.toContain('account');
  expect(await names(condition('ObjectTypeCode', 'LessThan', { Type: 'System.Int32', Value: '3' }))).toEqual([
    'account',
    'contact',
  ]);
  expect(await names(condition('ObjectTypeCode', 'GreaterThan', { Type: 'System.Int32', Value: '10000' }))).toEqual([
    'sample_book',
  ]);
  const value = (operator: string, given: unknown) => names(condition('ExternalName', operator, given));
  expect(await value('Equals', null)).toContain('account');
  expect(await value('Equals', { Type: 'System.String', Value: null })).toContain('account');
  expect(await value('NotEquals', null)).toEqual([]);
  expect(await value('Equals', { Type: 'System.String', Value: 'null' })).toEqual([]);
  const nested = {
    FilterOperator: 'And',
    Filters: [condition('LogicalName', 'In', two), condition('SchemaName', 'NotEquals', { Value: 'Account' })],
  };
  expect(await names(nested)).toEqual(['contact']);
});

test('queries that mean nothing are a 400, and what is not served a 501', async () => {
  const { send } = startApi();
  const status = async (query: unknown) => (await retrieve(send, query)).status;
  const criteria = (condition: unknown) => ({ Criteria: { Conditions: [condition] } });
  for (const wrong of [
    [],
    'x',
    { Nonsense: 1 },
    { Properties: properties('Nonsense') },
    criteria({ PropertyName: 'Nonsense', ConditionOperator: 'Equals' }),
    criteria({ PropertyName: 'LogicalName', ConditionOperator: 'Like', Value: { Value: 'a' } }),
    criteria({ PropertyName: 'DisplayName', ConditionOperator: 'Equals', Value: { Value: 'a' } }),
    criteria({ PropertyName: 'LogicalName', ConditionOperator: 'In', Value: { Value: 'a' } }),
    criteria(1),
    { Criteria: { FilterOperator: 'Xor' } },
    criteria({ PropertyName: 'LogicalName', ConditionOperator: 'Equals', Value: { Value: deep(1_000) } }),
    filters(30),
  ]) {
    expect(await status(wrong), JSON.stringify(wrong)).toBe(400);
  }
  expect(await status(filters(20))).toBe(200);
  const above = { PropertyName: 'LogicalName', ConditionOperator: 'GreaterThan', Value: { Value: 'a' } };
  expect(await status(criteria(above))).toBe(501);
  expect(await status({ KeyQuery: { Properties: properties('AsyncJob') } })).toBe(501);
  expect(await status({ Properties: properties('Privileges') })).toBe(501);
  expect((await send('GET', 'RetrieveMetadataChanges(Query=@p1)')).status).toBe(400);
  expect((await send('GET', 'RetrieveMetadataChanges(Query=@p1)?@p1={')).status).toBe(400);
  expect((await send('GET', "RetrieveMetadataChanges(ClientVersionStamp='x')")).status).toBe(400);
  expect((await send('GET', 'RetrieveMetadataChanges(Nonsense=1)')).status).toBe(400);
  expect((await send('GET', 'RetrieveMetadataChanges(RetrieveAllSettings=true)')).status).toBe(501);
});
