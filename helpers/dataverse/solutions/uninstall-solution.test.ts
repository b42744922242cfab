import { expect, test } from '@playwright/test';
import { HarnessError, UnreachableError, WaitTimeoutError } from '../errors';
import { refusal, ScriptedEnvironment } from '../testing/scripted-environment';
import { installed, notInstalled, otherSolutionId, solutionId, withUninstall } from './testing/solution-rig';
import { uninstallSolution } from './uninstall-solution';

const sample = { id: solutionId, uniqueName: 'ChangeTrackingSample', version: '1.0.0.0', isManaged: true };
const removal = `DELETE solutions(${solutionId})`;
const uninstall = ({ client }: ScriptedEnvironment) => uninstallSolution(client, sample, 10 * 60_000);

test('an uninstall removes the solution, and waits until it is gone', async () => {
  const environment = withUninstall(new ScriptedEnvironment()).on('GET solutions?', installed(), notInstalled);

  await uninstall(environment);

  expect(environment.requests().map(request => request.split('?')[0])).toEqual([
    removal,
    'GET solutions',
    'GET solutions',
  ]);
});

test('what depends on the solution is named when the environment says that it stands in the way', async () => {
  const environment = withUninstall(new ScriptedEnvironment())
    .on('DELETE solutions(', refusal(400, '0x8004F01D', 'Solution dependencies exist, cannot uninstall.'))
    .on('GET RetrieveDependenciesForUninstall', {
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
  await expect(attempt).rejects.toMatchObject({ outcome: 'error' });
});

test('what is listed as depending on the solution and does not stand in the way is not asked for', async () => {
  const environment = withUninstall(new ScriptedEnvironment())
    .on('GET RetrieveDependenciesForUninstall', { body: { value: [{ dependentcomponenttype: 80 }] } })
    .on('GET solutions?', notInstalled);

  await uninstall(environment);
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

test('a removal that is refused says why and what to do, and proves nothing', async () => {
  const ways: [ReturnType<typeof refusal>, RegExp][] = [
    [refusal(403, '0x80040220', 'missing prvDeleteSolution privilege'), /System Administrator.*prvDeleteSolution/s],
    [refusal(400, '0x80040216', 'An unexpected error occurred.'), /passes.*run again/s],
    [refusal(400, '0x80040265', 'a plug-in said no'), /a plug-in said no/],
  ];

  for (const [answer, told] of ways) {
    const attempt = uninstall(withUninstall(new ScriptedEnvironment()).on('DELETE solutions(', answer));
    await expect(attempt).rejects.toMatchObject({ name: 'JobFailedError', outcome: 'error' });
    await expect(attempt).rejects.toThrow(told);
  }
});

test('an uninstall that a proxy cuts off is followed for a minute before it is asked for again', async () => {
  const environment = withUninstall(new ScriptedEnvironment())
    .on('DELETE solutions(', { status: 504 }, { status: 504 }, { status: 504 }, { status: 504 }, { status: 504 }, {})
    .on('GET solutions?', () => (environment.timing.now() < 80_000 ? installed() : notInstalled));

  await uninstall(environment);

  expect(environment.requests('DELETE')).toHaveLength(6);
});

test('a solution id that comes back in upper case is the same solution', async () => {
  const environment = withUninstall(new ScriptedEnvironment()).on(
    'GET solutions?',
    installed(solutionId.toUpperCase()),
    notInstalled,
  );

  await uninstall(environment);

  expect(environment.requests('GET solutions?')).toHaveLength(2);
});
