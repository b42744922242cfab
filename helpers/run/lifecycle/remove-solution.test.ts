import { expect, test as base } from '@playwright/test';
import { demoBook } from '../../sample/books';
import { JobFailedError } from '../../dataverse/errors';
import { refusal } from '../../dataverse/testing/scripted-environment';
import type { SolutionRecord } from '../ledger/ledger';
import { removeSolution } from './remove-solution';
import { bookRow, RunRig, thisRun } from '../testing/run-rig';
import { job, otherSolutionId, solutionId } from '../../dataverse/solutions/testing/solution-rig';

const test = base.extend<{ rig: RunRig }>({
  rig: async ({}, use, testInfo) => use(new RunRig(testInfo.outputPath('run'))),
});

const remove = (rig: RunRig, keep = false) =>
  removeSolution(rig.environment.client, { settings: rig.settings('adopt', keep), ledger: rig.ledger });
const record = (rig: RunRig, state: SolutionRecord['state'], more: Partial<SolutionRecord> = {}): RunRig => {
  rig.ledger.update(data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state, solutionId, ...more };
  });
  return rig;
};

test('what this run imported is uninstalled with its table, and the ledger says so before the request', async ({
  rig,
}) => {
  record(rig, 'imported').installed(true).books(bookRow(thisRun, 0));

  expect(await remove(rig)).toMatchObject({ kind: 'removed', sentence: expect.stringContaining('are removed') });
  expect(rig.stateAt.get('DELETE solutions(')).toBe('removing');
  expect(rig.ledger.data).toMatchObject({ solution: { state: 'removed' }, finishedAt: expect.any(String) });
  expect(rig.environment.requests('GET EntityDefinitions(')).toHaveLength(1);
  expect(rig.environment.requests('DELETE sample_books(')).toEqual([]);
});

test('KEEP_SOLUTION leaves the solution and the rows', async ({ rig }) => {
  record(rig, 'imported').installed(true).books(bookRow(thisRun, 0));

  expect(await remove(rig, true)).toMatchObject({ kind: 'kept', sentence: expect.stringContaining('KEEP_SOLUTION') });
  expect(rig.environment.asked).toEqual([]);
  expect(rig.ledger.data).toMatchObject({ solution: { state: 'kept' }, finishedAt: expect.any(String) });
});

test('an adopted solution stays, without the rows of this run', async ({ rig }) => {
  const others = bookRow('ffffffff', 0);
  const own = bookRow(thisRun, 0);
  record(rig, 'adopted').installed(true).books(others, own);

  expect(await remove(rig)).toMatchObject({
    kind: 'kept',
    sentence: expect.stringContaining('Deleted 1 row of this run'),
  });
  expect(rig.environment.requests('DELETE')).toEqual([`DELETE sample_books(${own.sample_bookid})`]);
  expect(rig.ledger.data.finishedAt).toBeDefined();
});

test('rows are deleted by the ids of the ledger too, in every table, newest first', async ({ rig }) => {
  const book = demoBook(thisRun, 0);
  record(rig, 'adopted').installed(true).books({ sample_bookid: book.id, sample_bookcode: null });
  rig.environment.on('DELETE accounts(', {});
  rig.ledger.update(data => {
    data.scenario.seeded = [book];
    data.rows.push({ entitySet: 'accounts', id: 'older' }, { entitySet: 'accounts', id: 'newer' });
  });

  expect(await remove(rig)).toMatchObject({ sentence: expect.stringContaining('3 rows') });
  expect(rig.environment.requests('DELETE')).toEqual([
    `DELETE sample_books(${book.id})`,
    'DELETE accounts(newer)',
    'DELETE accounts(older)',
  ]);
});

test('a table with others’ rows is not removed under them, and the run stays on record', async ({ rig }) => {
  const own = bookRow(thisRun, 0);
  record(rig, 'imported')
    .installed(true)
    .books(own, bookRow('ffffffff', 0), { sample_bookid: 'x', sample_bookcode: null });

  expect(await remove(rig)).toMatchObject({ kind: 'left', sentence: expect.stringContaining('2 rows') });
  expect(rig.environment.requests('DELETE')).toEqual([`DELETE sample_books(${own.sample_bookid})`]);
  expect(rig.ledger.data).toMatchObject({ solution: { state: 'imported' } });
  expect(rig.ledger.data.finishedAt).toBeUndefined();
});

test('a run that came to no import has nothing to remove', async ({ rig }) => {
  rig.installed(true);

  expect(await remove(rig)).toMatchObject({ kind: 'absent' });
  expect(rig.environment.requests('DELETE solutions(')).toEqual([]);
  expect(rig.ledger.data.finishedAt).toBeDefined();
});

test('an import that was still running is waited for, then removed', async ({ rig }) => {
  record(rig, 'importing', { importJobId: 'i', solutionId: undefined }).installed(true);
  rig.environment.on(
    'GET importjobs(',
    { body: { progress: 9 } },
    { body: { progress: 10 } },
    { body: { completedon: 'now' } },
  );

  expect(await remove(rig)).toMatchObject({ kind: 'removed' });
  expect(rig.environment.requests('GET importjobs(')).toHaveLength(3);
});

test('an import whose system job is over is not waited for', async ({ rig }) => {
  record(rig, 'importing', { importJobId: 'i', asyncOperationId: 'a', solutionId: undefined }).installed(true);
  rig.environment
    .on('GET importjobs(', { body: { progress: 9 } })
    .on('GET asyncoperations(', { body: { statecode: 3, statuscode: 30 } });

  expect(await remove(rig)).toMatchObject({ kind: 'removed' });
});

test('an import that nothing tells of makes nobody’s solution ours, and its run stays on record', async ({ rig }) => {
  record(rig, 'importing', { importJobId: 'i', solutionId: undefined }).installed(true);
  rig.environment.on('GET importjobs(', { status: 404 });

  expect(await remove(rig)).toMatchObject({ kind: 'left', sentence: expect.stringContaining('looks again') });
  expect(rig.environment.requests('DELETE solutions(')).toEqual([]);
  expect(rig.ledger.data.finishedAt).toBeUndefined();
});

test('an import that nothing has told of for hours is given up', async ({ rig }) => {
  record(rig, 'importing', { importJobId: 'i', solutionId: undefined }).installed(true);
  rig.ledger.update(data => {
    data.startedAt = new Date(Date.now() - 3 * 60 * 60_000).toISOString();
  });
  rig.environment.on('GET importjobs(', { status: 404 });

  expect(await remove(rig)).toMatchObject({ kind: 'absent' });
  expect(rig.ledger.data.finishedAt).toBeDefined();
});

test('an import that failed makes the solution that somebody else imported meanwhile not ours', async ({ rig }) => {
  record(rig, 'importing', { importJobId: 'i', asyncOperationId: 'a', solutionId: undefined }).installed(true);
  rig.environment.on('GET asyncoperations(', job(3, 31));

  expect(await remove(rig)).toMatchObject({ kind: 'absent', sentence: expect.stringContaining('its import failed') });
  expect(rig.environment.requests('DELETE solutions(')).toEqual([]);
});

test('a solution that somebody installed in place of ours stays', async ({ rig }) => {
  record(rig, 'imported', { solutionId: otherSolutionId }).installed(true);

  expect(await remove(rig)).toMatchObject({ kind: 'kept', sentence: expect.stringContaining('another one') });
  expect(rig.environment.requests('DELETE solutions(')).toEqual([]);
});

test('a solution that is gone already is absent, and doing it twice is harmless', async ({ rig }) => {
  record(rig, 'imported').installed(true);

  expect(await remove(rig)).toMatchObject({ kind: 'removed' });
  expect(await remove(rig)).toMatchObject({ kind: 'absent' });
});

test('a removal that something stands in the way of leaves the run on record', async ({ rig }) => {
  record(rig, 'imported').installed(true);
  rig.environment.on('DELETE solutions(', refusal(400, '0x8004F01D'));

  await expect(remove(rig)).rejects.toThrow(JobFailedError);
  expect(rig.ledger.data.finishedAt).toBeUndefined();
});
