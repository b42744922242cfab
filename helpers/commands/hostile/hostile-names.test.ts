import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../testing/reliability/survival';
import { environmentVariables } from '../../run/settings/environment';
import { root, runsTypeScript } from '../command';
import { onEmulator } from '../emulator/emulator-process';
import { CuttingProxy } from '../lost-answers/testing/cutting-proxy';
import { certificate } from './testing/hostile-server';

const outOfTheApi = /The path \S+stolen\S* leads out of the Web API/;
const toAnother = /A link leads to https:\/\/evil\.test/;

/** What a table calls itself, and what the survey says of it. By words: Playwright makes one folder of titles that differ in their dots alone. */
const names = [
  ['a path upwards', '../../../../stolen', outOfTheApi],
  ['a path from the root', '/stolen', outOfTheApi],
  ['a path of Windows', String.raw`..\..\stolen`, outOfTheApi],
  ['an address without a scheme', '//evil.test/stolen', toAnother],
  ['an address', 'https://evil.test/stolen', toAnother],
] as const;

for (const [kind, name, says] of names) {
  test(`a table whose name is ${kind} leads no request and no file elsewhere`, async () => {
    const { status, printed, asked, files } = await surveyOf(name);

    expect(status, printed).toBe(2);
    expect(printed).toMatch(says);
    expect(asked.filter(url => url.includes('stolen'))).toEqual([]);
    expect(files.filter(file => file.includes('stolen'))).toEqual([]);
    const fault = 'a table whose name is a path or an address';
    noteSurvival(test.info(), { area: 'Hostile servers', fault, tried: 1, survived: 1 });
  });
}

test('a table of such a name that nobody reads is told in the reports, and names none of their files', async () => {
  const name = '../../../../stolen';

  const { status, printed, files } = await surveyOf(name, false);

  expect(status, printed).toBe(0);
  const written = files.filter(file => path.dirname(file) === 'reports').map(file => path.basename(file));
  expect(written.sort()).toEqual(['survey.json', 'survey.md']);
  expect(readFileSync(path.join(reports(), 'survey.json'), 'utf8')).toContain(name);
});

const reports = (): string => test.info().outputPath('reports');

/** The survey of an environment whose one table has this name, as table and as set. */
async function surveyOf(name: string, tracked = true) {
  const { cert, private: key } = await certificate();
  const proxy = await CuttingProxy.listen({ cert, key });
  const asked: string[] = [];
  proxy.answerFor(({ path: url }) => {
    asked.push(url);
    const table = { LogicalName: name, EntitySetName: name, PrimaryIdAttribute: 'id', ChangeTrackingEnabled: tracked };
    if (url.includes('EntityDefinitions?$select=LogicalName,EntitySetName')) return { value: [table] };
    return undefined;
  });
  return onEmulator(['--public-url', proxy.url.origin], async (settings, _pid, url) => {
    const authority = readFileSync(settings['DATAVERSE_CA_FILE'] ?? '', 'utf8');
    proxy.standBefore({ url, certificate: authority });
    const caFile = test.info().outputPath('ca.pem');
    writeFileSync(caFile, `${authority}\n${cert}`);
    const ended = await survey({ ...settings, DATAVERSE_CA_FILE: caFile, REPORTS_FOLDER: reports() });
    await proxy.stop();
    return { ...ended, asked, files: readdirSync(path.dirname(reports()), { recursive: true, encoding: 'utf8' }) };
  });
}

function survey(settings: Readonly<Record<string, string>>): Promise<{ status: number; printed: string }> {
  const args = [...runsTypeScript, path.join(root, 'helpers/commands/survey.ts')];
  const env = { PATH: environmentVariables()['PATH'], ...settings };
  return new Promise(resolve => {
    execFile(process.execPath, args, { cwd: root, env, timeout: 30_000 }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
    );
  });
}
