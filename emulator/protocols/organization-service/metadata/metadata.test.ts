import { expect, test } from '@playwright/test';
import { attributeMetadata } from '../../web-api/definitions/columns/attribute-metadata';
import { entityMetadata } from '../../web-api/definitions/tables/entity-metadata';
import { keyMetadata } from '../../web-api/definitions/keys/key-metadata';
import { derivedAttributeType } from '../../web-api/definitions/columns/derived-attributes';
import { relationshipMetadata } from '../../web-api/definitions/relationships/relationship-metadata';
import { attributeOrder, entityOrder, keyOrder, relationshipOrder } from './member-order';
import { pair, startService, typed } from '../testing/service';

test('every property that metadata has here has its place in the contract', () => {
  expect(entityOrder).toEqual(expect.arrayContaining([...entityMetadata.properties.keys()]));
  expect(attributeOrder).toEqual(expect.arrayContaining([...attributeMetadata.properties.keys()]));
  const kinds = [
    'String',
    'Memo',
    'Integer',
    'BigInt',
    'Decimal',
    'Double',
    'Money',
    'Boolean',
    'Picklist',
    'DateTime',
    'Lookup',
  ];
  for (const kind of kinds) {
    const properties = derivedAttributeType(`${kind}AttributeMetadata`)?.properties.keys() ?? [];
    expect(attributeOrder, kind).toEqual(expect.arrayContaining([...properties]));
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

test('metadata is queried by simple properties of tables, columns and keys', async () => {
  const { execute } = startService();
  const query = (criteria: string, properties: readonly string[], more = '') =>
    execute(
      'RetrieveMetadataChanges',
      pair(
        'Query',
        typed(
          'q:EntityQueryExpression',
          `<q:Criteria><q:Conditions>${criteria}</q:Conditions><q:FilterOperator>And</q:FilterOperator><q:Filters/></q:Criteria><q:Properties><q:AllProperties>false</q:AllProperties><q:PropertyNames>${properties.map(name => `<r:string>${name}</r:string>`).join('')}</q:PropertyNames></q:Properties>${more}`,
        ),
      ),
    );
  const tables = async (criteria: string) =>
    (await query(criteria, [])).all('EntityMetadata').map(entity => entity.children[2]?.text);

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

  expect((await query('', ['IconLargeName'])).first('Message')).toContain("'IconLargeName' is not served");
  expect((await query(condition('LogicalName', 'GreaterThan', one('x:string', 'a')), [])).first('Message')).toContain(
    'GreaterThan',
  );
  expect((await query('', [], '<q:RelationshipQuery/>')).first('Message')).toContain('RelationshipQuery');
});
