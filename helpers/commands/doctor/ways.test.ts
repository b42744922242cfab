import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root, runsTypeScript } from '../command';
import { type Site, startSite } from './testing/site';

const ways = ['managed-identity', 'app-service', 'azure-arc', 'github-actions', 'azure-pipelines', 'workload-identity'];
let site: Site;

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  site = await startSite('localhost', ...ways.flatMap(way => ['--sign-in', way]));
});
test.afterAll(() => site.stop());

/** What the command prints with these variables and no others: some ways tell MSAL by the process's own. */
async function doctorSays(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const doctor = [...runsTypeScript, path.join(root, 'helpers/commands/doctor/doctor.ts')];
  const ended = promisify(execFile)(process.execPath, doctor, { cwd: root, env });
  return ended.then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)),
  );
}

test('each way that the emulator plays for machines and jobs lets a run in', async () => {
  test.setTimeout(120_000);
  const { AZURE_CLIENT_ID: app, AZURE_CLIENT_SECRET: _, ...environment } = site.env;
  const identities = [...site.ways].filter(([who]) => !who.startsWith('The user '));
  expect(identities.length).toBeGreaterThanOrEqual(ways.length);
  for (const [who, settings] of identities) {
    const isMachine = who.includes('managed identity');
    const env = {
      ...environment,
      ...(isMachine ? { SIGN_IN: 'managed-identity' } : { AZURE_CLIENT_ID: app }),
      ...settings,
    };
    const said = await doctorSays(env);
    expect(said, who).toMatch(/^ok {9}user: /m);
    expect(said, who).not.toMatch(/^not ok/m);
  }
});
