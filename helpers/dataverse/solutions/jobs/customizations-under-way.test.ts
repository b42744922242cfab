import { expect, test } from '@playwright/test';
import { refusal, ScriptedEnvironment } from '../../testing/scripted-environment';
import { customizationsUnderWay } from './customizations-under-way';

const jobs = 'GET asyncoperations?';
const history = 'GET msdyn_solutionhistories?';
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const nothing = { body: { value: [] } };

const kinds = async (environment: ScriptedEnvironment) =>
  (await customizationsUnderWay(environment.client))?.map(({ what }) => what);

test('system jobs and the solution history are asked for what holds the lock', async () => {
  const begun = [
    { msdyn_operation: 1, msdyn_starttime: minutesAgo(7) },
    { msdyn_operation: 2, msdyn_starttime: minutesAgo(1) },
    { msdyn_operation: 0, msdyn_starttime: minutesAgo(300) },
    { msdyn_operation: null, msdyn_starttime: minutesAgo(1) },
  ];
  const environment = new ScriptedEnvironment()
    .on(jobs, { body: { value: [{ operationtype: 203, createdon: minutesAgo(3) }] } })
    .on(history, { body: { value: begun } });

  expect(await kinds(environment)).toEqual(['an uninstall', 'an import']);
  expect(environment.requests(jobs)[0]).toContain('statecode ne 3 and (operationtype eq 203 or');
  expect(environment.requests(history)[0]).toContain('$filter=msdyn_status eq 0');
});

test('an environment without a solution history is asked for its jobs alone', async () => {
  const environment = new ScriptedEnvironment().on(jobs, nothing).on(history, refusal(404, '0x80060888'));
  expect(await kinds(environment)).toEqual([]);
});

test('a user who may not see jobs cannot tell', async () => {
  const environment = new ScriptedEnvironment().on(jobs, refusal(403, '0x80040220'));
  expect(await kinds(environment)).toBeUndefined();
});
