import { expect, test } from '@playwright/test';
import { JobFailedError, PackageError } from '../../errors';
import { type Answer, refusal, ScriptedEnvironment } from '../../testing/scripted-environment';
import { importedJob, importInto, job, successXml, withImport } from '../testing/solution-rig';

const start = 'POST ImportSolutionAsync';
const missingRow: Answer = { status: 404 };

/** An import whose system job ends so, and that left no import job. */
const ending = (...ends: [Answer, ...Answer[]]) =>
  withImport(new ScriptedEnvironment())
    .on('GET asyncoperations(', ...ends)
    .on('GET importjobs(', missingRow);

test('a job that failed is told in our words and in its own, says what to do, and proves nothing', async () => {
  const ways: [object, RegExp][] = [
    [
      {
        errorcode: -2147220891,
        message:
          'Microsoft.Crm.SecLibPrivilegeException: SecLib::CheckPrivilege failed. Returned hr = -2147220960, prvCreateEntity',
      },
      /lacks a privilege.*What to do: make the first run as System Administrator.* prvCreateEntity\./s,
    ],
    [
      { friendlymessage: 'Solution is blocked from importing due to critical violations.' },
      /solution checker enforcement.*What to do: use an environment without it/s,
    ],
    [{ errorcode: -2147220970, friendlymessage: 'An unexpected error occurred.' }, /passes.*run again/s],
    [{ errorcode: -2147204784, message: 'Generic SQL error.' }, /passes.*0x80044150.*run again/s],
    [{ message: 'Database is not currently available, 40613' }, /passes.*run again/s],
    [{ message: 'Exception while acquiring token' }, /passes.*run again/s],
    [{ friendlymessage: 'Something else.' }, /does not know.*Something else\..*What to do: read the words above/s],
    [{}, /does not know.*gave no words/s],
  ];

  for (const [columns, told] of ways) {
    const outcome = importInto(ending(job(3, 31, columns))).outcome;
    await expect(outcome).rejects.toMatchObject({ name: 'JobFailedError', outcome: 'error' });
    await expect(outcome).rejects.toThrow(told);
  }
});

test('a job that somebody cancelled says so', async () => {
  const { outcome } = importInto(ending(job(3, 32)));

  await expect(outcome).rejects.toMatchObject({ name: 'JobFailedError', outcome: 'error' });
  await expect(outcome).rejects.toThrow(/was cancelled.*status 32.*ask the administrators/s);
});

test('a fault of the package is known by the number in the system job alone', async () => {
  const { outcome } = importInto(
    ending(job(3, 31, { errorcode: -2147188707, friendlymessage: 'Missing dependencies.' })),
  );

  await expect(outcome).rejects.toThrow(PackageError);
  await expect(outcome).rejects.toThrow(/0x8004801d.*Missing dependencies\..*install the solutions named above/s);
});

test('the customization lock is waited for wherever a failed job tells of it', async () => {
  const words = 'Cannot start the requested operation [Import] because there is another [PublishAll] running.';
  const data = successXml.replace('errortext=""', `errortext="${words}"`);
  const failed = (more: object) => job(3, 31, { errorcode: -2147220970, ...more });
  const ways: [Answer, Answer][] = [
    [failed({ errorcode: -2147020463 }), missingRow],
    [failed({ friendlymessage: words }), missingRow],
    [failed({ friendlymessage: 'An unexpected error occurred.', message: words }), missingRow],
    [failed({ message: 'inner fault 0x80071151' }), missingRow],
    [failed({}), { body: { progress: 5, data } }],
  ];

  for (const [end, row] of ways) {
    const environment = ending(end, end, job(3, 30)).on('GET importjobs(', row, row, row, row, importedJob);
    await expect(importInto(environment).outcome).resolves.toMatchObject({ succeeded: true });
    expect(environment.requests(start)).toHaveLength(3);
    expect(environment.timing.now()).toBeGreaterThanOrEqual(3_000);
  }
});

test('a lock that every job fails on is given up at the deadline, in the words of the jobs', async () => {
  const environment = ending(job(3, 31, { errorcode: -2147020463, message: 'another [PublishAll] running' }));

  const { outcome } = importInto(environment);

  await expect(outcome).rejects.toMatchObject({ name: 'HarnessError', outcome: 'error' });
  await expect(outcome).rejects.toThrow(/could not begin for 1200 s.*another \[PublishAll\] running.*History/s);
});

test('an import job id that exists already is followed, whether the request or the job says so', async () => {
  const words = 'A duplicate import job id already exists.';
  const asked = withImport(new ScriptedEnvironment()).on(start, refusal(400, '0x80071155', words));
  const ranAgain = withImport(new ScriptedEnvironment())
    .on('GET asyncoperations(', job(3, 31, { errorcode: -2147020459, message: words }))
    .on('GET importjobs(', { body: { progress: 40 } }, importedJob);

  for (const environment of [asked, ranAgain]) {
    await expect(importInto(environment).outcome).resolves.toMatchObject({
      succeeded: true,
      importJob: { result: 'success' },
    });
    expect(environment.requests(start)).toHaveLength(1);
  }
});

test('an import that is refused at once proves nothing, and leaves nothing to follow', async () => {
  const ways: [Answer, typeof PackageError | typeof JobFailedError][] = [
    [refusal(500, '0x80048033', 'Missing dependencies'), PackageError],
    [refusal(400, '0x80040265', 'a plug-in said no'), JobFailedError],
    [refusal(403, '0x80040220', 'missing prvImportCustomization privilege'), JobFailedError],
  ];

  for (const [answer, Failure] of ways) {
    const environment = new ScriptedEnvironment().on(start, answer);
    const { refused, outcome } = importInto(environment);
    await expect(outcome).rejects.toThrow(Failure);
    await expect(outcome).rejects.toMatchObject({ outcome: 'error' });
    expect(refused()).toBe(1);
  }
});
