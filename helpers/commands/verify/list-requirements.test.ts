import path from 'node:path';
import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import type { EnvironmentEntry } from '../../run/environments/environments-schema';
import { differing, testRecord } from '../../verdict/testing/record-for-tests';
import { verdictOn } from '../../verdict/testing/verdict-for-tests';
import { writeVerdict } from '../../verdict/reporters/write-verdict';
import { listOnEntries } from './list-requirements';
import { readVerifyArguments } from './read-arguments';

const entries: EnvironmentEntry[] = [
  { name: 'dev', emulator: true },
  { name: 'test', emulator: true },
];

test('what failed last time is what failed on the environment that is named', () => {
  const reports = test.info().outputPath('reports');
  const bad = verdictOn([testRecord({ attempts: [differing()] })]);
  writeVerdict(bad, { folder: path.join(reports, 'environments/test'), env: {} });
  const asked = readVerifyArguments(['--failed', '--list']);

  const ofTest = listOnEntries(asked, entries.slice(1), reports);
  expect(ofTest[0]).toMatch(/^CT-DELTA-04 /);
  expect(ofTest.at(-1)).toMatch(/^1 of \d+ requirements/);
  expect(() => listOnEntries(asked, entries.slice(0, 1), reports)).toThrow(SettingsError);
  expect(listOnEntries(asked, entries, reports)).toEqual([
    ...['dev:', expect.stringContaining('no verdict of an earlier run'), '', 'test:', ...ofTest, ''],
  ]);
});
