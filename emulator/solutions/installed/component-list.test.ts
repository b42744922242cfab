import { expect, test } from '@playwright/test';
import { newGuid } from '../../engine/values/guid';
import { isLookup } from '../../engine/values/row';
import { columnXml, keyXml, partialTableXml, tableXml } from '../testing/package-builder';
import { ids, plugInPackage } from '../testing/plug-in-package';
import { SolutionSite } from '../testing/solution-site';

type Entry = { type: unknown; object: unknown; behavior: unknown; isPart: boolean };

/** What `solutioncomponents` lists of a solution, in the order of its making. */
function listOf(site: SolutionSite, uniqueName: string): Entry[] {
  const { id } = site.solution(uniqueName);
  return [...site.organization.rows.scan('solutioncomponent')].flatMap(({ values }) => {
    const solution = values.get('solutionid') ?? null;
    if (!isLookup(solution) || solution.id !== id) return [];
    return {
      type: values.get('componenttype'),
      object: values.get('objectid'),
      behavior: values.get('rootcomponentbehavior'),
      isPart: values.has('rootsolutioncomponentid'),
    };
  });
}

const root = (type: number, object: unknown, behavior = 0): Entry => ({ type, object, behavior, isPart: false });
const part = (type: number, object: unknown): Entry => ({ type, object, behavior: undefined, isPart: true });

test('lists the root components of a package: tables by metadata id, plug-ins and others by their own', async () => {
  const site = new SolutionSite();
  const model = newGuid();
  const moreRoots = `${plugInPackage.moreRoots ?? ''}<RootComponent type="401" id="{${model.toUpperCase()}}" behavior="0" />`;
  await site.import({ ...plugInPackage, moreRoots });
  const { metadataId } = site.organization.tables.require('sample_book');
  expect(listOf(site, 'Books')).toEqual([
    root(1, metadataId),
    root(91, ids.assembly),
    root(92, ids.step),
    root(401, model),
  ]);
});

test('gives what is only named the same id at each import, and leaves types out that are not numbers', async () => {
  const site = new SolutionSite();
  const moreRoots =
    '<RootComponent type="80" schemaName="sample_App" behavior="0" /><RootComponent type="appaction" schemaName="x" />';
  await site.import({ tables: [], moreRoots });
  const first = listOf(site, 'Books');
  await site.import({ tables: [], moreRoots, version: '1.1.0.0' });
  expect(first).toMatchObject([{ type: 80, behavior: 0 }]);
  expect(listOf(site, 'Books')).toEqual(first);
});

test('lists plug-ins that have only a name under an id of its own', async () => {
  const site = new SolutionSite();
  const moreRoots = '<RootComponent type="91" schemaName="Books.Plugins" /><RootComponent type="92" />';
  await site.import({ tables: [], moreRoots });
  const guid = expect.stringMatching(/^[\da-f-]{36}$/);
  expect(listOf(site, 'Books')).toEqual([root(91, guid), root(92, guid)]);
});

test('lists the parts of a table that comes as a shell, its keys apart, and none of one that comes with all of them', async () => {
  const site = new SolutionSite();
  const contact = partialTableXml('Contact', [columnXml('sample_Number')], [keyXml('sample_key', ['sample_number'])]);
  await site.import({
    tables: [tableXml(), contact],
    roots: ['sample_book'],
    moreRoots: '<RootComponent type="1" schemaName="contact" behavior="2" />',
  });
  const { tables } = site.organization;
  const { metadataId, columns } = tables.require('contact');
  expect(listOf(site, 'Books')).toEqual([
    root(1, tables.require('sample_book').metadataId),
    root(1, metadataId, 2),
    part(2, columns.get('sample_number')?.metadataId),
  ]);
});

test('lists what makers put into an unmanaged solution, until they delete it', async () => {
  const site = new SolutionSite();
  await site.import({ uniqueName: 'Own', tables: [], managed: '0' });
  await site.import({ tables: [tableXml()] });
  const { tables } = site.organization;
  const { customizations } = site.operations;
  const template = tables.require('sample_book').columns.get('sample_name');
  if (template === undefined) throw new Error('The package brought no column sample_name.');
  const column = {
    ...template,
    metadataId: newGuid(),
    logicalName: 'sample_x',
    schemaName: 'sample_x',
    isManaged: false,
  };

  customizations.addColumn(tables.require('account'), column, [], 'Own');
  expect(listOf(site, 'Own')).toEqual([{ ...root(2, column.metadataId), behavior: undefined }]);
  customizations.deleteColumn(tables.require('account'), column);
  expect(listOf(site, 'Own')).toEqual([]);

  const lookup = { ...column, type: 'lookup', targets: ['contact'] } as const;
  const relationship = {
    schemaName: 'sample_account_contact',
    referencingTable: 'account',
    referencingColumn: 'sample_x',
    referencedTable: 'contact',
  };
  customizations.addColumn(tables.require('account'), lookup, [relationship], 'Own');
  expect(listOf(site, 'Own').map(({ type }) => type)).toEqual([2, 10]);
  customizations.deleteColumn(tables.require('account'), lookup);
  expect(listOf(site, 'Own')).toEqual([]);
  expect(site.operations.save().unmanaged).toEqual(new Set());
});

test('forgets a solution that is uninstalled, also what others list of its tables', async () => {
  const site = new SolutionSite();
  const moreRoots = `${plugInPackage.moreRoots ?? ''}<RootComponent type="80" schemaName="sample_App" />`;
  await site.import({ ...plugInPackage, moreRoots });
  await site.import({
    uniqueName: 'Forms',
    managed: '0',
    tables: [],
    moreRoots: '<RootComponent type="1" schemaName="sample_book" behavior="2" />',
  });
  await site.uninstall('Books');
  expect(listOf(site, 'Forms')).toEqual([]);
  expect(site.organization.rows.count('solutioncomponent')).toBe(0);
});

test('refuses root components with an id or a behaviour that is none', async () => {
  const site = new SolutionSite();
  const withRoot = (moreRoots: string): Promise<void> => site.import({ moreRoots });
  await expect(withRoot('<RootComponent type="29" id="x" />')).rejects.toMatchObject({ code: 0x8004802c });
  await expect(withRoot(`<RootComponent type="29" id="${ids.step}" behavior="3" />`)).rejects.toMatchObject({
    code: 0x8004801a,
  });
});
