import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readPackage } from '../../dataverse/solutions/read-package';
import { findDrift } from './find-drift';
import { newerThan91 } from './older-package';
import { packSolution } from './pack-solution';
import { committedOlderZip, readCommittedPart } from './testing/committed-package';
import { solutionsFolder, sourceFolder } from './testing/source-copy';
import { elementAt, elementsOf, textOf } from './xml-tree';

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

test('the committed package for 9.1 is what the source gives', async () => {
  const packed = await packSolution(sourceFolder, '9.1');

  expect(packed.fileName).toBe('ChangeTrackingSample_1_0_0_0_managed_9_1.zip');
  expect(await findDrift(path.join(solutionsFolder, packed.fileName), packed)).toBeUndefined();
});

test('the package for 9.1 says so, and is the same solution with the same table', async () => {
  const online = await readPackage(path.join(solutionsFolder, 'ChangeTrackingSample_1_0_0_0_managed.zip'));
  const onPremises = await readPackage(path.join(solutionsFolder, 'ChangeTrackingSample_1_0_0_0_managed_9_1.zip'));
  const { 'solution.xml': manifest } = partsOf(await readFile(onPremises.file));

  expect(manifest).toContain('<ImportExportXml version="9.1.0.0" SolutionPackageVersion="9.1" ');
  expect({ ...onPremises, file: '', bytes: '' }).toEqual({ ...online, file: '', bytes: '' });
});

test('the package for 9.1 differs in what exports of 9.1 lack or say otherwise, and in nothing else', async () => {
  const [online, older] = [await packSolution(sourceFolder), await packSolution(sourceFolder, '9.1')];
  const [before, after] = [countLines(online.bytes), countLines(older.bytes)];
  const gone = [...before].flatMap(([line, times]) => (times > (after.get(line) ?? 0) ? [line] : []));
  const added = [...after].flatMap(([line, times]) => (times > (before.get(line) ?? 0) ? [line] : []));
  const otherwise = gone.filter(line => !newerThan91.has(elementOf(line)));

  expect(otherwise.sort()).toEqual([
    '<AutoCreateAccessTeams>0</AutoCreateAccessTeams>',
    '<CascadeDelete>Restrict</CascadeDelete>',
    '<DisplayMask>ValidForAdvancedFind|ValidForForm|ValidForGrid</DisplayMask>',
    '<IsAuditEnabled>1</IsAuditEnabled>',
    '<ValidForCreateApi>0</ValidForCreateApi>',
    '<ValidForUpdateApi>0</ValidForUpdateApi>',
  ]);
  expect(added.sort()).toEqual(['<CascadeDelete>NoCascade</CascadeDelete>', '<IsAuditEnabled>0</IsAuditEnabled>']);
  expect(gone.map(elementOf)).toEqual(expect.arrayContaining([...newerThan91]));
});

test('the business unit of a row is in 9.1 a column that nobody sees or audits, and holds nothing back', async () => {
  const root = await readCommittedPart('customizations.xml', committedOlderZip);
  const attributes = elementAt(root, 'Entities', 'Entity', 'EntityInfo', 'entity', 'attributes');
  const owning = elementsOf(attributes).filter(
    column => elementAt(column, 'DisplayMask') === undefined && textOf(elementAt(column, 'Type')) === 'lookup',
  );
  const relationships = elementsOf(elementAt(root, 'EntityRelationships'));

  expect(owning.map(column => textOf(elementAt(column, 'LogicalName')))).toContain('owningbusinessunit');
  for (const column of owning) expect(textOf(elementAt(column, 'IsAuditEnabled'))).toBe('0');
  expect(relationships.map(relationship => textOf(elementAt(relationship, 'CascadeDelete')))).toEqual(
    Array.from({ length: 6 }, () => 'NoCascade'),
  );
});

const elementOf = (line: string): string => /^<(\w+)/.exec(line)?.[1] ?? '';

function countLines(bytes: Uint8Array): Map<string, number> {
  const lines = new Map<string, number>();
  for (const line of (partsOf(bytes)['customizations.xml'] ?? '').split('\n').map(one => one.trim())) {
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return lines;
}
