import { expect, test } from '@playwright/test';
import { bookKey } from '../../engine/testing/book';
import { ROOT, startApi } from '../testing/api';

const book = "EntityDefinitions(LogicalName='sample_book')";

test('a table is found by its name and by its id, with labels and managed properties', async () => {
  const { send } = startApi();
  const byName = await send('GET', book);
  expect(byName.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#EntityDefinitions/$entity`,
    LogicalName: 'sample_book',
    EntitySetName: 'sample_books',
    ChangeTrackingEnabled: true,
    OwnershipType: 'UserOwned',
    PrimaryIdAttribute: 'sample_bookid',
    CanChangeTrackingBeEnabled: { Value: true, ManagedPropertyLogicalName: 'canchangetrackingbeenabled' },
    DisplayName: { LocalizedLabels: [{ Label: 'Book', LanguageCode: 1033 }], UserLocalizedLabel: { Label: 'Book' } },
  });
  const { MetadataId: id } = byName.body as { MetadataId: string };
  expect((await send('GET', `EntityDefinitions(${id})?$select=SchemaName`)).body).toEqual({
    '@odata.context': `${ROOT}/$metadata#EntityDefinitions(SchemaName)/$entity`,
    SchemaName: 'sample_book',
    MetadataId: id,
  });
});

test('tables are listed, filtered by simple and managed properties, with their keys', async () => {
  const { send } = startApi();
  const list = await send(
    'GET',
    'EntityDefinitions?$select=SchemaName&$filter=ChangeTrackingEnabled eq true and IsCustomEntity eq true&$expand=Keys($select=KeyAttributes)',
  );
  expect(list.body).toEqual({
    '@odata.context': `${ROOT}/$metadata#EntityDefinitions(SchemaName,Keys(KeyAttributes))`,
    value: [
      {
        SchemaName: 'sample_book',
        MetadataId: expect.any(String),
        Keys: [{ KeyAttributes: ['sample_bookcode'], MetadataId: expect.any(String) }],
      },
    ],
  });
  const untrackable = await send(
    'GET',
    'EntityDefinitions?$select=LogicalName&$filter=ChangeTrackingEnabled eq false and CanChangeTrackingBeEnabled/Value eq false',
  );
  expect(untrackable.text).toContain('"asyncoperation"');
  expect(untrackable.text).not.toContain('"sample_book"');
  const byEnum = await send(
    'GET',
    "EntityDefinitions?$select=LogicalName&$filter=LogicalName eq 'SAMPLE_BOOK' and OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'",
  );
  expect((byEnum.body as { value: unknown[] }).value).toHaveLength(1);
});

test('an alternate key shows the state of its index as a name', async () => {
  const { send, organization } = startApi();
  const key = {
    LogicalName: 'sample_bookcode',
    EntityLogicalName: 'sample_book',
    KeyAttributes: ['sample_bookcode'],
    EntityKeyIndexStatus: 'Active',
  };
  expect((await send('GET', `${book}/Keys`)).body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#EntityDefinitions('sample_book')/Keys`,
    value: [key],
  });
  expect((await send('GET', `${book}/Keys(LogicalName='sample_bookcode')`)).body).toMatchObject(key);
  expect((await send('GET', `${book}/Keys(LogicalName='nothing')`)).status).toBe(404);

  organization.tables.alter('sample_book', {
    keys: [{ ...bookKey('Pending'), logicalName: 'second', columns: ['sample_name'] }],
  });
  const status = async () =>
    (await send('GET', `${book}/Keys(LogicalName='second')?$select=EntityKeyIndexStatus`)).text;
  expect(await status()).toContain('"EntityKeyIndexStatus":"Pending"');
  await organization.jobs.idle();
  expect(await status()).toContain('"EntityKeyIndexStatus":"Active"');
});

test('columns have the type name of their kind and its own properties', async () => {
  const { send } = startApi();
  const { value } = (await send('GET', `${book}/Attributes`)).body as { value: Record<string, unknown>[] };
  const find = (name: string) => value.find(({ LogicalName }) => LogicalName === name);
  expect(find('sample_name')).toMatchObject({
    '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata',
    MaxLength: 100,
    IsPrimaryName: true,
  });
  expect(find('sample_publisher')).toMatchObject({ AttributeType: 'Lookup', Targets: ['account'] });
  expect(find('ownerid')).toMatchObject({ AttributeType: 'Owner', AttributeTypeName: { Value: 'OwnerType' } });
  expect(find('sample_bookid')).not.toHaveProperty('@odata.type');
  const one = await send('GET', `${book}/Attributes(LogicalName='sample_pages')?$select=AttributeType`);
  expect(one.body).toMatchObject({
    '@odata.type': '#Microsoft.Dynamics.CRM.IntegerAttributeMetadata',
    AttributeType: 'Integer',
  });
  expect((await send('GET', `${book}/Attributes(LogicalName='nothing')`)).status).toBe(404);
});

test('unknown tables are a 404, unknown properties a 400, and what is not served a 501', async () => {
  const { send } = startApi();
  const status = async (path: string, method = 'GET') => (await send(method, path)).status;
  expect(await status("EntityDefinitions(LogicalName='nothing')")).toBe(404);
  expect(await status("EntityDefinitions(LogicalName='nothing')/Keys")).toBe(404);
  expect(await status('EntityDefinitions(00000000-0000-0000-0000-000000000001)')).toBe(404);
  expect(await status("EntityDefinitions(SchemaName='sample_book')")).toBe(400);
  expect(await status(`${book}?$select=Logicalname`)).toBe(400);
  expect(await status('EntityDefinitions?$filter=CanChangeTrackingBeEnabled eq true')).toBe(400);
  expect(await status(`${book}?$select=HasNotes`)).toBe(501);
  expect(await status(`${book}?$expand=OneToManyRelationships`)).toBe(501);
  expect(await status('EntityDefinitions?$top=1')).toBe(501);
  expect(await status(`${book}/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata`)).toBe(501);
  expect(await status('EntityDefinitions', 'POST')).toBe(501);
});
