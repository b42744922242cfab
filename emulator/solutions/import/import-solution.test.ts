import { expect, test } from '@playwright/test';
import { bookColumns, columnXml, keyXml, partialTableXml, relationshipXml, tableXml } from '../testing/package-builder';
import { SolutionSite } from '../testing/solution-site';

const bookcodeKey = keyXml('sample_bookcode', ['sample_bookcode']);
const keyed = tableXml('sample_book', { keys: [bookcodeKey] });
const withColumn = (...columns: readonly string[]): string =>
  tableXml('sample_book', { columns: [...bookColumns('sample_book'), ...columns] });

test('makes a table with its columns, the ones every table has, and its key', async () => {
  const site = new SolutionSite();
  await site.import({ tables: [keyed] });
  const table = site.organization.tables.require('sample_book');
  expect(table).toMatchObject({
    entitySetName: 'sample_books',
    primaryIdColumn: 'sample_bookid',
    primaryNameColumn: 'sample_name',
    changeTrackingEnabled: true,
    isManaged: true,
    isCustom: true,
    displayName: 'Label of sample_book',
  });
  for (const name of ['sample_bookcode', 'createdon', 'ownerid', 'owninguser', 'statecode', 'versionnumber']) {
    expect(table.columns.has(name), name).toBe(true);
  }
  expect(table.columns.get('sample_name')).not.toHaveProperty('isPrimaryName');
  expect(table.keys.get('sample_bookcode')).toMatchObject({ indexStatus: 'Pending', columns: ['sample_bookcode'] });
  await site.organization.jobs.idle();
  expect(site.organization.tables.require('sample_book').keys.get('sample_bookcode')?.indexStatus).toBe('Active');
});

test('lets rows be written and tracked in the table it made', async () => {
  const site = new SolutionSite();
  await site.import({ tables: [keyed] });
  const { rows, system } = site.organization;
  const row = rows.create('sample_book', new Map([['sample_bookcode', 'B1']]), system);
  expect(rows.get('sample_book', row.id)?.values.get('statuscode')).toBe(1);
  expect(() => rows.create('sample_book', new Map([['sample_bookcode', 'x'.repeat(101)]]), system)).toThrow(/'100'/u);
});

test('writes the rows of the solution and its publisher', async () => {
  const site = new SolutionSite();
  await site.import();
  const solution = Object.fromEntries(site.solution('books').values);
  expect(solution).toMatchObject({
    uniquename: 'Books',
    friendlyname: 'Label of Books',
    version: '1.0.0.0',
    ismanaged: true,
    publisherid: { table: 'publisher' },
  });
  const publishers = Array.from(site.organization.rows.scan('publisher'), row => row.values.get('customizationprefix'));
  expect(publishers).toContain('sample');
});

test('derives an absent entity set name and gives each table a type code of its own', async () => {
  const site = new SolutionSite();
  const table = (name: string): string => tableXml(name, { entitySetName: null, objectTypeCode: 10_050 });
  await site.import({ tables: [table('sample_category'), table('sample_box')] });
  const category = site.organization.tables.byEntitySet('sample_categories');
  const box = site.organization.tables.byEntitySet('sample_boxes');
  expect(category?.objectTypeCode).toBe(10_050);
  expect(box?.objectTypeCode).toBeGreaterThanOrEqual(10_000);
  expect(box?.objectTypeCode).not.toBe(10_050);
});

test('takes the same version again, and keeps ids, rows and active keys', async () => {
  const site = new SolutionSite();
  await site.import({ tables: [keyed] });
  await site.organization.jobs.idle();
  const before = site.organization.tables.require('sample_book');
  site.organization.rows.create('sample_book', new Map([['sample_bookcode', 'B1']]), site.organization.system);
  const { id } = site.solution('Books');
  await site.import({ tables: [keyed] });
  const after = site.organization.tables.require('sample_book');
  expect(after.metadataId).toBe(before.metadataId);
  expect(after.columns.get('sample_name')?.metadataId).toBe(before.columns.get('sample_name')?.metadataId);
  expect(after.keys.get('sample_bookcode')).toEqual(before.keys.get('sample_bookcode'));
  expect(site.organization.rows.count('sample_book')).toBe(1);
  expect(site.solution('Books').id).toBe(id);
});

test('brings a newer version as an update: new columns and keys come, nothing goes', async () => {
  const site = new SolutionSite();
  await site.import({ tables: [withColumn(columnXml('sample_old'))] });
  const newer = tableXml('sample_book', {
    columns: [...bookColumns('sample_book'), columnXml('sample_new')],
    keys: [bookcodeKey],
    tracked: '0',
  });
  await site.import({ version: '1.1.0.0', tables: [newer] });
  const table = site.organization.tables.require('sample_book');
  expect([...table.columns.keys()]).toEqual(expect.arrayContaining(['sample_old', 'sample_new']));
  expect(table.keys.has('sample_bookcode')).toBe(true);
  expect(table.changeTrackingEnabled).toBe(true);
  expect(site.solution('Books').values.get('version')).toBe('1.1.0.0');
});

test('resolves lookups by relationships, also the ones that stand in a field element only', async () => {
  const site = new SolutionSite();
  const relationships = [
    relationshipXml('sample_book_account', 'sample_Book', 'sample_AccountId', 'Account'),
    relationshipXml(
      'sample_book_contact',
      'sample_book',
      'sample_contactid',
      'Contact',
      '<field name="sample_contactid" />',
    ),
    relationshipXml('sample_book_Emails', 'Email', 'RegardingObjectId', 'sample_book'),
  ];
  await site.import({ tables: [withColumn(columnXml('sample_AccountId', { type: 'lookup' }))], relationships });
  const { columns, relationships: kept } = site.organization.tables.require('sample_book');
  expect(columns.get('sample_accountid')?.targets).toEqual(['account']);
  expect(columns.get('sample_contactid')).toMatchObject({ type: 'lookup', targets: ['contact'], validForCreate: true });
  expect(columns.get('createdby')?.targets).toEqual(['systemuser']);
  expect(kept.map(relationship => relationship.schemaName)).toEqual(['sample_book_account', 'sample_book_contact']);
});

test('keeps the names that belong to a lookup out of the stored columns, also on a second import', async () => {
  const site = new SolutionSite();
  const tables = [withColumn(columnXml('OwnerIdName', { custom: false }))];
  await site.import({ tables });
  await site.import({ tables });
  expect(site.organization.tables.require('sample_book').columns.get('owneridname')?.type).toBe('virtual');
});

test('gives a column the choices of a global option set, of this package or of an earlier one', async () => {
  const site = new SolutionSite();
  const shared = columnXml('sample_colour', { type: 'picklist', more: '<OptionSetName>sample_colour</OptionSetName>' });
  const optionSets = ['<optionset Name="sample_colour"><options><option value="7" /></options></optionset>'];
  await expect(site.import({ tables: [withColumn(shared)] })).rejects.toMatchObject({ code: 0x80048039 });
  await site.import({ tables: [withColumn(shared)], optionSets });
  await site.import({
    uniqueName: 'Other',
    tables: [
      partialTableXml('sample_book', [
        shared
          .replaceAll('sample_colour<', 'sample_colour2<')
          .replace('<OptionSetName>sample_colour2', '<OptionSetName>sample_colour'),
      ]),
    ],
  });
  const { columns } = site.organization.tables.require('sample_book');
  expect(columns.get('sample_colour')?.options).toEqual([{ value: 7, label: '7' }]);
  expect(columns.get('sample_colour2')?.options).toEqual([{ value: 7, label: '7' }]);
});

test('gives a column the choices of the platform', async () => {
  const site = new SolutionSite();
  const more = '<OptionSetName>socialprofile_community</OptionSetName>';
  await site.import({ tables: [withColumn(columnXml('sample_channel', { type: 'picklist', more }))] });
  const options = site.organization.tables.require('sample_book').columns.get('sample_channel')?.options;
  expect(options).toHaveLength(18);
  expect(options).toContainEqual({ value: 15, label: 'WhatsApp' });
  await site.uninstall('Books');
});

/** Turns change tracking on by the one element that parts of a table may have besides columns and keys. */
const tracked = (table: string): string =>
  table.replace('<EntityKeys>', '<ChangeTrackingEnabled>1</ChangeTrackingEnabled><EntityKeys>');

test("turns on the change tracking of another solution's table, and refuses it where it cannot be, with nothing done", async () => {
  const site = new SolutionSite();
  await site.import({ tables: [tableXml('sample_book', { tracked: '0' })] });
  await site.import({ uniqueName: 'Tracking', tables: [tracked(partialTableXml('sample_book', []))], roots: [] });
  expect(site.organization.tables.require('sample_book').changeTrackingEnabled).toBe(true);

  const before = site.snapshot();
  const untracked = tracked(partialTableXml('Role', []));
  const refused = site.import({ uniqueName: 'Other', tables: [tableXml('sample_other'), untracked] });
  await expect(refused).rejects.toThrow('Change tracking cannot be enabled for role');
  expect(site.snapshot()).toEqual(before);
  const lacking = site.import({ uniqueName: 'Other', tables: [tracked(partialTableXml('Competitor', []))], roots: [] });
  await expect(lacking).rejects.toMatchObject({ status: 501 });
});

const extended =
  'Appointment Campaign CustomerAddress Email Fax Incident Invoice Lead Letter Opportunity PhoneCall Quote SalesOrder Task';
for (const table of extended.split(' ')) {
  test(`adds columns and a key to ${table}, whose rows are then written by the key and tracked`, async () => {
    const site = new SolutionSite();
    const { tables, rows, system } = site.organization;
    const name = table.toLowerCase();
    const parts = partialTableXml(table, [columnXml('sample_Code')], [keyXml('sample_k', ['sample_code'])]);
    await site.import({ tables: [tracked(parts)], roots: [name] });
    await site.organization.jobs.idle();

    const { id } = rows.create(name, new Map([['sample_code', 'A1']]), system);
    expect(rows.get(name, id)?.values.get('sample_code')).toBe('A1');
    expect(() => rows.create(name, new Map([['sample_code', 'A1']]), system)).toThrow(/sample_k/iu);
    expect(tables.require(name)).toMatchObject({ changeTrackingEnabled: true, isCustom: false });
    await site.uninstall('Books');
    expect(tables.require(name).columns.has('sample_code')).toBe(false);
  });
}

test('adds columns and keys to a built-in table, and leaves its own columns as they are', async () => {
  const site = new SolutionSite();
  const before = site.organization.tables.require('contact').columns;
  const columns = [
    columnXml('sample_Number'),
    columnXml('LastName', { custom: false, more: '<MaxLength>7</MaxLength>' }),
    columnXml('FirstName', { custom: true, type: 'int' }),
  ];
  await site.import({
    tables: [partialTableXml('Contact', columns, [keyXml('other_key', ['sample_number'])])],
    roots: ['contact'],
  });
  const contact = site.organization.tables.require('contact');
  expect(contact.columns.get('sample_number')).toMatchObject({ isCustom: true });
  for (const name of ['lastname', 'firstname']) expect(contact.columns.get(name)).toEqual(before.get(name));
  expect(contact.keys.has('other_key')).toBe(true);
});

test('takes a platform table that is only named, and a package without any table', async () => {
  const site = new SolutionSite();
  const named = (name: string): string =>
    `<Entity><Name LocalizedName="${name}" OriginalName="">${name}</Name></Entity>`;
  await site.import({ tables: [named('Account'), named('Competitor')], roots: ['account'] });
  await site.import({ uniqueName: 'Empty', tables: [], managed: '0' });
  expect(site.solution('Empty').values.get('ismanaged')).toBe(false);
});

test("takes names with another prefix than the publisher's, and the bpf_ columns of process tables", async () => {
  const site = new SolutionSite();
  const columns = [columnXml('bpf_Duration'), columnXml('cr5d5_note')];
  await site.import({ prefix: 'abc', tables: [withColumn(...columns), tableXml('msft_book')] });
  const { tables } = site.organization;
  expect([...tables.require('sample_book').columns.keys()]).toEqual(
    expect.arrayContaining(['bpf_duration', 'cr5d5_note']),
  );
  expect(tables.require('msft_book').isCustom).toBe(true);
});

test('takes tables of the platform as root components without an Entity, and no others', async () => {
  const site = new SolutionSite();
  const dependency = (schemaName: string, solution: string): string =>
    `<MissingDependency><Required type="1" schemaName="${schemaName}" solution="${solution}" />
      <Dependent type="1" schemaName="sample_book" /></MissingDependency>`;
  await site.import({
    roots: ['sample_book', 'environmentvariabledefinition', 'msdyn_flow_approval'],
    missingDependencies: dependency('msdyn_flow_approval', 'msdyn_FlowApprovals (2.0)'),
  });
  for (const absent of ['msdyn_gone', 'acount']) {
    const again = site.import({ uniqueName: 'Other', roots: ['sample_book', absent] });
    await expect(again, absent).rejects.toMatchObject({ code: 0x8004801f });
  }
});

test('takes packages of older servers and of this one', async () => {
  for (const packageVersion of ['7.1', '8.2', '9.0', '9.2', '9.2.0.0'])
    await new SolutionSite().import({ packageVersion });
});
