import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { environmentVariables } from '../../helpers/run/settings/environment';
import { reportsFolder } from '../../helpers/run/settings/reports-folder';

const root = path.resolve(__dirname, '../..');
const reports = path.join(reportsFolder(environmentVariables(), root), 'client');

/** Histories that a client of somebody else is put to. `npm run prove:client` starts them, with the client's command. */
export default defineConfig({
  testDir: '.',
  outputDir: path.join(reports, 'artifacts'),
  forbidOnly: true,
  retries: 0,
  fullyParallel: true,
  // Each has an emulator. A history waits for the client more than for a processor.
  workers: 2,
  // A history, and shorter ones when it breaks the client: each synchronisation has a limit of its own.
  timeout: 20 * 60_000,
  reporter: [
    ['junit', { outputFile: path.join(reports, 'junit.xml') }],
    [
      '../../helpers/verdict/reporters/allure/results-reporter.ts',
      { resultsDir: path.join(reports, 'allure-results'), detail: false },
    ],
    ['../../helpers/verdict/reporters/client-verdict-reporter.ts', { folder: reports }],
  ],
});
