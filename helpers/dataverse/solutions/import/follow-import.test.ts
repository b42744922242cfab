import { expect, test } from '@playwright/test';
import { type Answer, refusal, ScriptedEnvironment } from '../../testing/scripted-environment';
import { importedJob, job, successXml } from '../testing/solution-rig';
import { followImport } from './follow-import';

const missing: Answer = { status: 404 };
const running: Answer = { body: { progress: 5 } };
const noneRuns: Answer = { body: { value: [] } };
const follow = ({ client }: ScriptedEnvironment, asyncOperationId?: string) =>
  followImport(client, { importJobId: 'i', asyncOperationId }, 20 * 60_000);

test('an import whose system job is known is followed by it, although no import job ever appears', async () => {
  const environment = new ScriptedEnvironment()
    .on('GET importjobs(', missing)
    .on('GET asyncoperations(', job(0, 0), job(2, 20), job(2, 20), job(3, 30));

  expect(await follow(environment, 'a')).toBe('succeeded');
});

test('an import whose job failed or was cancelled is not taken for one that installed what is there', async () => {
  for (const status of [31, 32]) {
    const environment = new ScriptedEnvironment().on('GET asyncoperations(', job(3, status));
    expect(await follow(environment, 'a')).toBe('failed');
  }
  const data = successXml.replace('result="success"', 'result="failure"');
  const told = new ScriptedEnvironment().on('GET importjobs(', { body: { completedon: 'now', data } });
  expect(await follow(told)).toBe('failed');
});

test('a job that the platform ran again is followed by the import of its id', async () => {
  const environment = new ScriptedEnvironment()
    .on('GET asyncoperations(', job(3, 31, { errorcode: -2147020459 }))
    .on('GET importjobs(', running, running, importedJob);

  expect(await follow(environment, 'a')).toBe('succeeded');
});

test('an import whose answer was lost is known by a row that comes a minute late', async () => {
  const environment = new ScriptedEnvironment().on('GET importjobs(', () =>
    environment.timing.now() < 50_000 ? missing : importedJob,
  );

  expect(await follow(environment)).toBe('succeeded');
});

test('an import whose row is later than that is waited for while an import runs', async () => {
  const environment: ScriptedEnvironment = new ScriptedEnvironment()
    .on('GET importjobs(', () => (environment.timing.now() < 200_000 ? missing : importedJob))
    .on('GET asyncoperations?', () =>
      environment.timing.now() < 220_000 ? { body: { value: [{ asyncoperationid: 'b' }] } } : noneRuns,
    );

  expect(await follow(environment)).toBe('succeeded');
});

test('an import that nothing tells of is untold, also to who may not see jobs', async () => {
  for (const answer of [noneRuns, refusal(403, '0x80040220')]) {
    const environment = new ScriptedEnvironment().on('GET importjobs(', missing).on('GET asyncoperations?', answer);
    expect(await follow(environment)).toBe('untold');
    expect(environment.timing.now()).toBeGreaterThanOrEqual(60_000);
  }
});
