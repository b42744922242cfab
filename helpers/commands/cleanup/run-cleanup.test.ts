import { expect, test as base } from '@playwright/test';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { Ledger } from '../../run/ledger/ledger';
import { listUnfinished } from '../../run/ledger/unfinished';
import { bookRow, environmentUrl, RunRig, thisRun } from '../../run/testing/run-rig';
import { refusal } from '../../dataverse/testing/scripted-environment';
import { solutionId } from '../../dataverse/solutions/testing/solution-rig';
import { runCleanup } from './run-cleanup';

const test = base.extend<{ rig: RunRig }>({
  rig: async ({}, use, testInfo) => use(new RunRig(testInfo.outputPath('run'))),
});

const secret = 'a secret that nobody prints';
const settingsOf = (rig: RunRig) => ({
  DATAVERSE_URL: environmentUrl,
  AZURE_CLIENT_ID: '51f81489-12ee-4a9e-aaae-a2591f45987d',
  AZURE_CLIENT_SECRET: secret,
  SOLUTION_FILE: rig.packageFile,
});

async function cleanup(rig: RunRig, args: string[] = [], env: Record<string, string> = settingsOf(rig)) {
  const lines: string[] = [];
  const status = await runCleanup({
    args,
    env,
    reports: rig.reports,
    print: line => lines.push(line),
    connect: () => rig.environment.client,
  });
  return { status, text: lines.join('\n') };
}

const leaveSolution = (rig: RunRig, facts?: { kind: 'emulator'; url: string }): void => {
  rig.ledger.update(data => {
    data.solution = { uniqueName: 'ChangeTrackingSample', state: 'imported', solutionId };
    if (facts) {
      data.environment = { url: facts.url, facts: { ...facts, version: '9', organizationId: 'o', userId: 'u' } };
    }
  });
  rig.killed();
};

test('the run that was killed last is finished, and a second time nothing is on record', async ({ rig }) => {
  leaveSolution(rig.installed(true));

  expect(await cleanup(rig)).toMatchObject({ status: 0, text: expect.stringContaining('are removed') });
  expect(await cleanup(rig)).toMatchObject({ status: 0, text: expect.stringContaining('No unfinished run') });
  expect(rig.environment.requests('DELETE solutions(')).toHaveLength(1);
});

test('what a run left on an environment that has a name is told with the command that removes it', async ({ rig }) => {
  leaveSolution(rig.installed(true));
  for (const name of ['contoso', 'idle']) mkdirSync(path.join(rig.reports, 'environments', name), { recursive: true });
  renameSync(path.join(rig.reports, 'runs'), path.join(rig.reports, 'environments/contoso/runs'));

  const { status, text } = await cleanup(rig);

  expect(status).toBe(0);
  expect(text).toContain('A run on contoso left something, or is under way: npm run cleanup -- --environment contoso');
  expect(text).not.toContain('idle');
  expect((await cleanup(rig, [], {})).text).toContain('--environment contoso');
});

test('a solution that stays under others’ rows is exit status 1', async ({ rig }) => {
  leaveSolution(rig.installed(true).books(bookRow('ffffffff', 1)));

  expect(await cleanup(rig)).toMatchObject({
    status: 1,
    text: expect.stringContaining('1 row that this run did not make'),
  });
});

test('without a record the solution is removed by its unique name, only when that is asked for', async ({ rig }) => {
  rig.installed(true);

  expect(await cleanup(rig)).toMatchObject({ status: 0, text: expect.stringContaining('-- --solution') });
  expect(rig.environment.asked).toEqual([]);
  expect(await cleanup(rig, ['--solution'])).toMatchObject({
    status: 0,
    text: expect.stringContaining('is uninstalled'),
  });
  expect(await cleanup(rig, ['--solution'])).toMatchObject({
    status: 0,
    text: expect.stringContaining('is not installed'),
  });
});

test('rows that no run of the suite made stop a removal by name', async ({ rig }) => {
  rig.installed(true).books({ sample_bookid: 'x', sample_bookcode: 'MyOwnBook' });

  expect(await cleanup(rig, ['--solution'])).toMatchObject({
    status: 2,
    text: expect.stringContaining('no run of this suite made'),
  });
  expect(rig.environment.requests('DELETE')).toEqual([]);
});

test('an environment that refuses is exit status 1, one that lets nobody in is 2', async ({ rig }) => {
  leaveSolution(rig.installed(true));
  rig.environment.on('DELETE solutions(', refusal(400, '0x8004F01D', 'Solution dependencies exist'));
  expect(await cleanup(rig)).toMatchObject({ status: 1, text: expect.stringContaining('0x8004f01d') });

  rig.environment.on('DELETE solutions(', refusal(403, '0x80072560'));
  expect(await cleanup(rig)).toMatchObject({ status: 2, text: expect.stringContaining('AccessError') });
});

test('settings that are wrong are exit status 2, and no secret is printed', async ({ rig }) => {
  const env = { DATAVERSE_URL: environmentUrl, AZURE_CLIENT_ID: 'x', AZURE_CLIENT_SECRET: secret, PAGE_SIZE: 'many' };

  const { status, text } = await cleanup(rig, [], env);

  expect(status).toBe(2);
  expect(text).toContain('PAGE_SIZE');
  expect(text).not.toContain(secret);
});

/** Something listens at an address of this machine, as an emulator does, while `act` runs. */
async function whileAnswering(act: (url: string) => Promise<void>): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    await act(url);
  } finally {
    server.close();
    await once(server, 'close');
  }
  return url;
}

test('the record of an emulator that still answers stays, with what it needs; once it is gone the run is forgotten', async ({
  rig,
}) => {
  const url = await whileAnswering(async url => {
    leaveSolution(rig, { kind: 'emulator', url });
    const { status, text } = await cleanup(rig, [], {});
    expect({ status, text }).toMatchObject({ status: 2, text: expect.stringContaining('emulator that still answers') });
    expect(text).toContain(`${url}, an emulator`);
    expect(text).toContain('set DATAVERSE_URL');
    expect(listUnfinished(rig.reports)).toHaveLength(1);
  });

  expect(url).toContain('127.0.0.1');
  expect(await cleanup(rig, [], {})).toMatchObject({
    status: 0,
    text: expect.stringContaining('its emulator is gone'),
  });
  expect(listUnfinished(rig.reports)).toEqual([]);
  expect(await cleanup(rig, [], {})).toMatchObject({ status: 0, text: expect.stringContaining('nothing to clean up') });
  expect(rig.environment.asked).toEqual([]);
});

test('an emulator on another machine is never said to be gone', async ({ rig }) => {
  leaveSolution(rig, { kind: 'emulator', url: 'https://emulator.invalid:4711/' });

  expect(await cleanup(rig, [], {})).toMatchObject({ status: 2, text: expect.stringContaining('on another machine') });
  expect(listUnfinished(rig.reports)).toHaveLength(1);
});

test('without an environment the record of a real one is kept, and named', async ({ rig }) => {
  leaveSolution(rig);

  expect(await cleanup(rig, [], {})).toMatchObject({
    status: 2,
    text: expect.stringContaining(`in ${environmentUrl}`),
  });
  expect(listUnfinished(rig.reports)).toHaveLength(1);
  expect(existsSync(rig.ledger.file)).toBe(true);
});

test('a run that is under way is left alone, with and without an environment, and is named with its process', async ({
  rig,
}) => {
  leaveSolution(rig.installed(true), { kind: 'emulator', url: environmentUrl });
  // This process is the run's.
  Ledger.open(rig.reports, { runId: thisRun, url: environmentUrl });
  const words = `Run ${thisRun} is under way: process ${process.pid} on`;

  expect(await cleanup(rig, [], {})).toMatchObject({ status: 2, text: expect.stringContaining(words) });
  expect(await cleanup(rig)).toMatchObject({ status: 1, text: expect.stringContaining(words) });
  expect(listUnfinished(rig.reports)).toHaveLength(1);
  expect(rig.environment.asked).toEqual([]);
});

test('what a run left elsewhere is told whatever the settings name, and stays on record', async ({ rig }) => {
  leaveSolution(rig, { kind: 'emulator', url: 'https://emulator.invalid:4711/' });

  expect(await cleanup(rig)).toMatchObject({
    status: 0,
    text: expect.stringContaining('https://emulator.invalid:4711'),
  });
  expect(listUnfinished(rig.reports)).toHaveLength(1);
});

test('an unknown argument is exit status 2 with the usage, and help is 0', async ({ rig }) => {
  expect(await cleanup(rig, ['--everything'])).toMatchObject({
    status: 2,
    text: expect.stringContaining('npm run cleanup'),
  });
  expect(await cleanup(rig, ['--help'])).toMatchObject({ status: 0, text: expect.stringContaining('--solution') });
  expect(rig.environment.asked).toEqual([]);
});
