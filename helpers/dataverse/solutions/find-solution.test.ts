import { expect, test } from '@playwright/test';
import { ScriptedEnvironment } from '../testing/scripted-environment';
import { findSolution } from './find-solution';
import { notInstalled } from './testing/solution-rig';

test('a solution is found by its unique name in one request', async () => {
  const row = { solutionid: 's', uniquename: "Bob's", version: '1.2.3.4', ismanaged: false };
  const environment = new ScriptedEnvironment().on('GET solutions?', { body: { value: [row] } });

  expect(await findSolution(environment.client, "Bob's")).toEqual({
    id: 's',
    uniqueName: "Bob's",
    version: '1.2.3.4',
    isManaged: false,
  });
  expect(environment.requests()).toEqual([
    "GET solutions?$select=solutionid,uniquename,version,ismanaged&$filter=uniquename eq 'Bob''s'",
  ]);
});

test('a solution that is not installed is undefined', async () => {
  const environment = new ScriptedEnvironment().on('GET solutions?', notInstalled);

  expect(await findSolution(environment.client, 'Sample')).toBeUndefined();
});
