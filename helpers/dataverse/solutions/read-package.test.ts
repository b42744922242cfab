import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PackageError } from '../errors';
import { readPackage } from './read-package';
import { zipOf } from './testing/solution-rig';

const save = async (bytes: Uint8Array): Promise<string> => {
  const file = test.info().outputPath('package.zip');
  await writeFile(file, bytes);
  return file;
};

test('a package tells its solution, whether it is managed, and its tables', async () => {
  const file = await save(zipOf({ uniqueName: 'Books', managed: '1', table: 'Sample_Book' }));

  expect(await readPackage(file)).toMatchObject({
    file,
    uniqueName: 'Books',
    version: '1.0.0.0',
    isManaged: true,
    tables: ['sample_book'],
  });
});

test('the package in solutions is the managed sample with its table', async () => {
  const file = path.resolve(__dirname, '../../../solutions/ChangeTrackingSample_1_0_0_0_managed.zip');

  expect(await readPackage(file)).toMatchObject({
    uniqueName: 'ChangeTrackingSample',
    version: '1.0.0.0',
    isManaged: true,
    tables: ['sample_book'],
  });
});

test('every table that a package brings or changes is told once, by name or at least by identifier', async () => {
  const roots = [
    'schemaName="sample_Book" behavior="0"',
    'schemaName="sample_book" behavior="2"',
    'schemaName="contact" behavior="2"',
    'id="{AB12}"',
    '',
  ];
  const xml = `<ImportExportXml><SolutionManifest><UniqueName>A</UniqueName><Version>1.0</Version><Managed>1</Managed>
    <RootComponents>${roots.map(root => `<RootComponent type="1" ${root} />`).join('')}<RootComponent type="2" schemaName="b" />
    </RootComponents></SolutionManifest></ImportExportXml>`;

  const { tables } = await readPackage(await save(zipOf({ xml })));

  expect(tables).toEqual(['sample_book', 'contact', '{ab12}', 'without a name']);
});

test('an unmanaged package says so', async () => {
  expect(await readPackage(await save(zipOf({ managed: '0' })))).toMatchObject({ isManaged: false });
});

test('a file that is missing is named with how to make it', async () => {
  const reading = readPackage('/nowhere/package.zip');

  await expect(reading).rejects.toThrow(PackageError);
  await expect(reading).rejects.toThrow('npm run solution:pack');
});

test('a file that is not a zip, or half of one, is not a package', async () => {
  await expect(readPackage(await save(strToU8('hello')))).rejects.toThrow('not a zip file');
  await expect(readPackage(await save(zipOf().slice(0, 200)))).rejects.toThrow('not a zip file');
});

test('a zip without the three parts says which are missing', async () => {
  const file = await save(zipSync({ 'readme.txt': strToU8('hello') }));

  await expect(readPackage(file)).rejects.toThrow('lacks solution.xml, customizations.xml, [content_types].xml');
});

test('a zip of the folder instead of its content says so', async () => {
  const file = await save(zipSync({ 'Sample/solution.xml': strToU8('<a />') }));

  await expect(readPackage(file)).rejects.toThrow('Sample/solution.xml, so it was zipped one folder too high');
});

test('a manifest that is damaged, of another kind, incomplete, or with a document type is refused', async () => {
  const broken: [string, string][] = [
    ['<ImportExportXml><Solution', 'not well-formed'],
    ['<Other />', 'no ImportExportXml/SolutionManifest'],
    [
      '<ImportExportXml><SolutionManifest><UniqueName>A</UniqueName></SolutionManifest></ImportExportXml>',
      'has no Version',
    ],
    ['<!DOCTYPE a [<!ENTITY b "c">]><ImportExportXml />', 'document type'],
  ];

  for (const [xml, why] of broken) {
    await expect(readPackage(await save(zipOf({ xml }))), xml).rejects.toThrow(why);
  }
});
