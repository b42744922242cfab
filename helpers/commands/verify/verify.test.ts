import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { readVerdict } from '../../verdict/reporters/write-verdict';
import { environmentVariables } from '../../run/settings/environment';
import { inWords, root, runsTypeScript } from '../command';
import { onEmulator } from '../emulator/emulator-process';

const verify = [...runsTypeScript, path.join(root, 'helpers/commands/verify/verify.ts')];

type Ended = { readonly status: number; readonly stdout: string; readonly stderr: string };

const run = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  new Promise(resolve => {
    const variables = { PATH: environmentVariables()['PATH'], ...env };
    execFile(process.execPath, [...verify, ...args], { cwd: root, env: variables }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

/** A reports folder in which a run has left something. */
function usedFolder(): string {
  const folder = test.info().outputPath('reports');
  mkdirSync(path.join(folder, 'allure-report'), { recursive: true });
  for (const name of ['verdict.json', 'summary.md', 'junit.xml', 'allure-report/index.html']) {
    writeFileSync(path.join(folder, name), 'of the last run');
  }
  return folder;
}

const noSuchPlace = {
  DATAVERSE_URL: 'https://no-such-organization.invalid',
  AZURE_CLIENT_ID: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff',
  AZURE_CLIENT_SECRET: 'a secret nobody prints',
};

test('a run that cannot get in ends before its first test, inconclusive, in the words of the doctor', async () => {
  const reports = usedFolder();
  const env = { ...noSuchPlace, REPORTS_FOLDER: reports };

  const ended = await run([], env);

  expect(ended).toMatchObject({ status: 2, stdout: expect.stringContaining('Verdict: inconclusive') });
  expect(ended.stderr).toMatch(/^host name: no-such-organization\.invalid leads to no/);
  const verdict = readVerdict(reports);
  expect(verdict).toMatchObject({ verdict: 'inconclusive', kind: 'could-not-look' });
  const rerunOf = (wanted: string) => verdict?.requirements.find(({ id }) => id === wanted)?.rerun;
  expect(rerunOf('CT-DELTA-04')).toBe('npm run verify -- --requirement CT-DELTA-04');
  expect(rerunOf('CT-TAB-07'), 'no test looks at it').toBeUndefined();
  expect(readFileSync(path.join(reports, 'junit.xml'), 'utf8')).toContain('no-such-organization.invalid leads to no');
  expect(ended.stdout).toContain(`\n  Report:  ${inWords(path.join(reports, 'allure-report/index.html'))}\n`);
  // What the last run left would be taken for this one's.
  expect(readFileSync(path.join(reports, 'allure-report/index.html'), 'utf8')).not.toBe('of the last run');
  const written = ['verdict.json', 'junit.xml'].map(name => readFileSync(path.join(reports, name), 'utf8')).join();
  expect(written + ended.stdout + ended.stderr).not.toContain(env.AZURE_CLIENT_SECRET);
});

test('a report that cannot be made, for whatever reason, costs no verdict', async () => {
  const reports = usedFolder();
  writeFileSync(path.join(reports, 'allure-history'), 'a file in place of the folder');

  const ended = await run([], { ...noSuchPlace, REPORTS_FOLDER: reports });

  expect(ended).toMatchObject({ status: 2, stdout: expect.stringContaining('Verdict: inconclusive') });
  expect(ended.stderr).toMatch(/The report of .+ cannot be made: ENOTDIR.+\n {2}What to do: /);
});

test('a baseline that cannot be read ends a run before it begins, and the last reports stay', async () => {
  const reports = usedFolder();
  const last = path.join(reports, 'verdict.json');
  writeFileSync(last, '{ "schemaVersion": 1, "requi');

  const ended = await run(['--emulator', '--baseline', last], { REPORTS_FOLDER: reports });

  expect(ended).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('is damaged: it is no JSON') });
  expect(readFileSync(last, 'utf8')).toBe('{ "schemaVersion": 1, "requi');
});

test('a reports folder that cannot be written ends a run before it begins', async () => {
  const file = test.info().outputPath('a-file');
  writeFileSync(file, 'of somebody');

  const ended = await run(['--emulator', '--reports', file], {});

  expect(ended).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Nothing can be written to') });
  expect(ended.stderr).toContain('name another folder by --reports');
  expect(readFileSync(file, 'utf8')).toBe('of somebody');
});

test('what runs nothing, and what cannot be meant, leaves the last reports as they are', async () => {
  test.setTimeout(120_000);
  const reports = usedFolder();
  const before = readdirSync(reports, { recursive: true });
  for (const [args, status, words] of [
    [['--help'], 0, /--requirement ID/],
    [
      ['--list', '--profile', 'smoke'],
      0,
      /CT-DELTA-04 +MUST .*\n +specs\/scenario\/4-delta\.spec\.ts:\d+ the deleted book/,
    ],
    [['--requirement', 'CT-DELTA-44', '--emulator'], 2, /No requirement is called CT-DELTA-44/],
    [['--requirement', 'CT-TAB-07', '--emulator'], 2, /No test looks at CT-TAB-07: it would change/],
    [['--failed', '--emulator'], 2, /verdict\.json is damaged/],
    [['--profile', 'all'], 2, /No profile is called all/],
  ] as const) {
    const ended = await run([...args, '--reports', reports], {});

    expect(ended.status, args.join(' ')).toBe(status);
    expect(ended.stdout + ended.stderr).toMatch(words);
  }
  expect(readdirSync(reports, { recursive: true })).toEqual(before);
  expect(readFileSync(path.join(reports, 'verdict.json'), 'utf8')).toBe('of the last run');
});

test('a requirement of the scenario is looked at with what it stands on, and what failed is known to the next run', async () => {
  test.setTimeout(240_000);
  const reports = test.info().outputPath('reports');
  await onEmulator(['--defect', 'lost-deletes', '--import-delay', '0', '--index-delay', '0'], async settings => {
    const env = { ...settings, REPORTS_FOLDER: reports, SETTLE_SECONDS: '1', KEEP_EVIDENCE: 'false' };
    const { status, stdout } = await run(['--requirement', 'ct-delta-02'], env);

    expect(status, stdout).toBe(0);
    expect(stdout).toContain('CT-DELTA-02 holds. Only this was looked at. CT-DELTA-04 did not hold on the way.');
    expect(readVerdict(reports)).toMatchObject({
      verdict: 'partial',
      scope: { kind: 'requirements', ids: ['CT-DELTA-02'] },
    });
    // What a pipeline publishes where evidence is not kept tells no id, although a failure has some.
    for (const name of ['verdict.json', 'summary.md', 'badge.json', 'junit.xml'])
      expect(readFileSync(path.join(reports, name), 'utf8'), name).not.toMatch(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}/i);
    const next = await run(['--failed', '--list'], env);
    expect(next.stdout).toMatch(/^CT-DELTA-04 [^]*\n1 of \d+ requirements/);
  });
});
