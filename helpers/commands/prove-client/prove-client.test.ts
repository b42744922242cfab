import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { environmentVariables } from '../../run/settings/environment';
import { clientVerdictSchema } from '../../verdict/client/client-verdict';
import { root, runsTypeScript } from '../command';

test.describe.configure({ timeout: 600_000 });

/** What the command comes to, in a reports folder of the test's own. */
function prove(...args: string[]) {
  const reports = test.info().outputPath('reports');
  const command = [...runsTypeScript, path.join(root, 'helpers/commands/prove-client/prove-client.ts')];
  const env = { ...environmentVariables(), REPORTS_FOLDER: reports, INIT_CWD: root };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  const folder = path.join(reports, 'client');
  const file = path.join(folder, 'verdict.json');
  const verdict = existsSync(file) ? clientVerdictSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  return { status, output: stdout + stderr, verdict, folder };
}

test('a client that is wrong ends with 1, the shortest history, and the reports', () => {
  const line = ['node docs/prove-your-client/ignores-deletions.mjs', 'nothing-new', 'deletions'];

  const { status, output, verdict, folder } = prove(...line);

  expect(status, output).toBe(1);
  expect(verdict).toMatchObject({
    verdict: 'wrong',
    histories: [
      { name: 'deletions', outcome: 'lost', faults: [expect.stringContaining('not in the table any more')] },
      { name: 'nothing-new', outcome: 'right' },
    ],
  });
  expect(output).toContain('right  nothing-new: ');
  expect(output).toContain('WRONG  deletions: ');
  expect(output).toMatch(/\d\. row \d is deleted\n +\d\. the client synchronises, 3 times\n/);
  for (const name of ['summary.md', 'junit.xml', 'allure-report/index.html']) {
    expect(existsSync(path.join(folder, name)), name).toBe(true);
  }
});

test('a command that does not synchronise at all ends with 2: nobody could look', () => {
  const { status, output, verdict } = prove('node no-such-file.mjs', 'first-copy');

  expect(status, output).toBe(2);
  expect(verdict).toMatchObject({ verdict: 'inconclusive' });
  expect(verdict?.reason).toContain('no-such-file.mjs');
});
