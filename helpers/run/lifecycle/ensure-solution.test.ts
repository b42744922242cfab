import { expect, test as base } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { ensureSolution } from './ensure-solution';
import { HarnessError, JobFailedError, PackageError } from '../../dataverse/errors';
import { refusal } from '../../dataverse/testing/scripted-environment';
import { listUnfinished } from '../ledger/unfinished';
import { bookRow, RunRig } from '../testing/run-rig';
import { installed, job, otherSolutionId, solutionId, zipOf } from '../../dataverse/solutions/testing/solution-rig';

const test = base.extend<{ rig: RunRig }>({
  rig: async ({}, use, testInfo) => use(new RunRig(testInfo.outputPath('run'))),
});

type Existing = 'adopt' | 'replace' | 'fail';
const ensure = (rig: RunRig, mayImport = true, existing: Existing = 'adopt') =>
  ensureSolution(rig.environment.client, {
    settings: rig.settings(existing),
    ledger: rig.ledger,
    mayImport,
  });

test('a missing solution is imported, and the ledger says so before the request', async ({ rig }) => {
  const found = await ensure(rig);

  expect(found).toMatchObject({
    origin: 'imported',
    solution: { id: solutionId, isManaged: true },
    import: { mode: 'async', succeeded: true, importJob: { result: 'success' } },
  });
  expect(rig.stateAt.get('POST ImportSolutionAsync')).toBe('importing');
  expect(rig.ledger.data.solution).toMatchObject({ state: 'imported', solutionId, version: '1.0.0.0' });
});

test('another process of the run finds the solution with one request, and what its import said', async ({ rig }) => {
  const first = await ensure(rig);
  const before = rig.environment.asked.length;

  const again = await ensure(rig, false);

  expect(again).toEqual({ ...first, origin: 'resumed' });
  expect(rig.environment.asked).toHaveLength(before + 1);
});

test('a missing solution that this run may not import is an error with the remedy', async ({ rig }) => {
  const looking = ensure(rig, false);

  await expect(looking).rejects.toThrow(HarnessError);
  await expect(looking).rejects.toThrow('without --no-deps');
  expect(rig.environment.requests('POST')).toEqual([]);
});

test('a solution that was there is adopted, and stays adopted for every process of the run', async ({ rig }) => {
  rig.installed(true);

  expect(await ensure(rig)).toMatchObject({ origin: 'adopted', solution: { id: solutionId } });
  expect(await ensure(rig)).toMatchObject({ origin: 'adopted' });
  expect(rig.ledger.data.solution).toMatchObject({ state: 'adopted', solutionId });
  expect(rig.environment.requests('POST')).toEqual([]);
});

test('a solution that was there stops a run that wants none', async ({ rig }) => {
  rig.installed(true);

  await expect(ensure(rig, true, 'fail')).rejects.toThrow('is installed already, and SOLUTION_EXISTING is "fail"');
  expect(rig.ledger.data.solution).toBeUndefined();
});

test('a solution that was there is replaced on demand, with leftover books of other runs', async ({ rig }) => {
  rig.installed(true).books(bookRow('ffffffff', 1));

  expect(await ensure(rig, true, 'replace')).toMatchObject({ origin: 'imported' });
  expect(rig.stateAt.get('DELETE solutions(')).toBe('removing');
  expect(rig.environment.requests('DELETE solutions(')).toHaveLength(1);
  expect(rig.environment.requests('POST ImportSolutionAsync')).toHaveLength(1);
});

test('a solution with rows that no run made is not replaced under them', async ({ rig }) => {
  rig.installed(true).books(bookRow('ffffffff', 1), { sample_bookid: 'x', sample_bookcode: null });

  await expect(ensure(rig, true, 'replace')).rejects.toThrow('would delete 1 row of sample_book');
  expect(rig.environment.requests('DELETE')).toEqual([]);
  expect(rig.ledger.data.solution).toBeUndefined();
});

test('an unmanaged solution is not replaced: its table would stay', async ({ rig }) => {
  rig.installed(installed(solutionId, false));

  await expect(ensure(rig, true, 'replace')).rejects.toThrow('is installed as unmanaged');
});

test('a solution that a killed run imported is removed and imported anew', async ({ rig }) => {
  rig.installed(true).killedRun('killed01', data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId };
  });

  const found = await ensure(rig);

  expect(found).toMatchObject({ origin: 'imported', earlierRuns: [expect.stringContaining('killed01')] });
  expect(rig.environment.requests('DELETE solutions(')).toHaveLength(1);
  expect(listUnfinished(rig.reports).map(({ data }) => data.runId)).not.toContain('killed01');
});

test('a solution that came after the killed run is adopted, not removed', async ({ rig }) => {
  rig.installed(true).killedRun('killed01', data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId: otherSolutionId };
  });

  expect(await ensure(rig)).toMatchObject({ origin: 'adopted' });
  expect(rig.environment.requests('DELETE solutions(')).toEqual([]);
});

test('a killed run’s solution with others’ rows in it is adopted, and stays on record', async ({ rig }) => {
  rig
    .installed(true)
    .books(bookRow('ffffffff', 1))
    .killedRun('killed01', data => {
      data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId };
    });

  expect(await ensure(rig)).toMatchObject({ origin: 'adopted' });
  expect(listUnfinished(rig.reports).map(({ data }) => data.runId)).toContain('killed01');
});

test('a run that only looks leaves killed runs alone', async ({ rig }) => {
  rig.installed(true).killedRun('killed01', data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId };
  });

  expect(await ensure(rig, false)).toMatchObject({ origin: 'adopted' });
  expect(rig.environment.requests('DELETE')).toEqual([]);
});

test('an import that an earlier process of this run began is waited for, not begun again', async ({ rig }) => {
  rig.installed(true).ledger.update(data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'importing', importJobId: 'i' };
  });
  rig.environment.on('GET importjobs(', { body: { progress: 1 } }, { body: { completedon: '2026-01-01' } });

  expect(await ensure(rig)).toMatchObject({ origin: 'resumed' });
  expect(rig.environment.requests('POST')).toEqual([]);
  expect(rig.ledger.data.solution).toMatchObject({ state: 'imported', solutionId });
});

test('an import that an earlier process announced and never sent is begun', async ({ rig }) => {
  rig.ledger.update(data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'importing', importJobId: 'never' };
  });
  rig.environment.on('GET importjobs(never)', { status: 404 });

  expect(await ensure(rig)).toMatchObject({ origin: 'imported' });
});

test('a solution that the import which held the lock brought is adopted, not imported over', async ({ rig }) => {
  rig.environment.on('POST ImportSolutionAsync', () => {
    rig.installed(true);
    return refusal(400, '0x80071151', 'Cannot start another [Import] because there is a previous [Import] running.');
  });

  expect(await ensure(rig)).toMatchObject({ origin: 'adopted' });
  expect(rig.environment.requests('POST')).toEqual(['POST ImportSolutionAsync']);
  expect(rig.ledger.data.solution).toMatchObject({ state: 'adopted', solutionId });
});

test('an import that fails leaves its job in the ledger for clean-up', async ({ rig }) => {
  rig.environment.on('GET asyncoperations(', job(3, 31));

  await expect(ensure(rig)).rejects.toThrow(JobFailedError);
  expect(rig.ledger.data.solution).toMatchObject({
    state: 'importing',
    importJobId: expect.any(String),
    asyncOperationId: 'a',
  });
});

test('an import that is refused at once leaves nothing in the ledger for clean-up to follow', async ({ rig }) => {
  rig.environment.on('POST ImportSolutionAsync', refusal(400, '0x80048060', 'bad zip'));

  await expect(ensure(rig)).rejects.toThrow(PackageError);
  expect(rig.ledger.data.solution).toBeUndefined();
});

test('a package without the table, or an unmanaged one, is refused before anything is asked', async ({ rig }) => {
  for (const manifest of [{ table: 'account' }, { managed: '0' }]) {
    writeFileSync(rig.packageFile, zipOf(manifest));
    await expect(ensure(rig)).rejects.toThrow(PackageError);
  }
  expect(rig.environment.asked).toEqual([]);
});
