import { expect, test } from '@playwright/test';
import { attributeTypes } from '../../../definitions/metadata-types/derived-attributes';
import { entityMetadata } from '../../../definitions/metadata-types/entity-metadata';
import { keyMetadata } from '../../../definitions/metadata-types/key-metadata';
import { relationshipMetadata } from '../../../definitions/metadata-types/relationship-metadata';
import { attributeOrder, entityOrder, keyOrder, relationshipOrder } from './member-order';
import { pair, type Service, startService, typed } from '../testing/service';

test('every property that metadata has here has its place in the contract', () => {
  expect(entityOrder).toEqual(expect.arrayContaining([...entityMetadata.properties.keys()]));
  for (const { name, properties } of attributeTypes) {
    expect(attributeOrder, name).toEqual(expect.arrayContaining([...properties.keys()]));
  }
  expect(relationshipOrder).toEqual(expect.arrayContaining([...relationshipMetadata.properties.keys()]));
  expect(keyOrder).toEqual(expect.arrayContaining([...keyMetadata.properties.keys()]));
});

test('a table is retrieved with its members in the order of the contract', async () => {
  const { execute, organization } = startService();
  const ask = (filters: string, more: string) =>
    execute('RetrieveEntity', pair('EntityFilters', typed('d:EntityFilters', filters)) + more);
  const byName = pair('LogicalName', typed('x:string', 'sample_book'));

  const answer = await ask('Entity', byName);
  const [value] = answer.all('value');
  expect(value?.type?.name).toBe('EntityMetadata');
  const names = value?.children.map(({ name }) => name.name) ?? [];
  expect(names).toEqual(entityOrder.filter(name => name !== 'Attributes' && !name.endsWith('Relationships')));
  expect(answer.first('EntitySetName')).toBe('sample_books');
  expect(answer.first('ChangeTrackingEnabled')).toBe('true');

  const id = organization.tables.require('sample_book').metadataId;
  const byId = pair('MetadataId', typed('g:guid', id));
  expect((await ask('Entity Attributes', byId)).all('AttributeMetadata').length).toBeGreaterThan(10);
  const account = pair('LogicalName', typed('x:string', 'account'));
  const [lookups] = (await ask('Entity Relationships', account)).all('ManyToOneRelationships');
  const creator = lookups?.children.find(({ children }) => children.some(({ text }) => text === 'createdby'));
  expect(creator?.children.map(({ name }) => name.name)).toEqual(relationshipOrder);
  expect(creator?.children.map(({ text }) => text)).toEqual(expect.arrayContaining(['account', 'systemuser']));
  expect((await ask('Privileges', byName)).first('Message')).toContain('EntityFilters.Privileges');
  const missing = await ask('Entity', pair('LogicalName', typed('x:string', 'nothing')));
  expect(missing.first('ErrorCode')).toBe('-2147220969');
});

test('a column is retrieved with the type of its kind', async () => {
  const { execute } = startService();
  const ask = (name: string) =>
    execute(
      'RetrieveAttribute',
      pair('EntityLogicalName', typed('x:string', 'sample_book')) + pair('LogicalName', typed('x:string', name)),
    );

  const name = await ask('sample_name');
  expect(name.all('value')[0]?.type?.name).toBe('StringAttributeMetadata');
  expect(name.first('MaxLength')).toBe('100');
  expect(name.first('Label')).toBe('Name');
  expect((await ask('sample_publisher')).all('Targets')[0]?.children.map(({ text }) => text)).toEqual(['account']);
  expect((await ask('sample_bookid')).all('value')[0]?.type?.name).toBe('AttributeMetadata');
  expect((await ask('sample_blurb')).all('DatabaseLength')).toEqual([]);
  const creator = await ask('createdbyyominame');
  expect([creator.first('AttributeOf'), creator.first('YomiOf')]).toEqual(['createdby', 'createdbyname']);
  expect(creator.all('value')[0]?.type?.name).toBe('StringAttributeMetadata');
  expect((await ask('owneridtype')).all('value')[0]?.type?.name).toBe('EntityNameAttributeMetadata');
  const [localized, own] = [name.all('LocalizedLabel')[0], name.all('UserLocalizedLabel').find(({ isNil }) => !isNil)];
  expect(localized?.children[0]?.text).toMatch(/^[0-9a-f]{8}-/);
  expect(own?.children[0]?.text).toBe(localized?.children[0]?.text);
  const status = (await ask('statuscode')).all('OptionMetadata');
  expect(status.map(({ type }) => type?.name)).toEqual(['StatusOptionMetadata', 'StatusOptionMetadata']);
  expect(status[1]?.children.map(({ name, text }) => `${name.name}=${text}`)).toEqual(
    expect.arrayContaining(['Value=2', 'State=1']),
  );
  const sold = await ask('sample_sold');
  expect(sold.all('TrueOption')[0]?.children.some(({ name, text }) => name.name === 'Value' && text === '1')).toBe(
    true,
  );
  expect((await ask('sample_nothing')).first('ErrorCode')).toBe('-2147220969');
});

const condition = (property: string, operator: string, value: string): string =>
  `<q:MetadataConditionExpression><q:ConditionOperator>${operator}</q:ConditionOperator><q:PropertyName>${property}</q:PropertyName>${value}</q:MetadataConditionExpression>`;
const one = (type: string, text: string): string => `<q:Value i:type="${type}">${text}</q:Value>`;

/** A RetrieveMetadataChanges with these conditions and properties. */
const querying =
  ({ execute }: Service) =>
  (criteria: string, properties: readonly string[], more = '', parameters = '') =>
    execute(
      'RetrieveMetadataChanges',
      pair(
        'Query',
        typed(
          'q:EntityQueryExpression',
          `<q:Criteria><q:Conditions>${criteria}</q:Conditions><q:FilterOperator>And</q:FilterOperator><q:Filters/></q:Criteria><q:Properties><q:AllProperties>false</q:AllProperties><q:PropertyNames>${properties.map(name => `<r:string>${name}</r:string>`).join('')}</q:PropertyNames></q:Properties>${more}`,
        ),
      ) + parameters,
    );
/** The logical names of the tables that meet a condition. */
const namesOf =
  (service: Service) =>
  async (criteria: string): Promise<readonly string[]> =>
    (await querying(service)(criteria, [])).all('EntityMetadata').map(({ children }) => children[2]?.text ?? '');

test('metadata is queried by simple properties of tables, columns and keys', async () => {
  const service = startService();
  const query = querying(service);
  const tables = namesOf(service);
  expect(await tables(condition('IsCustomEntity', 'Equals', one('x:boolean', 'true')))).toEqual(['sample_book']);
  expect(await tables(condition('ObjectTypeCode', 'Equals', one('x:int', '1')))).toEqual(['account']);
  const list = '<q:Value i:type="r:ArrayOfstring"><r:string>account</r:string><r:string>contact</r:string></q:Value>';
  expect(await tables(condition('LogicalName', 'In', list))).toEqual(['account', 'contact']);
  expect(await tables(condition('LogicalName', 'NotIn', list))).not.toContain('account');

  const columns = `<q:AttributeQuery><q:Criteria><q:Conditions>${condition('AttributeType', 'Equals', one('d:AttributeTypeCode', 'Money'))}</q:Conditions></q:Criteria><q:Properties><q:PropertyNames><r:string>SchemaName</r:string></q:PropertyNames></q:Properties></q:AttributeQuery>`;
  const book = condition('LogicalName', 'Equals', one('x:string', 'sample_book'));
  const answer = await query(book, ['Attributes'], columns);
  expect(answer.all('AttributeMetadata').map(({ children }) => children.map(({ text }) => text).slice(2))).toEqual([
    ['sample_price', 'sample_price'],
  ]);

  expect((await query('', ['IconLargeName'])).first('Message')).toContain(
    "'IconLargeName' of EntityMetadata is not served",
  );
  expect((await query(condition('LogicalName', 'GreaterThan', one('x:string', 'a')), [])).first('Message')).toContain(
    'GreaterThan',
  );
});

test('conditions compare as they are named: numbers by size, null with null only', async () => {
  const tables = namesOf(startService());

  expect(await tables(condition('ObjectTypeCode', 'LessThan', one('x:int', '3')))).toEqual(['account', 'contact']);
  expect(await tables(condition('ObjectTypeCode', 'GreaterThan', one('x:int', '9999')))).toEqual(['sample_book']);
  expect(await tables(condition('IsCustomEntity', 'Equals', one('x:boolean', '1')))).toEqual(['sample_book']);
  const nil = '<q:Value i:nil="true"/>';
  expect(await tables(condition('ExternalName', 'Equals', nil))).toContain('account');
  expect(await tables(condition('ExternalName', 'NotEquals', nil))).toEqual([]);
  expect(await tables(condition('ExternalName', 'Equals', one('x:string', 'null')))).toEqual([]);
  expect(await tables(condition('LogicalName', 'NotEquals', nil))).toContain('account');
});

test('a query that means nothing is refused, and so is one that nests too deep', async () => {
  const query = querying(startService());
  const refusal = async (criteria: string) => (await query(criteria, [])).first('Message');

  expect(await refusal(condition('Nonsense', 'Equals', one('x:string', 'a')))).toContain('is not a property');
  expect(await refusal(condition('LogicalName', 'Like', one('x:string', 'a')))).toContain("'Like' is not an operator");
  expect(await refusal(condition('LogicalName', 'In', one('x:string', 'a')))).toContain('compare with a list');
  expect(await refusal(condition('DisplayName', 'Equals', one('x:string', 'a')))).toContain('simple properties');
  const deep = (levels: number) =>
    `<q:AttributeQuery><q:Criteria>${'<q:Filters><q:MetadataFilterExpression>'.repeat(levels)}${'</q:MetadataFilterExpression></q:Filters>'.repeat(levels)}</q:Criteria></q:AttributeQuery>`;
  expect((await query('', [], deep(20))).status).toBe(200);
  expect((await query('', [], deep(21))).first('Message')).toContain('nests deeper than 20');
});

test('relationships come where they are asked for, and option sets with their columns', async () => {
  const query = querying(startService());
  const account = condition('LogicalName', 'Equals', one('x:string', 'account'));
  const wanted = `<q:Criteria><q:Conditions>${condition('ReferencedEntity', 'Equals', one('x:string', 'account'))}</q:Conditions></q:Criteria><q:Properties><q:PropertyNames><r:string>SchemaName</r:string></q:PropertyNames></q:Properties>`;
  const answer = await query(
    account,
    ['ManyToOneRelationships', 'OneToManyRelationships'],
    `<q:RelationshipQuery>${wanted}</q:RelationshipQuery>`,
  );
  const [own] = answer.all('ManyToOneRelationships');
  expect(own?.children.map(({ children }) => children.map(({ name }) => name.name))).toEqual([
    ['MetadataId', 'HasChanged', 'SchemaName'],
  ]);
  expect(answer.all('OneToManyRelationships')[0]?.children.length).toBeGreaterThan(1);

  const sets = `<q:AttributeQuery><q:Criteria><q:Conditions>${condition('AttributeType', 'Equals', one('d:AttributeTypeCode', 'State'))}</q:Conditions></q:Criteria><q:Properties><q:PropertyNames><r:string>OptionSet</r:string></q:PropertyNames></q:Properties></q:AttributeQuery>`;
  expect((await query(account, ['Attributes'], sets)).all('InvariantName').map(({ text }) => text)).toEqual([
    'Active',
    'Inactive',
  ]);
});

test('with a version stamp only what changed since then comes', async () => {
  const service = startService();
  const query = querying(service);
  const stamp = (await query('', [])).all('value').at(-1)?.text ?? '';
  const since = () => query('', [], '', pair('ClientVersionStamp', typed('x:string', stamp)));

  expect((await since()).all('EntityMetadata')).toHaveLength(0);
  service.organization.tables.alter('sample_book', { displayName: 'Volume' });
  const [book, ...others] = (await since()).all('EntityMetadata');
  expect(others).toEqual([]);
  expect(book?.children.map(({ name, text }) => `${name.name}=${text}`)).toEqual(
    expect.arrayContaining(['HasChanged=true', 'LogicalName=sample_book']),
  );
  service.organization.clock.advance(91 * 86_400_000);
  expect((await since()).first('ErrorCode')).toBe(String(0x80044352 | 0));
});
