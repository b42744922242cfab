import { expect, test } from '@playwright/test';
import { rerunCommand, rerunVariable } from './rerun-command';

test('a requirement is looked at again where the run looked', () => {
  const command = (...options: string[]) => rerunCommand('CT-DELTA-04', rerunVariable(options));

  expect(rerunCommand('CT-DELTA-04', {})).toBe('npm run verify -- --requirement CT-DELTA-04');
  expect(command('--emulator')).toBe('npm run verify -- --requirement CT-DELTA-04 --emulator');
  expect(command('--environment', 'north "2"')).toBe(
    'npm run verify -- --requirement CT-DELTA-04 --environment "north \\"2\\""',
  );
});
