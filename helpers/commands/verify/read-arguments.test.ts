import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import { readVerifyArguments } from './read-arguments';

test('without arguments everything that the profile of the settings has is verified', () => {
  expect(readVerifyArguments([])).toEqual({
    ...{ help: false, list: false, failed: false, emulator: false, all: false },
    ...{ requirements: [], forPlaywright: [] },
  });
});

test('values stand behind their option or in it', () => {
  const asked = ['--profile', 'smoke', '--reports=out/a', '--environment', 'test', '--baseline=b.json'];

  expect(readVerifyArguments(asked)).toMatchObject({
    ...{ profile: 'smoke', reports: 'out/a', environment: 'test', baseline: 'b.json' },
    forPlaywright: [],
  });
});

test('requirements may be several, in any case, and are named once', () => {
  const asked = ['--requirement', 'ct-delta-04', '--requirement=CT-KEY-01,CT-DELTA-04', 'ct-sol-01'];

  expect(readVerifyArguments(asked).requirements).toEqual(['CT-DELTA-04', 'CT-KEY-01', 'CT-SOL-01']);
});

test('what is no option goes to Playwright as it is, and so does all behind --', () => {
  const asked = ['--grep', 'small pages', '--emulator', '--workers=1', 'specs/conformance', '--', '--all', '--failed'];

  expect(readVerifyArguments(asked)).toMatchObject({
    ...{ emulator: true, all: false, failed: false },
    forPlaywright: ['--grep', 'small pages', '--workers=1', 'specs/conformance', '--all', '--failed'],
  });
});

for (const [asked, words] of [
  [['--requirement', 'CT-DELTA-99'], /CT-DELTA-99.*\n.*did you mean CT-DELTA-09, /],
  [['--requirement', 'CT-DLETA-04'], /CT-DLETA-04.*\n.*did you mean .*CT-DELTA-04/],
  [['--requirement'], /--requirement needs a value/],
  [['--requirement', '--emulator'], /--requirement needs a value/],
  [['--profile', 'all'], /No profile is called all: there are smoke, core and full/],
  [['--emulator', '--all'], /--emulator and --all name different environments/],
  [['--failed', '--requirement', 'CT-KEY-01'], /both choose/],
  [['--', '--list'], /npx playwright test --list has it/],
  [['--reporter=dot'], /--reporter of Playwright .*--add-reporter/],
  [['-c', 'mine.config.ts'], /-c of Playwright .* no verdict/],
  [['--failed', '--workers', '1', '--grep', 'key'], /--failed and --grep both choose tests/],
] as const) {
  test(`${asked.join(' ')} cannot be meant`, () => {
    expect(() => readVerifyArguments(asked)).toThrow(SettingsError);
    expect(() => readVerifyArguments(asked)).toThrow(words);
  });
}
