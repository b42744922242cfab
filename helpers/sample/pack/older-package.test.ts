import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readPackage } from '../../dataverse/solutions/read-package';
import { findDrift } from './find-drift';
import { newerThan91 } from './older-package';
import { packSolution } from './pack-solution';
import { solutionsFolder, sourceFolder } from './testing/source-copy';

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

test('the package for 9.1 lacks the settings that came later, and nothing else', async () => {
  const [online, older] = [await packSolution(sourceFolder), await packSolution(sourceFolder, '9.1')];
  const linesOf = (bytes: Uint8Array): string[] => (partsOf(bytes)['customizations.xml'] ?? '').split('\n');
  const kept = new Set(linesOf(older.bytes).map(line => line.trim()));
  const gone = linesOf(online.bytes)
    .map(line => line.trim())
    .filter(line => !kept.has(line));

  expect(new Set(gone.map(line => /^<(\w+)/.exec(line)?.[1]))).toEqual(newerThan91);
});
