import { expect, test } from '@playwright/test';
import { UnreachableError } from '../../errors';
import { refusal, ScriptedEnvironment } from '../../testing/scripted-environment';
import { importedJob, importInto, withImport } from '../testing/solution-rig';

const start = 'POST ImportSolutionAsync';
const notAParameter = refusal(
  400,
  '0x80048d19',
  "The parameter 'ImportJobId' in the request payload is not a valid parameter for the operation 'ImportSolutionAsync'.",
);

test('an environment whose asynchronous import takes no job id is given a synchronous one with the same id', async () => {
  const environment = withImport(new ScriptedEnvironment()).on(start, notAParameter).on('POST ImportSolution', {});
  environment.on(start, notAParameter);

  const { notes, outcome } = importInto(environment);

  expect(await outcome).toMatchObject({ mode: 'sync', succeeded: true, importJob: { result: 'success' } });
  expect(notes.map(({ mode }) => mode)).toEqual(['async', 'sync', 'sync']);
  expect(environment.requests('POST')).toEqual([start, 'POST ImportSolution']);
  expect(environment.bodies('POST')[1]).toEqual(environment.bodies('POST')[0]);
});

test('an environment without the asynchronous form is given the synchronous one', async () => {
  for (const status of [404, 501]) {
    const environment = withImport(new ScriptedEnvironment())
      .on('POST ImportSolution', {})
      .on(start, refusal(status, '0x80060888'));

    await expect(importInto(environment).outcome).resolves.toMatchObject({ mode: 'sync' });
  }
});

test('an import whose answer was lost is recognised by its import job and followed to its end', async () => {
  const environment = new ScriptedEnvironment()
    .on(start, 'lost')
    .on('GET importjobs(', { status: 404 }, { body: { progress: 1 } }, { body: { progress: 50 } }, importedJob);

  const { outcome } = importInto(environment);

  expect(await outcome).toMatchObject({ mode: 'async', succeeded: true, importJob: { result: 'success' } });
  expect((await outcome)?.asyncOperation).toBeUndefined();
  expect(environment.requests('POST')).toHaveLength(1);
});

test('an import whose answer was lost and that never began is the failure to reach the environment', async () => {
  const environment = new ScriptedEnvironment().on(start, 'lost');

  await expect(importInto(environment).outcome).rejects.toThrow(UnreachableError);
});

test('a synchronous import that a proxy cuts off goes on, and is followed to its end', async () => {
  const environment = withImport(new ScriptedEnvironment())
    .on('POST ImportSolution', { status: 504 })
    .on(start, notAParameter)
    .on('GET importjobs(', { body: { progress: 1 } }, { body: { progress: 50 } }, importedJob);

  expect(await importInto(environment).outcome).toMatchObject({ mode: 'sync', importJob: { progress: 100 } });
});
