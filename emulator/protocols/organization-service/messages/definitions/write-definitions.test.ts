import { expect, test } from '@playwright/test';
import {
  createBookXml,
  executeMultipleXml,
  executeTransactionXml,
  outcomesIn,
  requestXml,
} from '../../testing/batches';
import {
  label,
  nil,
  level,
  textColumn,
  shelf,
  createShelf,
  createCode,
  createKey,
  trackShelf,
  retrieveKey,
} from '../../testing/shelf-definitions';
import { askChanges, changesIn } from '../../testing/changes';
import { entityXml, pair, type Service, startService, typed } from '../../testing/service';

const idsIn = (answer: Awaited<ReturnType<Service['execute']>>): readonly (string | undefined)[] => [
  ...answer.all('key').map(({ text }) => text),
  ...answer.all('value').map(({ type }) => type?.name),
];

test('a table is made with a column and a key, change tracking is switched on, and its rows are in a delta', async () => {
  const service = startService();
  const { tables } = service.organization;

  expect(idsIn(await service.execute('CreateEntity', createShelf()))).toEqual([
    'EntityId',
    'AttributeId',
    'guid',
    'guid',
  ]);
  expect(idsIn(await service.execute('CreateAttribute', createCode()))).toEqual(['AttributeId', 'guid']);
  expect(idsIn(await service.execute('CreateEntityKey', createKey))).toEqual(['EntityKeyId', 'guid']);
  expect(tables.require('sample_shelf')).toMatchObject({
    schemaName: 'sample_Shelf',
    displayCollectionName: 'Shelves',
    primaryNameColumn: 'sample_name',
    changeTrackingEnabled: false,
    isManaged: false,
  });

  expect((await service.execute('UpdateEntity', trackShelf())).status).toBe(200);
  await expect(async () => {
    const key = await service.execute('RetrieveEntityKey', retrieveKey);
    expect(key.first('EntityKeyIndexStatus')).toBe('Active');
    expect(
      key
        .all('KeyAttributes')
        .at(-1)
        ?.children.map(({ text }) => text),
    ).toEqual(['sample_code']);
  }).toPass();
  const token = service.organization.changes.issueToken();
  const code = pair('sample_code', typed('x:string', 'S1'));
  await service.execute('Create', pair('Target', typed('a:Entity', entityXml('sample_shelf', code))));
  const changes = await askChanges(service, { table: 'sample_shelf', since: token, columns: ['sample_code'] });
  expect(changesIn(changes).items).toEqual(['S1']);
});

test('a definition that a client has read is sent back with change tracking on', async () => {
  const service = startService();
  await service.execute('CreateEntity', createShelf());
  const read = await service.execute(
    'RetrieveEntity',
    pair('LogicalName', typed('x:string', 'sample_shelf')) +
      pair('EntityFilters', typed('d:EntityFilters', 'Entity Attributes')),
  );
  const [, members = ''] = /EntityMetadata"[^>]*>(.*)<\/\w+:value>/.exec(read.text) ?? [];
  const declarations = [...read.text.matchAll(/xmlns:(\w+)="([^"]+)"/g)].map(([declaration]) => declaration);
  const value = members.replace(/(ChangeTrackingEnabled>)false/, '$1true');

  const entity = `<b:value i:type="d:EntityMetadata" ${[...new Set(declarations)].filter(each => !each.startsWith('xmlns:b=')).join(' ')}>${value}</b:value>`;
  const answer = await service.execute(
    'UpdateEntity',
    pair('Entity', entity) + pair('MergeLabels', typed('x:boolean', 'true')),
  );

  expect(answer.first('Message')).toBeUndefined();
  expect(service.organization.tables.require('sample_shelf')).toMatchObject({
    changeTrackingEnabled: true,
    displayName: 'Shelf',
  });
});

test('a choice is read with its options, and a column of two options with its labels', async () => {
  const service = startService();
  await service.execute('CreateEntity', createShelf());
  const option = (value: number, text: string) =>
    `<d:Value>${value}</d:Value>${label('Label', text)}${nil('Description', 'Color')}`;
  const column = (schemaName: string, optionSet: string) =>
    `${label('DisplayName', schemaName)}${level}<d:SchemaName>${schemaName}</d:SchemaName><d:OptionSet>${optionSet}</d:OptionSet>`;
  const choice = column(
    'sample_Kind',
    `<d:IsGlobal>false</d:IsGlobal><d:OptionSetType>Picklist</d:OptionSetType><d:Options><d:OptionMetadata>${option(1, 'Wood')}</d:OptionMetadata><d:OptionMetadata>${option(2, 'Steel')}</d:OptionMetadata></d:Options>`,
  );
  const flag = column(
    'sample_Full',
    `<d:FalseOption>${option(0, 'Space')}</d:FalseOption><d:TrueOption>${option(1, 'Full')}</d:TrueOption>`,
  );

  await service.execute('CreateAttribute', createCode('d:PicklistAttributeMetadata', choice));
  await service.execute('CreateAttribute', createCode('d:BooleanAttributeMetadata', flag));

  const { columns } = service.organization.tables.require('sample_shelf');
  expect(columns.get('sample_kind')?.options).toMatchObject([
    { value: 1, label: 'Wood' },
    { value: 2, label: 'Steel' },
  ]);
  expect(columns.get('sample_full')?.options).toMatchObject([
    { value: 0, label: 'Space' },
    { value: 1, label: 'Full' },
  ]);
});

test('what is not done is refused by name, what contradicts itself as it is by the Web API', async () => {
  const service = startService();
  await service.execute('CreateEntity', createShelf());
  const messageOf = async (name: string, parameters: string) =>
    (await service.execute(name, parameters)).first('Message');

  expect(await messageOf('CreateEntity', createShelf())).toContain('already exists');
  expect(
    await messageOf(
      'CreateEntity',
      createShelf().replace(
        'HasNotes</b:key><b:value i:type="x:boolean">false',
        'HasNotes</b:key><b:value i:type="x:boolean">true',
      ),
    ),
  ).toContain('HasNotes');
  expect(await messageOf('CreateEntity', createShelf(`${shelf}<d:IsActivity>true</d:IsActivity>`))).toContain(
    "'IsActivity'",
  );
  expect(await messageOf('CreateAttribute', createCode('d:LookupAttributeMetadata', textColumn('sample_x')))).toContain(
    'LookupAttributeMetadata',
  );
  expect(await messageOf('CreateAttribute', createCode('d:StringAttributeMetadata', textColumn('noprefix')))).toContain(
    'noprefix',
  );
  expect(
    await messageOf('UpdateEntity', trackShelf('<d:IsAuditEnabled><a:Value>true</a:Value></d:IsAuditEnabled>')),
  ).toContain("'IsAuditEnabled'");
  expect(await messageOf('UpdateEntity', trackShelf('<d:SchemaName>sample_Other</d:SchemaName>'))).toContain(
    "'SchemaName'",
  );
  expect(await messageOf('UpdateEntity', trackShelf().replace('sample_shelf', 'sample_none'))).toContain('sample_none');
  expect(await messageOf('RetrieveEntityKey', retrieveKey)).toContain('does not exist');
  expect(service.organization.tables.require('sample_shelf').changeTrackingEnabled).toBe(false);
  expect(service.errors).toEqual([]);
});

test('definitions need their privileges, and cannot be taken back with a transaction', async () => {
  const reader = startService({}, 'reader');
  expect((await reader.execute('CreateEntity', createShelf())).first('ErrorCode')).toBe(String(0x80040220 | 0));
  const service = startService();
  const requests = [createBookXml('A'), requestXml('CreateEntity', createShelf())];
  const refused = await service.execute('ExecuteTransaction', executeTransactionXml(requests));
  expect(refused.first('FaultedRequestIndex')).toBe('1');
  expect(service.organization.tables.byName('sample_shelf')).toBeUndefined();
});

test('within ExecuteMultiple a table can be made and written to at once', async () => {
  const service = startService();
  const row = pair(
    'Target',
    typed('a:Entity', entityXml('sample_shelf', pair('sample_name', typed('x:string', 'One')))),
  );
  const requests = [createBookXml('A'), requestXml('CreateEntity', createShelf()), requestXml('Create', row)];
  const answer = await service.execute('ExecuteMultiple', executeMultipleXml(requests));
  expect(outcomesIn(answer)).toEqual(['0 CreateResponse', '1 CreateEntityResponse', '2 CreateResponse']);
});

test('all tables are retrieved, in the array that the SDK reads', async () => {
  const service = startService();
  const answer = await service.execute(
    'RetrieveAllEntities',
    pair('EntityFilters', typed('d:EntityFilters', 'Entity')),
  );
  expect(answer.all('key').map(({ text }) => text)).toEqual(['EntityMetadata', 'Timestamp']);
  expect(answer.all('value').map(({ type }) => type?.name)).toEqual(['ArrayOfEntityMetadata', 'string']);
  expect(answer.all('EntityMetadata')).toHaveLength(service.organization.tables.all().length);
});

test('a key, its column and the table are removed again, in this order only', async () => {
  const service = startService();
  const { tables } = service.organization;
  await service.execute('CreateEntity', createShelf());
  await service.execute('CreateAttribute', createCode());
  await service.execute('CreateEntityKey', createKey);
  const text = (name: string, value: string) => pair(name, typed('x:string', value));
  const ofShelf = text('EntityLogicalName', 'sample_shelf');
  const column = ofShelf + text('LogicalName', 'sample_code');

  expect((await service.execute('DeleteAttribute', column)).first('ErrorCode')).toBe(String(0x8004f01f | 0));
  expect((await service.execute('DeleteEntityKey', ofShelf + text('Name', 'sample_shelfcode'))).status).toBe(200);
  expect((await service.execute('DeleteAttribute', column)).status).toBe(200);
  expect([...tables.require('sample_shelf').columns.keys()]).not.toContain('sample_code');
  expect(tables.require('sample_shelf').keys.size).toBe(0);
  const removed = await service.execute('DeleteEntity', text('LogicalName', 'sample_shelf'));
  expect(removed.all('ExecuteResult').map(({ type }) => type?.name)).toEqual(['DeleteEntityResponse']);
  expect(tables.byName('sample_shelf')).toBeUndefined();
  const managed = await service.execute('DeleteEntity', text('LogicalName', 'account'));
  expect(managed.first('ErrorCode')).toBe(String(0x8004f032 | 0));
});
