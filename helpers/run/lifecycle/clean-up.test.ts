import { expect, test as base } from '@playwright/test';
import { existsSync } from 'node:fs';
import { cleanUp, cleanUpEarlierRuns } from './clean-up';
import { bookRow, environmentUrl, RunRig } from '../testing/run-rig';
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
  expect(existsSync(`${rig.reports}/unfinished/rows0001.json`)).toBe(false);
  expect(existsSync(`${rig.reports}/unfinished/left0001.json`)).toBe(true);
});
