import { expect, test } from '@playwright/test';
import { AccessError, HarnessError, UnreachableError, WaitTimeoutError } from '../errors';
import { refusal, ScriptedEnvironment } from '../testing/scripted-environment';
import { installed, notInstalled, otherSolutionId, solutionId, withUninstall } from './testing/solution-rig';
import { uninstallSolution } from './uninstall-solution';

const sample = { id: solutionId, uniqueName: 'ChangeTrackingSample', version: '1.0.0.0', isManaged: true };
const removal = `DELETE solutions(${solutionId})`;
const uninstall = ({ client }: ScriptedEnvironment) => uninstallSolution(client, sample, 10 * 60_000);

test('an uninstall asks what depends on the solution, removes it, and waits until it is gone', async () => {
  const environment = withUninstall(new ScriptedEnvironment()).on('GET solutions?', installed(), notInstalled);

  await uninstall(environment);

  expect(environment.requests().map(request => request.split('?')[0])).toEqual([
    "GET RetrieveDependenciesForUninstall(SolutionUniqueName='ChangeTrackingSample')",
    removal,
    'GET solutions',
    'GET solutions',
  ]);
});

test('what depends on the solution is named, and nothing is removed', async () => {
  const environment = withUninstall(new ScriptedEnvironment()).on('GET RetrieveDependenciesForUninstall', {
    body: {
      value: [
        { dependentcomponenttype: 80, dependentcomponentobjectid: 'app-1' },
        { dependentcomponenttype: 4711, dependentcomponentobjectid: 'x' },
      ],
    },
  });

  const attempt = uninstall(environment);

  await expect(attempt).rejects.toThrow(HarnessError);
  await expect(attempt).rejects.toThrow('model-driven app app-1\n  - component of type 4711 x');
  expect(environment.requests('DELETE')).toEqual([]);
});

test('a solution that is gone already is a success', async () => {
  const environment = new ScriptedEnvironment().on('GET solutions?', notInstalled);

  await uninstall(environment);

  expect(environment.requests('DELETE')).toEqual([removal]);
});

test('the customization lock is waited for', async () => {
  const lock = refusal(400, '0x80071151');
  const environment = withUninstall(new ScriptedEnvironment())
    .on('DELETE solutions(', lock, lock, {})
    .on('GET solutions?', notInstalled);

  await uninstall(environment);

  expect(environment.requests('DELETE')).toHaveLength(3);
});

test('a removal whose answer is lost again and again is over when the solution is gone', async () => {
  const environment = withUninstall(new ScriptedEnvironment())
    .on('DELETE solutions(', { status: 504 })
    .on('GET solutions?', installed(), installed(), notInstalled);

  await uninstall(environment);

  expect(environment.requests('GET solutions?')).toHaveLength(4);
});

test('a removal that nobody answers ends when the environment cannot be reached at all', async () => {
  const environment = withUninstall(new ScriptedEnvironment())
    .on('DELETE solutions(', 'lost')
    .on('GET solutions?', 'lost');

  await expect(uninstall(environment)).rejects.toThrow(UnreachableError);
});

test('a solution of the same name that came since does not stop the wait', async () => {
  const environment = withUninstall(new ScriptedEnvironment()).on('GET solutions?', installed(otherSolutionId));

  await uninstall(environment);
});

test('a solution that stays past the deadline is named', async () => {
  const environment = withUninstall(new ScriptedEnvironment()).on('GET solutions?', installed());

  const attempt = uninstall(environment);

  await expect(attempt).rejects.toThrow(WaitTimeoutError);
  await expect(attempt).rejects.toThrow('solution ChangeTrackingSample to be gone');
});

test('a removal that is refused is an error', async () => {
  const environment = withUninstall(new ScriptedEnvironment()).on('DELETE solutions(', refusal(403, '0x80040220'));

  await expect(uninstall(environment)).rejects.toThrow(AccessError);
});
