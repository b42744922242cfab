import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { differing, testRecord } from '../../verdict/testing/record-for-tests';
import { verdictOn } from '../../verdict/testing/verdict-for-tests';
import { writeVerdict } from '../../verdict/reporters/write-verdict';
import { outputsIn } from './testing/github-runner';
import { azurePipeline, readProjectFile } from './testing/pipeline-files';
import { action, onlyThere, outputs, ran, reports, runElsewhere, runHere, summary, temp } from './testing/run-script';
import { allScripts } from './testing/scripts';

test.skip(process.platform === 'win32', 'the scripts are for Bash');

test('every script of the pipelines is run: by a test below, or as it is by what each submission runs', () => {
  const scripts = allScripts();
  const tried = new Set(scripts.filter(({ place }) => runHere.includes(place)).map(({ text }) => text));

  const isTried = (text: string) => tried.has(text) || text in runElsewhere || onlyThere.includes(text);
  expect(scripts.filter(({ text }) => !isTried(text))).toEqual([]);
  expect(runHere.filter(wanted => !scripts.some(({ place }) => place === wanted))).toEqual([]);
  for (const { by, as } of Object.values(runElsewhere)) expect(readProjectFile(by)).toContain(as);
});

test('a run without an environment is refused, unless it asks for the emulator', async () => {
  const place = `${action} › Refuse to fall back to the emulator`;
  const env = { NAME: 'dev', ARGUMENTS: '', DATAVERSE_URL: '' };

  const refused = await ran(place, env);
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toContain('Set the input dataverse-url, or the variable DATAVERSE_URL.');
  expect(existsSync(outputs())).toBe(false);

  expect(await ran(place, { ...env, ARGUMENTS: '--workers=1 --emulator' })).toMatchObject({ status: 0 });
  expect(await ran(place, { ...env, DATAVERSE_URL: 'https://contoso.crm.dynamics.com' })).toMatchObject({ status: 0 });
  expect(readFileSync(outputs(), 'utf8')).toBe(`reports=${temp()}/change-tracking/dev\n`.repeat(2));
});

test('what the suite is made of is listed, each package with its hash and its licence', async () => {
  expect(await ran('.github/workflows/ci.yml › What it is made of', {})).toMatchObject({ status: 0 });

  const listed: unknown = JSON.parse(readFileSync(path.join(temp(), 'sbom.cdx.json'), 'utf8'));
  expect(listed).toMatchObject({
    bomFormat: 'CycloneDX',
    components: expect.arrayContaining([
      expect.objectContaining({
        purl: expect.stringMatching(/^pkg:npm\/%40playwright\/test@/),
        hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
        licenses: [{ license: { id: 'Apache-2.0' } }],
      }),
    ]),
  });
});

test('more settings are a line each where the suite reads them', async () => {
  const settings = 'SETTLE_SECONDS=300\nDATAVERSE_API_VERSION=v9.1 # "quoted" $HOME';

  expect(await ran(`${action} › Take more settings`, { SETTINGS: settings }, temp())).toMatchObject({ status: 0 });
  expect(readFileSync(path.join(temp(), '.env'), 'utf8')).toBe(`${settings}\n`);
});

test('in Azure Pipelines an entry without an address is refused', async () => {
  const place = `${azurePipeline} › Refuse to fall back to the emulator`;

  expect(await ran(place, { DATAVERSE_URL: 'https://contoso.crm.dynamics.com' })).toMatchObject({ status: 0 });
  const refused = await ran(place, { DATAVERSE_URL: '' });
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toContain('Give the entry a url.');
});

test('verify is called with the arguments one by one', async () => {
  const place = `${action} › Verify`;
  const env = { MINUTES: '90', REPORTS_FOLDER: reports() };

  const [listed, listedInAzure, misused] = await Promise.all([
    ran(place, { ...env, ARGUMENTS: '--list CT-DELTA-04' }),
    ran(`${azurePipeline} › Verify`, { ...env, ARGUMENTS: '--list CT-DELTA-04' }),
    ran(place, { ...env, ARGUMENTS: '--profile smoke --baseline' }),
  ]);

  for (const one of [listed, listedInAzure])
    expect(one).toMatchObject({ status: 0, stdout: expect.stringContaining('CT-DELTA-04') });
  expect(misused).toMatchObject({ status: 2, stderr: expect.stringContaining('--baseline needs a value') });
  expect(existsSync(reports())).toBe(false);
});

/** What `npm` is given of these variables by a step of the action. */
async function givenToNpm(step: string, env: Readonly<Record<string, string>>, ...names: string[]): Promise<string> {
  const bin = test.info().outputPath('bin');
  mkdirSync(bin, { recursive: true });
  const told = names.map(name => `${name}=\${${name}-as in the settings}`).join(' ');
  writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\necho "${told}"\n`, { mode: 0o755 });
  const given = { PATH: `${bin}:/usr/bin:/bin`, MINUTES: '1', ARGUMENTS: '', KEEP: 'true', ...env };
  return (await ran(`${action} › ${step}`, given)).stdout;
}

test('what the settings say of evidence is not outvoted by the default, but by who asks for none', async () => {
  const told = (KEEP: string) => givenToNpm('Verify', { KEEP }, 'KEEP_EVIDENCE');

  expect(await told('true')).toBe('KEEP_EVIDENCE=as in the settings\n');
  expect(await told('false')).toBe('KEEP_EVIDENCE=false\n');
});

test('an input that nobody gave does not outvote the settings', async () => {
  const inputs = { AZURE_CLIENT_ID: 'an-app', AZURE_CLIENT_SECRET: '', AZURE_TENANT_ID: '', PROFILE: '' };
  const app = 'AZURE_CLIENT_ID=an-app AZURE_TENANT_ID=as in the settings';

  expect(await givenToNpm('Verify', inputs, 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'PROFILE')).toBe(
    `${app} PROFILE=as in the settings\n`,
  );
  expect(await givenToNpm('Remove what a stopped run left', inputs, 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID')).toBe(
    `${app}\n`,
  );
});

test('clean-up that cannot look is a warning, and the verdict goes on to decide', async () => {
  const place = `${action} › Remove what a stopped run left`;
  const env = { REPORTS_FOLDER: reports() };

  const [nothing, nothingInAzure, unable] = await Promise.all([
    ran(place, env),
    ran(`${azurePipeline} › Remove what a stopped run left`, env),
    ran(place, { ...env, DATAVERSE_URL: 'https://contoso.crm.dynamics.com' }),
  ]);

  expect(nothing).toMatchObject({ status: 0, stdout: expect.not.stringContaining('::warning') });
  expect(nothingInAzure).toMatchObject({ status: 0 });
  expect(unable).toMatchObject({ status: 0, stdout: expect.stringMatching(/^::warning title=Clean-up::/m) });
});

test('the site is the report with the badge beside it; without a report there is none', async () => {
  const place = `${action} › Gather the site`;
  const env = { REPORTS_FOLDER: reports(), SITE: test.info().outputPath('site') };
  expect(await ran(place, env)).toMatchObject({ status: 0 });
  expect(existsSync(outputs())).toBe(false);

  mkdirSync(path.join(reports(), 'allure-report'), { recursive: true });
  writeFileSync(path.join(reports(), 'allure-report/index.html'), '<!doctype html>');
  writeFileSync(path.join(reports(), 'badge.json'), '{}');

  expect(await ran(place, env)).toMatchObject({ status: 0 });
  expect(readFileSync(outputs(), 'utf8')).toBe(`path=${env.SITE}\n`);
  for (const name of ['index.html', 'badge.json']) expect(existsSync(path.join(env.SITE, name))).toBe(true);
});

test('the last step ends as the verdict says', async () => {
  const verdict = verdictOn([testRecord({ attempts: [differing()] })]);
  writeVerdict(verdict, { folder: reports(), env: {} });

  const ended = await ran(`${action} › Verdict`, { REPORTS_FOLDER: reports(), OPTION: '--inconclusive-passes' });

  expect(ended).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^::error title=CT-DELTA-04%3A The environment does not support it::/m),
  });
  expect(outputsIn(outputs())).toMatchObject({ verdict: 'not-supported', exit_status: '1' });
});

test('CI goes on only where the action says 0', async () => {
  const place = '.github/workflows/ci.yml › It says the verdict';

  expect(await ran(place, { EXIT_STATUS: '0' })).toMatchObject({ status: 0 });
  expect(await ran(place, { EXIT_STATUS: '2' })).toMatchObject({ status: 1 });
  expect(await ran(place, { EXIT_STATUS: '' })).toMatchObject({ status: 1 });
});

test('the matrix of defects is the summary of its job', async () => {
  mkdirSync(reports(), { recursive: true });
  writeFileSync(path.join(reports(), 'kill-matrix.md'), '# Kill matrix\n');

  expect(await ran('.github/workflows/proof.yml › The matrix', {}, temp())).toMatchObject({ status: 0 });
  expect(readFileSync(summary(), 'utf8')).toBe('# Kill matrix\n');
});

test('what follows a gate is told the reason', async () => {
  expect(await ran('docs/ci.md › Deploy', {})).toMatchObject({ status: 0 });
  const reason = 'It was busy.\n::error::no command';
  expect(await ran('docs/ci.md › Say why nobody could look', { REASON: reason })).toMatchObject({
    status: 0,
    stdout: '',
  });
  expect(readFileSync(summary(), 'utf8')).toBe(`Not deployed. ${reason}\n`);
});
