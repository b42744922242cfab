import { expect, test as base } from '@playwright/test';
import { ensureSolution } from './ensure-solution';
import { removeSolution } from './remove-solution';
import { refusal } from '../../dataverse/testing/scripted-environment';
import { solutionId } from '../../dataverse/solutions/testing/solution-rig';
import type { SolutionRecord } from '../ledger/ledger';
import { bookRow, leaseRow, RunRig, thisRun } from '../testing/run-rig';

const test = base.extend<{ rig: RunRig }>({
  rig: async ({}, use, testInfo) => use(new RunRig(testInfo.outputPath('run'))),
});

/** Milliseconds. */
const minute = 60_000;
const [earlier, later] = ['00000000', 'ffffffff'];

const ensure = (rig: RunRig) =>
  ensureSolution(rig.environment.client, { settings: rig.settings(), ledger: rig.ledger, mayImport: true });
const remove = (rig: RunRig) =>
  removeSolution(rig.environment.client, { settings: rig.settings(), ledger: rig.ledger });
const record = (rig: RunRig, state: SolutionRecord['state']): RunRig => {
  rig.ledger.update(data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state, solutionId };
  });
  return rig;
};

test('a solution that another run imported while this one waited for its turn is that run’s', async ({ rig }) => {
  rig.books(leaseRow(later, 'lease', minute, 'owner'));

  const found = await ensure(rig);

  expect(found).toMatchObject({ origin: 'adopted', owner: expect.stringMatching(`^run ${later} `) });
  expect(rig.ledger.data.solution).toMatchObject({ state: 'adopted', solutionId });
  expect(rig.codes()).toEqual([`${later}-lease`, `${thisRun}-lease`]);
});

test('one that another run only uses is of the run that imported it', async ({ rig }) => {
  rig.books(leaseRow(later, 'lease', minute));

  expect(await ensure(rig)).toMatchObject({ origin: 'imported' });
  expect(rig.ledger.data.solution).toMatchObject({ state: 'imported' });
});

test('of two that leave at once the one whose id comes first does not wait for the other', async ({ rig }) => {
  record(rig, 'imported')
    .installed(true)
    .books(leaseRow(later, 'leaving', minute));

  expect(await remove(rig)).toMatchObject({ kind: 'removed' });
  expect(rig.environment.timing.now()).toBeLessThan(1_000);
});

test('the other waits until that one has gone, and removes what is left to it', async ({ rig }) => {
  record(rig, 'imported').installed(true).books();
  const { environment } = rig;
  let looks = 0;
  environment.on('GET sample_books?$select=sample_bookcode,sample_author', () => {
    looks += 1;
    return { body: { value: looks < 4 ? [leaseRow(earlier, 'leaving', minute)] : [] } };
  });

  expect(await remove(rig)).toMatchObject({ kind: 'removed' });
  expect(looks).toBe(4);
});

test('where that one removed the solution, there is nothing left to remove', async ({ rig }) => {
  record(rig, 'imported').installed(true).books();
  const { environment } = rig;
  let looks = 0;
  environment.on('GET sample_books?$select=sample_bookcode,sample_author', () => {
    looks += 1;
    if (looks === 2) rig.installed(false);
    return { body: { value: looks < 2 ? [leaseRow(earlier, 'leaving', minute)] : [] } };
  });

  expect(await remove(rig)).toMatchObject({ kind: 'absent', sentence: expect.stringContaining('not installed any') });
});

test('an adopted solution goes with its last user, where the run that imported it had left it to that one', async ({
  rig,
}) => {
  record(rig, 'adopted').installed(true).books(bookRow(thisRun, 0));
  rig.killedRun('left0001', data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId };
  });

  const { kind, sentence } = await remove(rig);

  expect(kind).toBe('kept');
  expect(sentence).toMatch(/it was there before this run\. Deleted 1 row .*Run left0001 of .* are removed\.$/);
  expect(rig.environment.requests('DELETE solutions(')).toHaveLength(1);
});

test('what another run left and nobody can remove is told, and is no fault of this one', async ({ rig }) => {
  record(rig, 'adopted').installed(true);
  rig.killedRun('left0001', data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId };
  });
  rig.environment.on('DELETE solutions(', refusal(400, '0x8004F01D', 'Solution dependencies exist'));

  expect(await remove(rig)).toMatchObject({ kind: 'kept', sentence: expect.stringContaining('0x8004f01d') });
  expect(rig.ledger.data.finishedAt).toBeDefined();
});
