import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from '../command';

const verify = [require.resolve('ts-node/dist/bin'), path.join(root, 'helpers/commands/verify/verify.ts')];

test('a run that cannot get in ends before its first test, inconclusive, in the words of the doctor', async () => {
  const reports = test.info().outputPath('reports');
  const env = {
    ...{ REPORTS_FOLDER: reports, DATAVERSE_URL: 'https://no-such-organization.invalid' },
    ...{ AZURE_CLIENT_ID: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff', AZURE_CLIENT_SECRET: 'a secret nobody prints' },
  };

  const ended = await promisify(execFile)(process.execPath, verify, { cwd: root, env }).then(
    () => undefined,
    (error: unknown) => error,
  );

  expect(ended).toMatchObject({ code: 2, stdout: expect.stringContaining('Verdict: inconclusive') });
  expect(ended).toMatchObject({
    stderr: expect.stringMatching(/^host name: no-such-organization\.invalid leads to no/),
  });
  const verdict = readFileSync(path.join(reports, 'verdict.json'), 'utf8');
  expect(JSON.parse(verdict)).toMatchObject({ verdict: 'inconclusive' });
  expect(verdict + JSON.stringify(ended)).not.toContain(env.AZURE_CLIENT_SECRET);
});

test('a baseline that cannot be read ends a run before it begins, and the last reports stay', async () => {
  const reports = test.info().outputPath('reports');
  mkdirSync(reports, { recursive: true });
  const last = path.join(reports, 'verdict.json');
  writeFileSync(last, '{ "schemaVersion": 1, "requi');

  const ended = await promisify(execFile)(process.execPath, [...verify, '--emulator', '--baseline', last], {
    cwd: root,
    env: { REPORTS_FOLDER: reports },
  }).then(
    () => undefined,
    (error: unknown) => error,
  );

  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is damaged: it is no JSON') });
  expect(readFileSync(last, 'utf8')).toBe('{ "schemaVersion": 1, "requi');
});
