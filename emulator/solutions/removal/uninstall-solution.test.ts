import { expect, test } from '@playwright/test';
import { bookTable } from '../../engine/testing/book';
import { bookColumns, columnXml, keyXml, partialTableXml, relationshipXml, tableXml } from '../testing/package-builder';
import { SolutionSite } from '../testing/solution-site';

const keyed = tableXml('sample_book', { keys: [keyXml('sample_bookcode', ['sample_bookcode'])] });
const lookup = columnXml('sample_bookid', { type: 'lookup' });
const toBook = (from: string): string => relationshipXml(`${from}_book`, from, 'sample_bookid', 'sample_book');
const blocked = { code: 0x8004f01d, message: 'Solution dependencies exist, cannot uninstall.' };

test('removes a managed solution with its table, rows and tombstones', async () => {
  const site = new SolutionSite();
  const before = site.snapshot();
  await site.import({ tables: [keyed] });
  const { rows, system, tables } = site.organization;
  const row = rows.create('sample_book', new Map(), system);
  rows.remove('sample_book', row.id, system);
  await site.uninstall('Books');
  expect(tables.byName('sample_book')).toBeUndefined();
  expect(tables.byEntitySet('sample_books')).toBeUndefined();
  expect(site.snapshot()).toEqual({ ...Object(before), publisher: expect.anything() });

  await site.import({ tables: [keyed] });
  expect(rows.count('sample_book')).toBe(0);
  expect(site.organization.changes.changesSince('sample_book', 0n)).toMatchObject({ upserted: [], deleted: [] });
});

test('removes only the container of an unmanaged solution', async () => {
  const site = new SolutionSite();
  await site.import({ managed: '0' });
  site.organization.rows.create('sample_book', new Map(), site.organization.system);
  await site.uninstall('Books');
  expect(site.organization.rows.count('sample_book')).toBe(1);
  expect(() => site.solution('Books')).toThrow();
});

test('keeps what an unmanaged solution or another managed one holds as well', async () => {
  for (const managed of ['0', '1']) {
    const site = new SolutionSite();
    await site.import();
    await site.import({ uniqueName: 'Second', managed });
    await site.uninstall('Books');
    expect(site.organization.tables.byName('sample_book')).toBeDefined();
    await site.uninstall('Second');
    expect(site.organization.tables.byName('sample_book') === undefined, `managed ${managed}`).toBe(managed === '1');
  }
});

test('keeps what an unmanaged solution made, also after that solution is gone', async () => {
  const site = new SolutionSite();
  await site.import({ managed: '0' });
  await site.uninstall('Books');
  await site.import({ uniqueName: 'Second' });
  await site.uninstall('Second');
  expect(site.organization.tables.byName('sample_book')).toBeDefined();
});

test('keeps a table that no import made', async () => {
  const site = new SolutionSite();
  site.organization.tables.define(bookTable());
  await site.import();
  await site.uninstall('Books');
  expect(site.organization.tables.byName('sample_book')).toBeDefined();
});

test('takes what it added to a built-in table, and nothing of the table itself', async () => {
  const site = new SolutionSite();
  const before = site.organization.tables.require('contact');
  const contact = partialTableXml('Contact', [columnXml('sample_x')], [keyXml('sample_k', ['sample_x'])]);
  await site.import({ tables: [contact], roots: ['contact'] });
  await site.uninstall('Books');
  const { columns, keys } = site.organization.tables.require('contact');
  expect([...columns.keys()]).toEqual([...before.columns.keys()]);
  expect(keys.size).toBe(0);
});

test('takes a lookup that only a relationship described, and its global option sets', async () => {
  const site = new SolutionSite();
  const contact = partialTableXml('Contact', []);
  const relationships = [
    relationshipXml('r', 'contact', 'sample_accountid', 'Account', '<field name="sample_accountid" />'),
  ];
  const optionSets = ['<optionset Name="sample_colour"><options><option value="7" /></options></optionset>'];
  await site.import({ tables: [contact], relationships, optionSets, roots: ['contact'] });
  expect(site.organization.tables.require('contact').columns.has('sample_accountid')).toBe(true);
  await site.uninstall('Books');
  expect(site.organization.tables.require('contact').columns.has('sample_accountid')).toBe(false);
  const more = '<OptionSetName>sample_colour</OptionSetName>';
  const colour = partialTableXml('Contact', [columnXml('sample_colour', { type: 'picklist', more })]);
  await expect(site.import({ tables: [colour], roots: ['contact'] })).rejects.toMatchObject({ code: 0x80048039 });
});

test('takes what earlier versions brought', async () => {
  const site = new SolutionSite();
  await site.import({ tables: [tableXml(), tableXml('sample_old')] });
  await site.import({ version: '2.0.0.0', tables: [tableXml()] });
  await site.uninstall('Books');
  expect(site.organization.tables.byName('sample_old')).toBeUndefined();
});

test('refuses while a lookup of another table points to its table, and names what stands in the way', async () => {
  const site = new SolutionSite();
  await site.import();
  const loan = tableXml('sample_loan', {
    columns: [
      columnXml('sample_loanid', { type: 'primarykey' }),
      columnXml('sample_title', { mask: 'PrimaryName' }),
      lookup,
    ],
  });
  await site.import({ uniqueName: 'Loans', tables: [loan], relationships: [toBook('sample_loan')] });
  const before = site.snapshot();
  await expect(site.uninstall('Books')).rejects.toMatchObject(blocked);
  expect(site.snapshot()).toEqual(before);
  const { tables } = site.organization;
  expect(site.operations.dependenciesForUninstall('Books')).toMatchObject([
    {
      requiredComponentType: 1,
      requiredComponentObjectId: tables.require('sample_book').metadataId,
      requiredComponentBaseSolutionId: site.solution('Books').id,
      dependentComponentType: 10,
      dependentComponentName: 'sample_loan_book',
      dependencyType: 2,
      dependentComponentBaseSolutionId: site.solution('Loans').id,
    },
  ]);
  await site.uninstall('Loans');
  expect(site.operations.dependenciesForUninstall('Books')).toEqual([]);
  await site.uninstall('Books');
});

test('refuses while others have columns in its table or keys on its columns', async () => {
  const additions = {
    'a column': partialTableXml('sample_book', [columnXml('sample_extra')]),
    'a key': partialTableXml('sample_book', [], [keyXml('sample_k', ['sample_name'])]),
  };
  for (const [what, table] of Object.entries(additions)) {
    const site = new SolutionSite();
    await site.import();
    await site.import({ uniqueName: 'Extra', tables: [table] });
    await expect(site.uninstall('Books'), what).rejects.toMatchObject(blocked);
  }
  const site = new SolutionSite();
  await site.import({ tables: [partialTableXml('Contact', [columnXml('sample_x')])], roots: ['contact'] });
  await site.import({
    uniqueName: 'Keys',
    tables: [partialTableXml('Contact', [], [keyXml('sample_k', ['sample_x'])])],
    roots: ['contact'],
  });
  await expect(site.uninstall('Books')).rejects.toMatchObject(blocked);
  expect(site.operations.dependenciesForUninstall('Books')).toMatchObject([
    { requiredComponentType: 2, dependentComponentType: 14 },
  ]);
});

test('is not held up by a lookup that went with the solution that had added it', async () => {
  const site = new SolutionSite();
  await site.import();
  await site.import({
    uniqueName: 'Links',
    tables: [partialTableXml('Contact', [lookup])],
    relationships: [toBook('contact')],
    roots: ['contact'],
  });
  await expect(site.uninstall('Books')).rejects.toMatchObject(blocked);
  await site.uninstall('Links');
  await site.uninstall('Books');
  expect(site.organization.tables.byName('sample_book')).toBeUndefined();
});

test('ends the build of an index with the table it is for', async () => {
  const site = new SolutionSite();
  await site.import({ tables: [keyed] });
  const job = site.organization.tables.require('sample_book').keys.get('sample_bookcode')?.asyncJobId ?? '';
  await site.uninstall('Books');
  await site.organization.jobs.idle();
  expect(site.job('asyncoperation', job)).toMatchObject({ statuscode: 32 });
});

test('refuses solutions that do not exist or belong to the organization', async () => {
  const site = new SolutionSite();
  await expect(site.uninstall('Default')).rejects.toMatchObject({ code: 0x8004f020 });
  const unknown = site.operations.uninstall('11111111-2222-4333-8444-555555555555', site.organization.system);
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 0x80040217 });
  expect(() => site.operations.uninstallAsync('Nobody', site.organization.system)).toThrow(
    expect.objectContaining({ status: 404 }),
  );
  expect(() => site.operations.dependenciesForUninstall('Nobody')).toThrow(expect.objectContaining({ status: 404 }));
});

test('imports again after it has been removed', async () => {
  const site = new SolutionSite();
  const columns = [...bookColumns('sample_book'), columnXml('sample_more')];
  for (const draft of [{}, { columns }]) {
    await site.import({ tables: [tableXml('sample_book', draft)] });
    await site.uninstall('Books');
  }
  expect(() => site.solution('Books')).toThrow();
});
