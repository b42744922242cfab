import { expect, test } from '@playwright/test';
import {
  bookColumns,
  columnXml,
  keyXml,
  type PackageDraft,
  relationshipXml,
  tableXml,
} from '../../testing/package-builder';
import { SolutionSite } from '../../testing/solution-site';

const key = keyXml('sample_bookcode', ['sample_bookcode']);
const author = columnXml('sample_author');
const pages = columnXml('sample_pages');
const version = (version: string, column: string, more: PackageDraft = {}): PackageDraft => ({
  version,
  tables: [tableXml('sample_book', { columns: [...bookColumns('sample_book'), column], keys: [key] })],
  ...more,
});
const first = version('1.0.0.0', author, {
  tables: [...(version('', author).tables ?? []), tableXml('sample_shelf', { columns: bookColumns('sample_shelf') })],
});
const second = version('1.1', pages);

/** With version 1.0.0.0 installed: books with an author and a key whose index is built, shelves. */
async function installed(): Promise<SolutionSite> {
  const site = new SolutionSite();
  await site.import(first);
  await site.organization.jobs.idle();
  return site;
}

const hold = (site: SolutionSite, draft: PackageDraft, importJobId?: string): Promise<void> =>
  site.operations.importSolution(
    { ...site.request(draft, importJobId), holdingSolution: true },
    site.organization.system,
  );
const promote = (site: SolutionSite, uniqueName = 'Books'): Promise<string> =>
  site.operations.deleteAndPromote(uniqueName, site.organization.system);
const columnsOf = (site: SolutionSite): string[] => [...site.organization.tables.require('sample_book').columns.keys()];
const newOnes = (site: SolutionSite): string[] =>
  ['sample_author', 'sample_pages'].filter(name => columnsOf(site).includes(name));

test('a holding solution waits beside the installed one, with its components applied as an update', async () => {
  const site = await installed();
  const jobId = '11111111-2222-4333-8444-555555555555';
  await hold(site, second, jobId);
  expect(site.solution('Books').values.get('version')).toBe('1.0.0.0');
  const holding = site.solution('Books_Upgrade');
  expect(Object.fromEntries(holding.values)).toMatchObject({ version: '1.1', ismanaged: true });
  expect(newOnes(site)).toEqual(['sample_author', 'sample_pages']);
  expect(site.organization.tables.byName('sample_shelf')).toBeDefined();
  expect(site.job('importjob', jobId)).toMatchObject({
    progress: 100,
    solutionname: 'Books',
    solutionid: { id: holding.id },
  });
});

test('a promotion removes what the new version lacks, and keeps the rows, key and columns that both have', async () => {
  const site = await installed();
  const { rows, system, tables } = site.organization;
  const { id } = rows.create('sample_book', new Map([['sample_bookcode', 'B1']]), system);
  await hold(site, second);
  const holding = site.solution('Books_Upgrade').id;

  expect(await promote(site)).toBe(holding);

  expect(newOnes(site)).toEqual(['sample_pages']);
  expect(tables.byName('sample_shelf')).toBeUndefined();
  expect(tables.require('sample_book').keys.get('sample_bookcode')).toMatchObject({ indexStatus: 'Active' });
  expect(rows.get('sample_book', id)?.values.get('sample_bookcode')).toBe('B1');
  expect(site.solution('Books')).toMatchObject({ id: holding });
  expect(site.solution('Books').values.get('version')).toBe('1.1');
  expect(() => site.solution('Books_Upgrade')).toThrow();

  await site.uninstall('Books');
  expect(tables.byName('sample_book')).toBeUndefined();
});

test('a holding solution that is uninstalled takes with it only what it has added', async () => {
  const site = await installed();
  await hold(site, second);
  await site.uninstall('Books_Upgrade');
  expect(newOnes(site)).toEqual(['sample_author']);
  expect(site.organization.tables.byName('sample_shelf')).toBeDefined();
});

test('an upgrade needs a higher version, by number and not by text', async () => {
  const site = await installed();
  await site.import(version('1.9', author));
  const before = site.snapshot();
  for (const lower of ['1.8.9.9', '1.9', '1.9.0.0', '0.10']) {
    await expect(hold(site, version(lower, pages)), lower).rejects.toMatchObject({
      status: 400,
      code: 0x80048541,
      message: 'The import solution must have a higher version than the existing solution it is upgrading.',
    });
  }
  expect(site.snapshot()).toEqual(before);
  await hold(site, version('1.10', pages));
});

test('an update takes a lower version, and removes nothing', async () => {
  const site = await installed();
  await site.import(version('0.9.0.0', pages));
  expect(site.solution('Books').values.get('version')).toBe('0.9.0.0');
  expect(newOnes(site)).toEqual(['sample_author', 'sample_pages']);
});

test('a holding solution needs one to upgrade, and no other that waits', async () => {
  const site = new SolutionSite();
  await expect(hold(site, second)).rejects.toMatchObject({ code: 0x80048539 });
  await site.import(first);
  await hold(site, second);
  await expect(hold(site, version('2.0', pages))).rejects.toMatchObject({
    code: 0x80048539,
    message: 'Solution manifest import: FAILURE: Holding solution Books_Upgrade already exists.',
  });
});

test('an unmanaged holding solution, and changes below one that waits, are answered with 501', async () => {
  const site = new SolutionSite();
  await site.import({ ...first, managed: '0' });
  await expect(hold(site, { ...second, managed: '0' })).rejects.toMatchObject({ status: 501 });

  const other = await installed();
  await hold(other, second);
  const before = other.snapshot();
  await expect(other.import(version('3.0', author))).rejects.toMatchObject({ status: 501 });
  await expect(other.uninstall('Books')).rejects.toMatchObject({ status: 501 });
  expect(other.snapshot()).toEqual(before);
});

test('a promotion without both solutions, or against a dependency, changes nothing', async () => {
  const site = await installed();
  await expect(promote(site)).rejects.toMatchObject({ status: 404, code: 0x80040217 });
  await expect(promote(site, 'Default')).rejects.toMatchObject({ code: 0x8004f020 });
  await site.import({
    uniqueName: 'Rooms',
    tables: [
      tableXml('sample_room', {
        columns: [...bookColumns('sample_room'), columnXml('sample_shelfid', { type: 'lookup' })],
      }),
    ],
    relationships: [relationshipXml('sample_room_shelf', 'sample_room', 'sample_shelfid', 'sample_shelf')],
  });
  await hold(site, second);
  const before = site.snapshot();
  await expect(promote(site)).rejects.toMatchObject({ code: 0x8004f01d });
  expect(site.snapshot()).toEqual(before);
  await site.uninstall('Rooms');
  await promote(site);
});

test('a promotion and other customizations exclude each other', async () => {
  const site = await installed();
  await hold(site, second);
  const promoting = promote(site);
  await expect(site.operations.publishAll(site.organization.system)).rejects.toMatchObject({
    status: 429,
    code: 0x80071151,
  });
  await promoting;
});
