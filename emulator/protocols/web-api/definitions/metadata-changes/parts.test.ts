import { expect, test } from '@playwright/test';
import { type Send, startApi } from '../../testing/api';

const properties = (...names: readonly string[]) => ({ AllProperties: false, PropertyNames: names });
const ofTable = (name: string) => ({
  Conditions: [
    { ConditionOperator: 'Equals', PropertyName: 'LogicalName', Value: { Type: 'System.String', Value: name } },
  ],
});
const condition = (name: string, type: string, value: string, operator = 'Equals') => ({
  Criteria: {
    Conditions: [{ ConditionOperator: operator, PropertyName: name, Value: { Type: type, Value: value } }],
  },
});

type Item = Record<string, unknown>;
type Table = Record<'Attributes' | 'Keys' | 'ManyToOneRelationships' | 'OneToManyRelationships', Item[]> & Item;

async function retrieve(send: Send, query: unknown): Promise<Table[]> {
  const path = `RetrieveMetadataChanges(Query=@p1)?@p1=${encodeURIComponent(JSON.stringify(query))}`;
  const { status, body } = await send('GET', path);
  expect(status).toBe(200);
  return (body as { EntityMetadata: Table[] }).EntityMetadata;
}

test('relationships come where they are asked for, by their own query', async () => {
  const { send } = startApi();
  const [account] = await retrieve(send, {
    Criteria: ofTable('account'),
    Properties: properties('ManyToOneRelationships', 'OneToManyRelationships', 'ManyToManyRelationships'),
    RelationshipQuery: {
      Properties: properties('SchemaName', 'Entity1LogicalName'),
      ...condition('ReferencedEntity', 'System.String', 'account'),
    },
  });
  const names = (items: readonly Item[] = []) => items.map(item => item['SchemaName']);
  expect(names(account?.ManyToOneRelationships)).toEqual(['account_parent_account']);
  expect(names(account?.OneToManyRelationships)).toEqual(
    expect.arrayContaining(['account_parent_account', 'contact_customer_accounts']),
  );
  expect(account?.ManyToOneRelationships[0]).toMatchObject({ ReferencingEntity: null, HasChanged: null });
  expect(account).toMatchObject({ ManyToManyRelationships: [], Attributes: [], Keys: [], Privileges: [] });
});

test('conditions compare the value of managed properties, type names and required levels', async () => {
  const { send } = startApi();
  const columns = async (criteria: object) => {
    const AttributeQuery = { Properties: properties('SchemaName'), ...criteria };
    const query = { Criteria: ofTable('sample_book'), Properties: properties('Attributes'), AttributeQuery };
    return (await retrieve(send, query))[0]?.Attributes.map(({ LogicalName }) => LogicalName);
  };
  const kind = 'Microsoft.Xrm.Sdk.Metadata.AttributeTypeDisplayName';
  expect(await columns(condition('AttributeTypeName', kind, 'StateType'))).toEqual(['statecode']);
  const level = 'Microsoft.Xrm.Sdk.Metadata.AttributeRequiredLevel';
  const required = await columns(condition('RequiredLevel', level, 'SystemRequired'));
  expect(required?.filter(name => !String(name).endsWith('yominame'))).toEqual(['ownerid', 'statecode']);
  expect(await columns(condition('IsCustomizable', 'System.Boolean', 'true'))).toContain('sample_bookcode');
  expect(await columns(condition('IsCustomizable', 'System.Boolean', 'true'))).not.toContain('createdon');
});

test('columns are queried by the properties of their own types, and option sets come with them', async () => {
  const { send } = startApi();
  const columns = async (criteria: object, ...names: readonly string[]) => {
    const AttributeQuery = { Properties: properties(...names), ...criteria };
    const query = { Criteria: ofTable('sample_book'), Properties: properties('Attributes'), AttributeQuery };
    return (await retrieve(send, query))[0]?.Attributes;
  };
  const texts = await columns(condition('MaxLength', 'System.Int32', '100'), 'MaxLength', 'AttributeOf');
  expect(texts?.filter(({ AttributeOf }) => AttributeOf === null)).toMatchObject([
    { LogicalName: 'sample_name', MaxLength: 100, DatabaseLength: null, ImeMode: null },
    { LogicalName: 'sample_bookcode', MaxLength: 100 },
  ]);
  const state = await columns(condition('AttributeType', 'System.String', 'State'), 'OptionSet');
  expect(state).toMatchObject([
    {
      '@odata.type': '#Microsoft.Dynamics.CRM.ComplexStateAttributeMetadata',
      OptionSet: {
        OptionSetType: 'State',
        Options: [{ '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata', InvariantName: 'Active' }, {}],
      },
    },
  ]);
});

test('ids and logical names come whatever is asked for', async () => {
  const { send } = startApi();
  const [book] = await retrieve(send, {
    Criteria: ofTable('sample_book'),
    Properties: properties('Attributes', 'Keys'),
    AttributeQuery: { Properties: properties('SchemaName'), ...condition('IsPrimaryName', 'System.Boolean', 'true') },
    KeyQuery: { Properties: properties('EntityKeyIndexStatus') },
  });
  const named = { MetadataId: expect.any(String), HasChanged: null };
  expect(book).toMatchObject({ ...named, LogicalName: 'sample_book', SchemaName: null });
  expect(book?.Attributes).toMatchObject([{ ...named, LogicalName: 'sample_name', IsManaged: null }]);
  expect(book?.Keys).toMatchObject([{ ...named, LogicalName: 'sample_bookcode', SchemaName: null }]);
});

test('relationships that are not asked for do not come', async () => {
  const { send } = startApi();
  const [account] = await retrieve(send, { Criteria: ofTable('account'), Properties: properties('Keys') });
  expect(account).toMatchObject({ ManyToOneRelationships: [], OneToManyRelationships: [] });
});

test('a list may be written with single quotes', async () => {
  const { send } = startApi();
  const tables = await retrieve(send, {
    Properties: properties('LogicalName'),
    ...condition('LogicalName', 'System.String[]', "['account','contact']", 'In'),
  });
  expect(tables.map(({ LogicalName }) => LogicalName)).toEqual(['account', 'contact']);
});

test('without a query everything of every table comes', async () => {
  const { send, organization } = startApi();
  const { body } = await send('GET', 'RetrieveMetadataChanges()');
  const tables = (body as { EntityMetadata: Table[] }).EntityMetadata;
  expect(tables).toHaveLength(organization.tables.all().length);
  for (const { Attributes, SchemaName } of tables) expect(Attributes, String(SchemaName)).not.toEqual([]);
  const contact = tables.find(({ LogicalName }) => LogicalName === 'contact');
  expect(contact?.ManyToOneRelationships.map(({ SchemaName }) => SchemaName)).toContain('contact_customer_accounts');
});
