import { expect, test } from '@playwright/test';
import { ids, plugInPackage } from '../../testing/plug-in-package';
import { SolutionSite } from '../../testing/solution-site';

const tables = ['pluginassembly', 'plugintype', 'sdkmessageprocessingstep'];
const countOf = (site: SolutionSite): number[] => tables.map(table => site.organization.rows.count(table));
const valuesOf = (site: SolutionSite, table: string, id: string): unknown =>
  Object.fromEntries(site.organization.rows.retrieve(table, id).values);

test('stores the assemblies of a package with their files, and lists their types', async () => {
  const site = new SolutionSite();
  await site.import(plugInPackage);
  expect(valuesOf(site, 'pluginassembly', ids.assembly)).toMatchObject({
    name: 'Books.Plugins',
    version: '1.2.0.0',
    culture: 'neutral',
    publickeytoken: '9d006cbbfeff5098',
    isolationmode: 2,
    sourcetype: 0,
    content: Buffer.from('MZ, as an assembly begins').toString('base64'),
    ismanaged: true,
  });
  expect(valuesOf(site, 'plugintype', ids.type)).toMatchObject({
    typename: 'Books.Plugins.OnCreate',
    friendlyname: 'On create',
    pluginassemblyid: { table: 'pluginassembly', id: ids.assembly },
  });
});

test('lists the steps of a package as disabled: nothing here runs them', async () => {
  const site = new SolutionSite();
  await site.import(plugInPackage);
  expect(valuesOf(site, 'sdkmessageprocessingstep', ids.step)).toMatchObject({
    name: 'Books.Plugins.OnCreate: Create of sample_book',
    stage: 20,
    mode: 0,
    rank: 1,
    plugintypeid: { table: 'plugintype', id: ids.type },
    statecode: 1,
    statuscode: 2,
  });
});

test('gives an assembly and its types ids where the package has none, the same ones each time', async () => {
  const site = new SolutionSite();
  const withoutIds = (text = ''): string =>
    text
      .replaceAll(/ (?:PluginAssemblyId|PluginTypeId|id)="\{?(?:2468dab7|3a280edd)[^"]*"/gu, '')
      .replace(
        `<PluginTypeId>${ids.type}</PluginTypeId>`,
        '<PluginTypeName>Books.Plugins.OnCreate, x</PluginTypeName>',
      );
  const draft = {
    ...plugInPackage,
    moreRoots: withoutIds(plugInPackage.moreRoots),
    moreSections: withoutIds(plugInPackage.moreSections),
  };
  await site.import(draft);
  await site.import({ ...draft, version: '1.1.0.0' });
  expect(countOf(site)).toEqual([1, 1, 1]);

  const { rows } = site.organization;
  const [assembly] = rows.scan('pluginassembly');
  const [type] = rows.scan('plugintype');
  expect(assembly?.id).not.toBe(ids.assembly);
  expect(type?.values.get('pluginassemblyid')).toEqual({ table: 'pluginassembly', id: assembly?.id });
  expect(valuesOf(site, 'sdkmessageprocessingstep', ids.step)).toMatchObject({
    plugintypeid: { table: 'plugintype', id: type?.id },
  });
  const listed = Array.from(rows.scan('solutioncomponent'), ({ values }) => values.get('objectid'));
  expect(listed).toContain(assembly?.id);
  await site.uninstall('Books');
  expect(countOf(site)).toEqual([0, 0, 0]);
});

test('keeps one row each when the package comes again, and takes all away with the solution', async () => {
  const site = new SolutionSite();
  await site.import(plugInPackage);
  await site.import({ ...plugInPackage, version: '1.1.0.0' });
  expect(countOf(site)).toEqual([1, 1, 1]);
  await site.uninstall('Books');
  expect(countOf(site)).toEqual([0, 0, 0]);
});

test('leaves an assembly that another solution holds as well', async () => {
  const site = new SolutionSite();
  await site.import(plugInPackage);
  await site.import({ ...plugInPackage, uniqueName: 'Other', tables: [] });
  await site.uninstall('Books');
  expect(countOf(site)).toEqual([1, 1, 1]);
  await site.uninstall('Other');
  expect(countOf(site)).toEqual([0, 0, 0]);
});

test('refuses a package without the assembly that it names', async () => {
  const site = new SolutionSite();
  await expect(site.import({ ...plugInPackage, files: {} })).rejects.toMatchObject({
    code: 0x80048060,
    message: expect.stringContaining('Books.Plugins.dll'),
  });
  expect(countOf(site)).toEqual([0, 0, 0]);
});

test('refuses ids that are none or come twice, and leaves nothing behind', async () => {
  const site = new SolutionSite();
  const before = site.snapshot();
  const changed = (from: string, to: string): Promise<void> =>
    site.import({ ...plugInPackage, moreSections: plugInPackage.moreSections?.replaceAll(from, to) ?? '' });
  await expect(changed(ids.assembly, 'x')).rejects.toMatchObject({ code: 0x8004802c });
  await expect(changed(ids.step, ids.type)).rejects.toThrow(/two plug-in components have the id/u);
  expect(site.snapshot()).toEqual(before);
});

test('leaves nothing behind when a value does not fit its column', async () => {
  const site = new SolutionSite();
  const before = site.snapshot();
  const moreSections = plugInPackage.moreSections?.replace('<Stage>20<', '<Stage>21<') ?? '';
  await expect(site.import({ ...plugInPackage, moreSections })).rejects.toThrow(/stage/u);
  expect(site.snapshot()).toEqual(before);
  expect(countOf(site)).toEqual([0, 0, 0]);
});

test('lets clients read the rows and not write them', () => {
  const { organization } = new SolutionSite();
  for (const table of tables) {
    expect(() => organization.rows.create(table, new Map([['name', 'x']]), organization.system)).toThrow(
      expect.objectContaining({ status: 501 }),
    );
  }
});
