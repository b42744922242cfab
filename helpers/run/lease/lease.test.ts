import { expect, test as base } from '@playwright/test';
import { refusal } from '../../dataverse/testing/scripted-environment';
import { solutionId } from '../../dataverse/solutions/testing/solution-rig';
import { ensureSolution } from '../lifecycle/ensure-solution';
import { removeSolution } from '../lifecycle/remove-solution';
import { bookRow, leaseRow, RunRig, thisRun } from '../testing/run-rig';
import { renewLease, takeLease } from './hold-lease';

const test = base.extend<{ rig: RunRig }>({
  rig: async ({}, use, testInfo) => use(new RunRig(testInfo.outputPath('run'))),
});

const other = 'ffffffff';
const minute = 60_000;
const ensure = (rig: RunRig, existing: 'adopt' | 'replace' = 'adopt') =>
  ensureSolution(rig.environment.client, { settings: rig.settings(existing), ledger: rig.ledger, mayImport: true });
const remove = (rig: RunRig, keep = false) =>
  removeSolution(rig.environment.client, { settings: rig.settings('adopt', keep), ledger: rig.ledger });
const imported = (rig: RunRig): RunRig => {
  rig.ledger.update(data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId };
  });
  return rig.installed(true);
};
const leasePatches = ({ environment }: RunRig): unknown[] => environment.bodies('PATCH sample_books(');

test('a run that imported or adopted is visible at once, and no more when it has ended', async ({ rig }) => {
  for (const isThere of [false, true]) {
    const origin = isThere ? 'adopted' : 'imported';
    const each = new RunRig(`${rig.reports}-${origin}`).installed(isThere);

    expect(await ensure(each)).toMatchObject({ origin });
    expect(each.codes()).toEqual([`${thisRun}-lease`]);
    expect(await remove(each)).toMatchObject({ kind: isThere ? 'kept' : 'removed' });
    expect(each.codes()).toEqual([]);
  }
});

test('a run that keeps its solution and its rows ends its lease', async ({ rig }) => {
  await ensure(rig);

  expect(await remove(rig, true)).toMatchObject({ kind: 'kept' });
  expect(rig.codes()).toEqual([]);
});

test('a solution is not taken from under a run that uses it, and the sentence says who and until when', async ({
  rig,
}) => {
  imported(rig).books(leaseRow(other, 'lease', 10 * minute));

  expect(await remove(rig)).toMatchObject({
    kind: 'left',
    sentence: expect.stringMatching(/^Solution ChangeTrackingSample stays: run ffffffff \(until 20.+Z\) uses it\.$/),
  });
  expect(rig.environment.requests('DELETE')).toEqual([]);
  expect(rig.ledger.data.finishedAt).toBeUndefined();
});

test('a lease that expired stands in nobody’s way', async ({ rig }) => {
  imported(rig).books(leaseRow(other, 'lease', -minute));

  expect(await remove(rig)).toMatchObject({ kind: 'removed' });
});

test('a run says that it is about to remove the solution before it looks who uses it', async ({ rig }) => {
  await ensure(rig);
  const before = rig.environment.asked.length;

  await remove(rig);

  const [, announced, looked] = rig.environment.requests().slice(before);
  expect(announced).toMatch(/^PATCH sample_books\(/);
  expect(leasePatches(rig).at(-1)).toMatchObject({ sample_bookcode: `${thisRun}-leaving` });
  expect(looked).toMatch(/^GET sample_books\?/);
});

test('a solution that another run is removing is waited for, then imported anew', async ({ rig }) => {
  rig.installed(true).books(leaseRow(other, 'leaving', 10 * minute));
  rig.environment.on('GET sample_books?$select=sample_bookcode,sample_author', () => {
    if (rig.environment.timing.now() > 30_000) rig.installed(false);
    return rig.environment.timing.now() > 30_000
      ? { status: 404 }
      : { body: { value: [leaseRow(other, 'leaving', 10 * minute)] } };
  });

  expect(await ensure(rig)).toMatchObject({ origin: 'imported' });
  expect(rig.ledger.data.solution).toMatchObject({ state: 'imported' });
});

test('a solution that another run thinks better of removing is adopted', async ({ rig }) => {
  rig.installed(true).books(leaseRow(other, 'leaving', -minute), bookRow(other, 1));

  expect(await ensure(rig)).toMatchObject({ origin: 'adopted' });
});

test('a solution that a run uses is not replaced', async ({ rig }) => {
  rig.installed(true).books(leaseRow(other, 'lease', minute), bookRow(other, 1));

  await expect(ensure(rig, 'replace')).rejects.toThrow(/would take it from run ffffffff \(until .+ wait until/s);
  expect(rig.environment.requests('DELETE')).toEqual([]);
});

test('a lease is renewed when it is due, by one row, and not after its end', async ({ rig }) => {
  const { client } = rig.environment;
  const { ledger } = rig;
  await renewLease(client, ledger);
  await takeLease(client, ledger);
  await renewLease(client, ledger);
  expect(leasePatches(rig)).toHaveLength(1);

  ledger.update(({ lease }) => {
    if (lease) lease.until = new Date(Date.now() + 14 * minute).toISOString();
  });
  await renewLease(client, ledger);
  expect(leasePatches(rig)).toHaveLength(2);
  expect(rig.codes()).toEqual([`${thisRun}-lease`]);
  expect(Date.parse(ledger.data.lease?.until ?? '') - Date.now()).toBeGreaterThan(19 * minute);
});

test('a table that is not found yet is asked again, and a run that cannot be seen goes on and says so', async ({
  rig,
}) => {
  const { environment } = rig;
  environment.on('PATCH sample_books(', () => (environment.timing.now() < 20_000 ? refusal(404, '0x80060888') : {}));
  expect(await takeLease(environment.client, rig.ledger)).toBeUndefined();

  environment.on('PATCH sample_books(', refusal(403, '0x80040220', 'no prvWritesample_book'));
  expect(await ensure(rig)).toMatchObject({
    origin: 'imported',
    unseen: expect.stringMatching(/cannot see.*prvWritesample_book/s),
  });
});

test('rows are not called gone by a server that does not know the table yet', async ({ rig }) => {
  imported(rig);
  const { environment } = rig;
  environment.on('GET sample_books?', () =>
    environment.timing.now() < 20_000
      ? refusal(404, '0x80060888', "Resource not found for the segment 'sample_books'.")
      : { body: { value: [bookRow(other, 1)] } },
  );
  expect(await remove(rig)).toMatchObject({ kind: 'left', sentence: expect.stringContaining('1 row') });

  environment.on('GET sample_books?', refusal(404, '0x80060888'));
  await expect(remove(rig)).rejects.toThrow(/404, although the table is defined.*Nothing was removed/s);
  expect(environment.requests('DELETE solutions(')).toEqual([]);
});

for (const [words, hours] of [
  ['ahead of', 1],
  ['behind', -1],
] as const) {
  test(`a computer whose clock is an hour ${words} the environment's goes by the environment's`, async ({ rig }) => {
    rig.clockAhead = hours * 60 * minute;
    const lease = (run: string, milliseconds: number) => leaseRow(run, 'lease', milliseconds - rig.clockAhead);

    imported(rig).books(lease(other, 10 * minute));
    expect(await remove(rig)).toMatchObject({
      kind: 'left',
      sentence: expect.stringMatching(/ run f{8} .* uses it\.$/),
    });
    rig.books(lease('eeeeeeee', -minute));
    await takeLease(rig.environment.client, rig.ledger);
    const left = Date.parse(String(rig.ledger.data.lease?.until)) - Date.now() + rig.clockAhead;
    expect(Math.abs(left - 20 * minute)).toBeLessThan(minute);
    expect(await remove(rig)).toMatchObject({ kind: 'removed' });
  });
}
