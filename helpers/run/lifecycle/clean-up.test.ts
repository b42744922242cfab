import { expect, test as base } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Ledger, type LedgerData, ledgerFileOf } from '../ledger/ledger';
import { readLedgerFile, writeLedgerFile } from '../ledger/ledger-file';
import { describeProcess } from '../ledger/run-process';
import { standingOf } from '../ledger/standing';
import { listUnfinished } from '../ledger/unfinished';
import { endedProcess } from '../testing/killed';
import { cleanUp, cleanUpEarlierRuns } from './clean-up';
import { bookRow, environmentUrl, RunRig } from '../testing/run-rig';
import { demoBook } from '../../sample/books';
import { refusal } from '../../dataverse/testing/scripted-environment';
import { solutionId } from '../../dataverse/solutions/testing/solution-rig';

const test = base.extend<{ rig: RunRig }>({
  rig: async ({}, use, testInfo) => use(new RunRig(testInfo.outputPath('run'))),
});

/** Milliseconds. */
const timeout = 20 * 60_000;
const imported = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId } as const;

test('clean-up finishes a killed run and tells it in a sentence, and a second time finds nothing', async ({ rig }) => {
  const { client } = rig.installed(true).environment;
  const run = rig.killedRun('killed01', data => {
    data.solution = imported;
  });

  const first = await cleanUp(client, run, timeout);
  const second = await cleanUp(client, run, timeout);

  expect(first).toMatchObject({
    complete: true,
    sentences: [expect.stringMatching(/^Run killed01 .* are removed\.$/)],
  });
  expect(second).toMatchObject({ complete: true, sentences: [expect.stringContaining('not installed any more')] });
});

test('a killed run that had adopted the solution loses its rows only', async ({ rig }) => {
  const own = bookRow('0f0f0f0f', 1);
  const { client } = rig.installed(true).books(own, bookRow('ffffffff', 1)).environment;
  const run = rig.killedRun('0f0f0f0f', data => {
    data.solution = { ...imported, state: 'adopted' };
  });

  expect(await cleanUp(client, run, timeout)).toMatchObject({ complete: true });
  expect(rig.environment.requests('DELETE')).toEqual([`DELETE sample_books(${own.sample_bookid})`]);
});

test('rows of a table that is gone are gone with it, and those of one that is only not found are not', async ({
  rig,
}) => {
  const { environment } = rig;
  const book = demoBook('killed01', 1);
  const run = rig.installed(false).killedRun('killed01', data => {
    data.solution = imported;
    data.scenario.seeded = [book];
  });
  const notFound = refusal(404, '0x80060888', "Resource not found for the segment 'sample_books'.");
  environment.on('GET sample_books?', notFound).on('DELETE sample_books(', notFound);
  expect(await cleanUp(environment.client, run, timeout)).toMatchObject({ complete: true });

  rig.installed(true).books();
  environment.on('DELETE sample_books(', notFound);
  const adopted = { ...run, solution: { ...imported, state: 'adopted' as const } };
  await expect(cleanUp(environment.client, adopted, timeout)).rejects.toThrow(/0x80060888/);
});

test('every earlier run of the environment is finished, and the record of what stays is kept', async ({ rig }) => {
  const { client } = rig.installed(true).books(bookRow('ffffffff', 1)).environment;
  rig.killedRun('rows0001', data => {
    data.solution = { ...imported, state: 'adopted' };
  });
  rig.killedRun('left0001', data => {
    data.solution = imported;
  });

  const report = await cleanUpEarlierRuns(client, { folder: rig.reports, url: environmentUrl, timeout });

  expect(report).toMatchObject({ complete: false });
  expect(report.sentences).toHaveLength(2);
  expect(listUnfinished(rig.reports).map(({ data }) => data.runId)).toEqual(['left0001']);
  // Whoever comes next finds nobody at work at it.
  expect(listUnfinished(rig.reports).map(({ data }) => standingOf(data))).toEqual(['over']);
});

test('a run that lives is never taken for a killed one, and is told with its process', async ({ rig }) => {
  const { client } = rig.installed(true).environment;
  const living = Ledger.open(rig.reports, { runId: 'living01', url: environmentUrl });
  living.update(data => {
    data.solution = imported;
  });

  const report = await cleanUpEarlierRuns(client, { folder: rig.reports, url: environmentUrl, timeout });

  expect(report).toMatchObject({
    complete: false,
    sentences: [expect.stringMatching(`^Run living01 is under way: process ${process.pid} on .* It is left alone.$`)],
  });
  expect(rig.environment.asked).toEqual([]);
  expect(living.data).toMatchObject({ solution: { state: 'imported' } });
});

test('a run whose worker still puts its rows away is finished once that has ended', async ({ rig }) => {
  const { client } = rig.installed(true).environment;
  rig.killedRun('killed01', data => {
    data.solution = imported;
  });
  const file = ledgerFileOf(rig.reports, 'killed01');
  const worker = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = once(worker, 'exit');
  const { processes, ...data } = readLedgerFile(file) ?? {};
  const workers = [describeProcess(worker.pid ?? 0)];
  writeLedgerFile(file, { ...(data as LedgerData), processes: { run: processes?.run ?? endedProcess, workers } });
  // It ends while it is waited for, and the environment was asked nothing until then.
  const { timing } = rig.environment;
  const sleep = timing.sleep.bind(timing);
  Object.assign(timing, {
    sleep: async (milliseconds: number) => {
      worker.kill('SIGKILL');
      await ended;
      expect(rig.environment.asked).toEqual([]);
      Object.assign(timing, { sleep });
      await sleep(milliseconds);
    },
  });

  const cleaned = await cleanUpEarlierRuns(client, { folder: rig.reports, url: environmentUrl, timeout });

  expect(worker.killed).toBe(true);
  expect(cleaned).toMatchObject({ complete: true, sentences: [expect.stringContaining('are removed')] });
});
