import { defineConfig } from '@playwright/test';

/** The project's own tests, beside the code they test: no environment and no emulator process is needed. */
export default defineConfig({
  testDir: '.',
  testMatch: /(?:helpers|emulator|fixtures|testing|transpile)[\\/].*\.test\.ts$/,
  outputDir: 'reports/unit-artifacts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: '100%',
  timeout: 30_000,
  reporter: [
    ['dot'],
    ['junit', { outputFile: 'reports/unit-junit.xml' }],
    ['./testing/reliability/reliability-reporter.ts'],
  ],
});
