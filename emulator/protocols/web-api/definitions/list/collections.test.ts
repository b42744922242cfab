import { expect, test } from '@playwright/test';
import { ROOT, startApi } from '../../testing/api';

const book = "EntityDefinitions(LogicalName='sample_book')";

test('relationships are expanded and listed, and there are none between many and many', async () => {
  const { send } = startApi();
  const expanded = await send(
    'GET',
    "EntityDefinitions(LogicalName='contact')?$select=LogicalName&$expand=ManyToOneRelationships($select=SchemaName;$filter=ReferencedEntity eq 'account'),OneToManyRelationships($select=SchemaName),ManyToManyRelationships",
  );
  expect(expanded.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#EntityDefinitions(LogicalName,ManyToOneRelationships(SchemaName),OneToManyRelationships(SchemaName),ManyToManyRelationships())/$entity`,
    ManyToOneRelationships: [{ SchemaName: 'contact_customer_accounts' }],
    OneToManyRelationships: expect.arrayContaining([
      expect.objectContaining({ SchemaName: 'account_primary_contact' }),
    ]),
    ManyToManyRelationships: [],
  });
  const many = await send('GET', `${book}/ManyToManyRelationships?$select=SchemaName,Entity1LogicalName`);
  expect(many.body).toMatchObject({ value: [] });
  expect((await send('GET', `${book}/ManyToManyRelationships?$select=Nonsense`)).status).toBe(400);
});

test('type names and required levels are compared by their value', async () => {
  const { send } = startApi();
  const names = async (filter: string) => {
    const { body } = await send('GET', `${book}/Attributes?$select=LogicalName&$filter=${filter}`);
    return (body as { value: { LogicalName: string }[] }).value.map(({ LogicalName }) => LogicalName);
  };
  expect(await names("AttributeTypeName/Value eq 'StateType'")).toEqual(['statecode']);
  const level = "Microsoft.Dynamics.CRM.AttributeRequiredLevel'SystemRequired'";
  expect(await names(`RequiredLevel/Value eq ${level} and AttributeOf eq null`)).toEqual(['ownerid', 'statecode']);
  expect((await send('GET', `${book}/Attributes?$filter=RequiredLevel eq ${level}`)).status).toBe(400);
});

test('properties of a derived type that are not served are a 501, and unknown ones a 400', async () => {
  const { send } = startApi();
  const status = async (type: string, name: string) =>
    (await send('GET', `${book}/Attributes/Microsoft.Dynamics.CRM.${type}AttributeMetadata?$select=${name}`)).status;
  expect(await status('String', 'FormulaDefinition')).toBe(501);
  expect(await status('Money', 'PrecisionSource')).toBe(501);
  expect(await status('String', 'PrecisionSource')).toBe(400);
});
