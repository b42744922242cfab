import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { environmentVariables } from '../run/settings/environment';
import { root, runsTypeScript } from './command';
import { asksForHelp, parseCommand } from './parse-command';

test('what a command does not take is named, with how it is called', () => {
  const options = { json: { type: 'boolean' } } as const;

  expect(parseCommand({ args: ['--json'], options }, 'npm run this').values.json).toBe(true);
  expect(() => parseCommand({ args: ['--jason'], options }, 'npm run this')).toThrow(
    /--jason[^]*use it so:\nnpm run this/,
  );
  expect(asksForHelp([], 'npm run this')).toBe(false);
  expect(asksForHelp(['--help'], 'npm run this')).toBe(true);
  expect(() => asksForHelp(['account'], 'npm run this')).toThrow(/account[^]*use it so:\nnpm run this/);
});

for (const command of ['survey', 'report']) {
  test(`${command} says how it is called, and does nothing for an argument that it does not have`, async () => {
    const reports = test.info().outputPath('reports');
    const call = (arg: string) =>
      new Promise(resolve => {
        const args = [...runsTypeScript, path.join(root, `helpers/commands/${command}.ts`), arg];
        const env = { PATH: environmentVariables()['PATH'], REPORTS_FOLDER: reports };
        execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) =>
          resolve({ failed: error !== null, stdout, stderr }),
        );
      });

    const [help, unknown] = await Promise.all([call('--help'), call('account')]);

    expect(help).toMatchObject({ failed: false, stdout: expect.stringContaining(`npm run ${command} [--`) });
    expect(unknown).toMatchObject({ failed: true, stderr: expect.stringMatching(/SettingsError: .*'account'/) });
    expect(existsSync(reports)).toBe(false);
  });
}
