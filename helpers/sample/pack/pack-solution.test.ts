import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { findDrift } from './find-drift';
import { packSolution } from './pack-solution';
import { parseSourceXml } from './source-files';
import { solutionsFolder, sourceFolder, withSourceCopy } from './testing/source-copy';
import { elementAt, elementsOf, textOf } from './xml-tree';
import { runsTypeScript } from '../../commands/command';

const run = promisify(execFile);
const root = path.dirname(solutionsFolder);
const entityFolder = 'Entities/sample_Book';

const customizationsOf = (bytes: Uint8Array) =>
  parseSourceXml(strFromU8(unzipSync(bytes)['customizations.xml'] ?? new Uint8Array()), 'customizations.xml');

test('the committed zip is what its source gives', async () => {
  const packed = await packSolution(sourceFolder);

  expect(packed.fileName).toBe('ChangeTrackingSample_1_0_0_0_managed.zip');
  expect(await findDrift(path.join(solutionsFolder, packed.fileName), packed)).toBeUndefined();
});

test('packing twice gives the same bytes', async () => {
  const [first, second] = [await packSolution(sourceFolder), await packSolution(sourceFolder)];

  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
});

test('packing in a far time zone gives the committed bytes', async () => {
  const command = [...runsTypeScript, 'helpers/commands/pack-solution.ts', '--check'];

  const { stdout } = await run(process.execPath, command, { cwd: root, env: { TZ: 'Pacific/Kiritimati' } });

  expect(stdout).toContain('ChangeTrackingSample 1.0.0.0, managed');
});

test('the command refuses an argument that it does not know', async () => {
  const command = [...runsTypeScript, 'helpers/commands/pack-solution.ts', '--chekc'];

  const refusal = run(process.execPath, command, { cwd: root, env: {} });

  await expect(refusal).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--chekc') });
});

test('a checkout with CRLF and byte order marks gives the same bytes', async () => {
  const original = await packSolution(sourceFolder);

  const packed = await withSourceCopy(async source => {
    await source.edit(`${entityFolder}/Entity.xml`, '\n', '\r\n');
    await source.edit('Other/Solution.xml', '<?xml', '\uFEFF<?xml');
    return packSolution(source.folder);
  });

  expect(Buffer.compare(packed.bytes, original.bytes)).toBe(0);
});

test('a drifted zip is reported with the part, the line and the command to run', async () => {
  const committed = path.join(solutionsFolder, 'ChangeTrackingSample_1_0_0_0_managed.zip');

  const drift = await withSourceCopy(async source => {
    await source.edit(`${entityFolder}/Entity.xml`, '<MaxLength>100<', '<MaxLength>200<');
    return findDrift(committed, await packSolution(source.folder));
  });

  expect(drift).toMatch(/customizations\.xml differs from line \d+ on\. Run `npm run solution:pack`/);
});

test('a missing zip and one that is not a zip are also drift', async () => {
  const packed = await packSolution(sourceFolder);

  expect(await findDrift(path.join(solutionsFolder, 'none.zip'), packed)).toContain('cannot be read');
  expect(await findDrift(path.join(solutionsFolder, 'README.md'), packed)).toContain('it is not a zip');
});

test('a second table is packed beside the first, with its own forms and views', async () => {
  const packed = await withSourceCopy(async source => {
    await source.copy('Entities/sample_Book', 'Entities/sample_Shelf');
    await source.edit('Entities/sample_Shelf/Entity.xml', 'sample_Book<', 'sample_Shelf<');
    await source.edit('Entities/sample_Shelf/Entity.xml', '<entity Name="sample_Book"', '<entity Name="sample_Shelf"');
    await source.edit(
      'Other/Solution.xml',
      '</RootComponents>',
      '<RootComponent type="1" schemaName="sample_shelf" behavior="0" /></RootComponents>',
    );
    return packSolution(source.folder);
  });

  const tables = elementsOf(elementAt(customizationsOf(packed.bytes), 'Entities'));
  expect(tables.map(table => textOf(elementAt(table, 'Name')))).toEqual(['sample_Book', 'sample_Shelf']);
  for (const table of tables) {
    expect(elementsOf(elementAt(table, 'FormXml', 'forms'), 'systemform')).toHaveLength(1);
    expect(elementsOf(elementAt(table, 'SavedQueries', 'savedqueries'), 'savedquery')).toHaveLength(5);
  }
});

test('of a form that was unpacked twice the managed one is packed', async () => {
  const original = await packSolution(sourceFolder);
  const managed = `${entityFolder}/FormXml/main/{b6f1c2a4-7d3e-4c58-9a10-52e8d94f6b31}_managed.xml`;
  const unmanaged = managed.replace('_managed', '');

  const packed = await withSourceCopy(async source => {
    await source.copy(managed, unmanaged);
    await source.edit(unmanaged, 'Shows one book.', 'The unmanaged twin.');
    return packSolution(source.folder);
  });

  expect(Buffer.compare(packed.bytes, original.bytes)).toBe(0);
});

test('a source without forms, views, ribbon and relationships gives a table all the same', async () => {
  const packed = await withSourceCopy(async source => {
    for (const part of ['FormXml', 'SavedQueries', 'RibbonDiff.xml']) await source.remove(`${entityFolder}/${part}`);
    await source.remove('Other/Relationships');
    await source.remove('Other/Relationships.xml');
    return packSolution(source.folder);
  });

  const root = customizationsOf(packed.bytes);
  const [table] = elementsOf(elementAt(root, 'Entities'));
  expect(elementsOf(table).map(({ name }) => name)).toEqual(['Name', 'EntityInfo', 'SavedQueries']);
  expect(elementAt(table, 'SavedQueries', 'savedqueries')).toBeDefined();
  expect(elementsOf(elementAt(root, 'EntityRelationships'))).toEqual([]);
});

test('a source marked for both kinds of package is packed as managed', async () => {
  const packed = await withSourceCopy(async source => {
    await source.edit('Other/Solution.xml', '<Managed>1</Managed>', '<Managed>2</Managed>');
    return packSolution(source.folder);
  });

  expect(strFromU8(unzipSync(packed.bytes)['solution.xml'] ?? new Uint8Array())).toContain('<Managed>1</Managed>');
});

test('a relationship may bring its column along, as exports up to 7.1 do', async () => {
  const packed = await withSourceCopy(async source => {
    await source.edit('Other/Relationships/Team.xml', '>OwningTeam<', '>OwningClub<');
    await source.edit(
      'Other/Relationships/Team.xml',
      '</EntityRelationship>',
      '<field name="owningclub" /></EntityRelationship>',
    );
    return packSolution(source.folder);
  });

  const relationships = elementsOf(elementAt(customizationsOf(packed.bytes), 'EntityRelationships'));
  expect(relationships.filter(relationship => elementAt(relationship, 'field') !== undefined)).toHaveLength(1);
});

test('hidden files of an operating system or editor do not count', async () => {
  const original = await packSolution(sourceFolder);

  const packed = await withSourceCopy(async source => {
    for (const folder of ['.', 'Entities', `${entityFolder}/FormXml/main`])
      await source.write(`${folder}/.DS_Store`, '');
    return packSolution(source.folder);
  });

  expect(Buffer.compare(packed.bytes, original.bytes)).toBe(0);
});
