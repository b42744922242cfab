import { expect, test } from '@playwright/test';
import { bookKey } from '../../../../engine/testing/book';
import { ROOT, startApi } from '../../testing/api';

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

test('business units, accounts and contacts are described as recorded', async () => {
  const { send } = startApi();
  const names =
    'ChangeTrackingEnabled,CanChangeTrackingBeEnabled,IsCustomizable,IsRenameable,CanCreateAttributes,IsActivityParty,OwnershipType';
  const described = async (table: string) =>
    (await send('GET', `EntityDefinitions(LogicalName='${table}')?$select=${names}`)).body;
  const settled = { Value: true, CanBeChanged: false };
  const common = {
    ChangeTrackingEnabled: true,
    CanChangeTrackingBeEnabled: { Value: true, CanBeChanged: true },
    IsCustomizable: settled,
    IsRenameable: settled,
    CanCreateAttributes: settled,
  };
  expect(await described('businessunit')).toMatchObject({
    ...common,
    OwnershipType: 'BusinessOwned',
    IsActivityParty: false,
  });
  for (const table of ['account', 'contact']) {
    expect(await described(table)).toMatchObject({ ...common, OwnershipType: 'UserOwned', IsActivityParty: true });
  }
  expect(await described('solution')).toMatchObject({ IsCustomizable: { Value: false }, ChangeTrackingEnabled: false });
  const delta = await send('GET', 'businessunits?$select=name', { headers: { prefer: 'odata.track-changes' } });
  expect(delta.body).toMatchObject({ '@odata.deltaLink': expect.any(String) });
});

test('companion columns are read only and say whose they are; rows do not have them', async () => {
  const { send } = startApi();
  const column = async (name: string) => (await send('GET', `${book}/Attributes(LogicalName='${name}')`)).body;
  const readOnly = { IsValidForCreate: false, IsValidForRead: true, IsValidForUpdate: false, IsCustomAttribute: false };
  expect(await column('createdbyname')).toMatchObject({
    '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata',
    AttributeOf: 'createdby',
    AttributeType: 'String',
    SchemaName: 'CreatedByName',
    IsValidODataAttribute: false,
    MaxLength: 100,
    YomiOf: null,
    DisplayName: { LocalizedLabels: [], UserLocalizedLabel: null },
    ...readOnly,
  });
  expect(await column('owneridyominame')).toMatchObject({ AttributeOf: 'ownerid', YomiOf: 'owneridname' });
  expect(await column('owneridtype')).toMatchObject({
    '@odata.type': '#Microsoft.Dynamics.CRM.EntityNameAttributeMetadata',
    AttributeType: 'EntityName',
    AttributeTypeName: { Value: 'EntityNameType' },
  });
  expect(await column('statecodename')).toMatchObject({
    AttributeOf: 'statecode',
    AttributeType: 'Virtual',
    ...readOnly,
  });
  expect(await column('statecodename')).not.toHaveProperty('@odata.type');
  expect(await column('createdby')).toMatchObject({ AttributeOf: null });

  expect((await send('GET', 'sample_books?$select=createdbyname')).status).toBe(400);
  const removed = await send('DELETE', `${book}/Attributes(LogicalName='sample_publishername')`);
  expect(removed.status).toBeGreaterThanOrEqual(400);
});

test('each localized text has an id, the same at each request and in both places', async () => {
  const { send } = startApi();
  const label = async (path: string) => {
    const { body } = await send('GET', path);
    const { LocalizedLabels, UserLocalizedLabel } = (body as { DisplayName: Label }).DisplayName;
    expect(LocalizedLabels[0]).toEqual(UserLocalizedLabel);
    return UserLocalizedLabel.MetadataId;
  };
  const paths = [
    `${book}?$select=DisplayName`,
    `${book}/Attributes(LogicalName='sample_name')?$select=DisplayName`,
    `${book}/Attributes(LogicalName='sample_pages')?$select=DisplayName`,
    `${book}/Keys(LogicalName='sample_bookcode')?$select=DisplayName`,
  ];
  const ids: string[] = [];
  for (const path of paths) ids.push(await label(path));
  for (const [index, path] of paths.entries()) expect(await label(path)).toBe(ids[index]);
  expect(new Set(ids).size).toBe(paths.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

type Label = {
  readonly LocalizedLabels: readonly unknown[];
  readonly UserLocalizedLabel: { readonly MetadataId: string };
};

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
  expect(await status(`${book}?$expand=Privileges`)).toBe(501);
  expect(await status('EntityDefinitions?$top=1')).toBe(501);
  expect(await status(`${book}/Attributes/Microsoft.Dynamics.CRM.ManagedPropertyAttributeMetadata`)).toBe(501);
  expect(await status('CreateEntities', 'POST')).toBe(501);
});

test('a cast shows the properties and the choices of one type of column', async () => {
  const { send } = startApi();
  const cast = 'Microsoft.Dynamics.CRM.';
  const texts = await send(
    'GET',
    `${book}/Attributes/${cast}StringAttributeMetadata?$select=LogicalName,MaxLength&$filter=startswith(LogicalName,'sample_')`,
  );
  expect(texts.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#EntityDefinitions('sample_book')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata(LogicalName,MaxLength)`,
    value: [
      { LogicalName: 'sample_name', MaxLength: 100 },
      { LogicalName: 'sample_bookcode', MaxLength: 100 },
      { LogicalName: 'sample_publishername', MaxLength: 100 },
      { LogicalName: 'sample_publisheryominame', MaxLength: 100 },
    ],
  });
  const industry = "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='industrycode')";
  const one = await send(
    'GET',
    `${industry}/${cast}PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet`,
  );
  const { OptionSet: set } = one.body as { OptionSet: { Options: unknown[] } };
  expect(one.body).toMatchObject({ LogicalName: 'industrycode', GlobalOptionSet: null });
  expect(set.Options[0]).toMatchObject({ Value: 1, Label: { UserLocalizedLabel: { Label: 'Accounting' } } });
  const states = await send('GET', `${book}/Attributes/${cast}StateAttributeMetadata?$expand=OptionSet`);
  expect(states.body).toMatchObject({
    value: [{ LogicalName: 'statecode', OptionSet: { OptionSetType: 'State', Options: [{ DefaultStatus: 1 }, {}] } }],
  });
  const hold = "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='creditonhold')";
  expect((await send('GET', `${hold}/${cast}BooleanAttributeMetadata?$expand=OptionSet`)).body).toMatchObject({
    DefaultValue: false,
    OptionSet: { TrueOption: { Value: 1 }, FalseOption: { Value: 0 } },
  });
  expect((await send('GET', `${hold}/${cast}StringAttributeMetadata`)).status).toBe(404);
  expect((await send('GET', `${book}/Attributes/${cast}StringAttributeMetadata?$expand=OptionSet`)).status).toBe(501);
  expect((await send('GET', `${book}/Attributes/${cast}StringAttributeMetadata?$expand=`)).status).toBe(400);
});

test('relationships name their tables, columns and navigation properties from both sides', async () => {
  const { send } = startApi();
  const select = '$select=SchemaName,ReferencingEntityNavigationPropertyName,ReferencingAttribute,ReferencedEntity';
  const own = await send('GET', `EntityDefinitions(LogicalName='contact')/ManyToOneRelationships?${select}`);
  const company = {
    SchemaName: 'contact_customer_accounts',
    ReferencingEntityNavigationPropertyName: 'parentcustomerid_account',
    ReferencingAttribute: 'parentcustomerid',
    ReferencedEntity: 'account',
  };
  expect((own.body as { value: unknown[] }).value).toContainEqual(expect.objectContaining(company));
  const toAccounts = await send(
    'GET',
    `EntityDefinitions(LogicalName='account')/OneToManyRelationships?${select}&$filter=ReferencingEntity eq 'contact'`,
  );
  expect(toAccounts.body).toMatchObject({ value: [company] });
});

test('collections expand with a filter, and the header that asks for fresh metadata is taken', async () => {
  const { send } = startApi();
  const query = '$select=LogicalName&$expand=Attributes($select=LogicalName;$filter=IsPrimaryName eq true),Keys';
  const answer = await send('GET', `${book}?${query}`, { headers: { Consistency: 'Strong' } });
  expect(answer.body).toMatchObject({ Attributes: [{ LogicalName: 'sample_name' }], Keys: [{ IsManaged: true }] });
  expect((answer.body as { Attributes: unknown[] }).Attributes).toHaveLength(1);
  expect((await send('GET', `${book}?$expand=Keys($top=1)`)).status).toBe(501);
});

test('the tables of a new organization are there, and accounts and contacts are tracked', async () => {
  const { send } = startApi();
  for (const set of ['systemusers', 'businessunits', 'organizations', 'publishers', 'solutions', 'roles']) {
    const answer = await send('GET', `${set}?$top=1`);
    expect((answer.body as { value: unknown[] }).value, set).toHaveLength(1);
  }
  for (const set of ['accounts', 'contacts']) {
    const tracked = await send('GET', set, { headers: { prefer: 'odata.track-changes' } });
    expect(tracked.body, set).toHaveProperty(['@odata.deltaLink']);
  }
  expect((await send('GET', 'systemusers', { headers: { prefer: 'odata.track-changes' } })).text).toContain(
    '0x80072491',
  );
});
