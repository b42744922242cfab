import { expect, test } from '@playwright/test';
import { invalidArgument } from '../dataverse-fault';
import { jobTypes } from '../system-tables/jobs';
import { Organization } from '../organization';
import { values } from '../testing/book';

const start = (delay = 2, run: () => void | Promise<void> = () => undefined) => {
  const organization = new Organization({ jobDelay: delay });
  const id = organization.jobs.start({ type: jobTypes.importSolution, name: 'Import', run });
  const job = () => Object.fromEntries(organization.rows.retrieve('asyncoperation', id).values);
  return { organization, id, job };
};

test('a job works while it is InProgress, and is Succeeded then', async () => {
  const seen: unknown[] = [];
  const { organization, job } = start(2, () => void seen.push(job()['statuscode'], job()['startedon']));

  expect(job()).toMatchObject({ name: 'Import', operationtype: 203, statecode: 0, statuscode: 0 });
  await organization.jobs.idle();
  expect(seen).toEqual([20, expect.stringMatching(/Z$/)]);
  expect(job()).toMatchObject({ statecode: 3, statuscode: 30 });
  expect(job()['completedon']).toMatch(/Z$/);
});

test('a job that takes its time stays InProgress until it is done', async () => {
  const finishers: (() => void)[] = [];
  const { organization, job } = start(2, () => new Promise<void>(resolve => void finishers.push(resolve)));
  let isIdle = false;
  const idle = organization.jobs.idle().then(() => (isIdle = true));

  await expect.poll(() => finishers.length, { intervals: [1] }).toBe(1);
  expect(job()['statuscode']).toBe(20);
  expect(isIdle).toBe(false);
  for (const finish of finishers) finish();
  await idle;
  expect(job()['statuscode']).toBe(30);
});

test('what a job throws is what the job failed of', async () => {
  const { organization, job } = start(2, () => {
    throw invalidArgument('no such file');
  });
  await organization.jobs.idle();

  expect(job()).toMatchObject({
    statecode: 3,
    statuscode: 31,
    errorcode: -2147220989,
    message: 'no such file',
    friendlymessage: 'no such file',
  });
});

test('a job that a client cancels in time does not run', async () => {
  let runs = 0;
  const { organization, id, job } = start(30, () => void (runs += 1));
  organization.rows.update('asyncoperation', id, values({ statecode: 3, statuscode: 32 }), organization.system);
  await organization.jobs.idle();

  expect(runs).toBe(0);
  expect(job()).toMatchObject({ statecode: 3, statuscode: 32 });
});

test('a job can be deleted once it is completed', async () => {
  const { organization, id } = start();
  const remove = () => organization.rows.remove('asyncoperation', id, organization.system);

  expect(remove).toThrow('Cannot delete async operation unless it is in Completed state.');
  await organization.jobs.idle();
  expect(remove().id).toBe(id);
});

test('nothing starts after the organization is closed', async () => {
  let runs = 0;
  const { organization, job } = start(1, () => void (runs += 1));
  organization.close();
  await organization.jobs.idle();
  const other = start(4);
  await other.organization.jobs.idle();

  expect(runs).toBe(0);
  expect(job()['statuscode']).toBe(0);
});

test('jobs wait as long as the queue says at their start', async () => {
  const organization = new Organization({ jobDelay: 60_000 });
  organization.jobs.delay = 1;
  let runs = 0;
  organization.jobs.start({ type: jobTypes.publishAll, name: 'Publish', run: () => void (runs += 1) });
  await organization.jobs.idle();

  expect(runs).toBe(1);
});
