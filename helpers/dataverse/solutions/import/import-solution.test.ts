import { expect, test } from '@playwright/test';
import { HarnessError, JobFailedError, WaitTimeoutError } from '../../errors';
import { refusal, ScriptedEnvironment } from '../../testing/scripted-environment';
import { type BegunImport, importSolution } from './import-solution';
import { importedJob, importInto, job, samplePackage, successXml, withImport } from '../testing/solution-rig';

const start = 'POST ImportSolutionAsync';
const lock = (status: number) =>
  refusal(status, '0x80071151', 'Cannot start another [Import] because there is a previous [Import] running.');
test('an import is begun as a job with an import job id of its own, and is over when both say so', async () => {
  const environment = withImport(new ScriptedEnvironment());
  const running = { body: { progress: 3 } };
  environment.on('GET importjobs(', { status: 404 }, running, importedJob);

  const { notes, outcome } = importInto(environment);

  const importJobId = (await outcome)?.importJobId;
  expect(await outcome).toMatchObject({
    mode: 'async',
    succeeded: true,
    asyncOperation: { state: 3, status: 30 },
    importJob: { progress: 100, result: 'success', failures: [] },
  });
  expect(notes).toEqual([
    { mode: 'async', importJobId },
    { mode: 'async', importJobId, asyncOperationId: expect.any(String) },
  ]);
  expect(environment.bodies(start)).toEqual([
    {
      CustomizationFile: Buffer.from(samplePackage.bytes).toString('base64'),
      OverwriteUnmanagedCustomizations: false,
      PublishWorkflows: false,
      ImportJobId: importJobId,
    },
  ]);
});

test('the ledger is told of the import before the request that begins it', async () => {
  const environment = withImport(new ScriptedEnvironment());
  const toldBefore: boolean[] = [];
  const notes: BegunImport[] = [];
  environment.on(start, () => {
    toldBefore.push(notes.length === 1);
    return { body: { AsyncOperationId: 'a' } };
  });

  await importSolution(environment.client, samplePackage, {
    timeout: 60_000,
    note: begun => notes.push(begun),
  });

  expect(toldBefore).toEqual([true]);
});

test('a failed job is told with its message and the components that failed', async () => {
  const failure = successXml
    .replace('result="success"', 'result="failure"')
    .replace('errortext=""', 'errortext="No key"');
  const environment = withImport(new ScriptedEnvironment())
    .on('GET asyncoperations(', job(3, 31, { friendlymessage: 'The import failed.', message: 'stack' }))
    .on('GET importjobs(', { body: { progress: 14.8, data: failure } });

  const { outcome } = importInto(environment);

  await expect(outcome).rejects.toThrow(JobFailedError);
  await expect(outcome).rejects.toThrow(/status 31.*The import failed\..*solutionManifest Sample: 0 No key/s);
});

test('a canceled job is a failed one, also when the import job says nothing', async () => {
  const environment = withImport(new ScriptedEnvironment())
    .on('GET asyncoperations(', job(3, 32))
    .on('GET importjobs(', { status: 404 });

  await expect(importInto(environment).outcome).rejects.toThrow(JobFailedError);
});

test('an import job that says failure is not outvoted by a job that succeeded', async () => {
  const data = successXml.replace('result="success"', 'result="failure"');
  const environment = withImport(new ScriptedEnvironment()).on('GET importjobs(', {
    body: { completedon: '2026-01-01T00:00:00Z', data },
  });

  await expect(importInto(environment).outcome).rejects.toThrow(JobFailedError);
});

test('a completed state with a running status is not yet over', async () => {
  const environment = withImport(new ScriptedEnvironment()).on(
    'GET asyncoperations(',
    job(2, 30),
    job(2, 20),
    job(3, 30),
  );

  await importInto(environment).outcome;

  expect(environment.requests('GET asyncoperations(')).toHaveLength(3);
});

test('the customization lock, a 429 online and a 400 on-premises, is waited for', async () => {
  for (const locked of [lock(429), lock(400)]) {
    const environment = withImport(new ScriptedEnvironment());
    // More refusals than the client itself tries again after.
    environment.on(start, locked, locked, locked, locked, locked, locked, locked, { body: { AsyncOperationId: 'a' } });

    const { notes, outcome } = importInto(environment);

    await expect(outcome).resolves.toMatchObject({ succeeded: true });
    expect(notes.at(-1)).toMatchObject({ asyncOperationId: 'a', importJobId: (await outcome)?.importJobId });
  }
});

test('a job that failed on the lock is begun again under another import job id', async () => {
  const environment = withImport(new ScriptedEnvironment()).on(
    'GET asyncoperations(',
    job(3, 31, { errorcode: -2147020463, message: 'Cannot start another [Import]' }),
    job(3, 30),
  );

  await importInto(environment).outcome;

  const ids = environment.bodies(start).map(body => (body as { ImportJobId: string }).ImportJobId);
  expect(new Set(ids).size).toBe(2);
});

test('a lock that outlasts the deadline proves nothing about the environment', async () => {
  const environment = new ScriptedEnvironment().on(start, lock(400));

  const { outcome } = importInto(environment);

  await expect(outcome).rejects.toMatchObject({ name: 'HarnessError' });
  await expect(outcome).rejects.toThrow('could not begin for 1200 s');
  expect(environment.timing.now()).toBeGreaterThanOrEqual(20 * 60_000);
});

test('a package that is refused is not sent a second time', async () => {
  const environment = new ScriptedEnvironment().on(start, refusal(400, '0x80048060', 'bad zip'));

  const { outcome } = importInto(environment);

  await expect(outcome).rejects.toMatchObject({ name: 'PackageError' });
  await expect(outcome).rejects.toThrow('(0x80048060)');
  expect(environment.requests()).toEqual([start]);
});

test('an import that does not end before the deadline says what was seen last', async () => {
  const environment = withImport(new ScriptedEnvironment()).on('GET asyncoperations(', job(2, 20));
  const lost = new ScriptedEnvironment().on(start, 'lost').on('GET importjobs(', { body: { progress: 1 } });

  await expect(importInto(environment).outcome).rejects.toThrow('Last seen: state 2, status 20');
  await expect(importInto(lost).outcome).rejects.toThrow(WaitTimeoutError);
  await expect(importInto(lost).outcome).rejects.toBeInstanceOf(HarnessError);
});

test('an import job that never appears leaves a successful import with an unknown result', async () => {
  const environment = withImport(new ScriptedEnvironment()).on('GET importjobs(', { status: 404 });

  expect(await importInto(environment).outcome).toMatchObject({
    succeeded: true,
    importJob: { result: 'unknown', failures: [] },
  });
});
