import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { emulatorIsReady } from './helpers/run/settings/emulator-output';
import { isEmulatorToCome } from './helpers/run/settings/emulator-of-parent';
import { environmentVariables } from './helpers/run/settings/environment';
import { reportsFolder, runFolder } from './helpers/run/settings/reports-folder';
import { startRun } from './helpers/run/start-run';

const env = environmentVariables();
const run = startRun(env);
run.publish();
const reports = runFolder(reportsFolder(env, __dirname), run.id);

/** The specs that a profile has. Who names tests by a filter gets those, whatever the profile. */
const specsOf = { smoke: /@smoke/, core: /@core/, full: /@full/ } as const;
const isFiltered = process.argv.some(argument => /^(?:-g|--grep(?:=|$))/.test(argument));
const grep = specsOf[isFiltered ? 'full' : run.profile];

// Imports and key indexes of a real environment take minutes.
const solutionTimeout = 45 * 60_000;
const stageTimeout = 10 * 60_000;

const emulator = {
  name: 'emulator',
  command: `node --require ./transpile/register.cjs emulator/cli/main.ts --port 0 --user second=unit-reader --parent-pid ${process.pid}`,
  // Playwright asks a server for colours: where NO_COLOR asks for none, Node warns of the two in the midst of a run.
  env: { FORCE_COLOR: '0' },
  wait: { stdout: emulatorIsReady },
  gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
} as const;

export default defineConfig({
  testDir: 'specs',
  outputDir: path.join(reports, 'artifacts'),
  forbidOnly: env['CI'] !== undefined,
  // A retry against a stateful service hides the fact that is tested.
  retries: 0,
  fullyParallel: false,
  // Tests wait for the environment more than for a processor.
  workers: 3,
  timeout: stageTimeout,
  reporter: [
    ['./helpers/verdict/reporters/terminal/terminal-reporter.ts'],
    ['./helpers/verdict/reporters/junit/junit-reporter.ts'],
    [
      './helpers/verdict/reporters/allure/results-reporter.ts',
      { resultsDir: path.join(reports, 'allure-results'), detail: false },
    ],
    ['./helpers/verdict/reporters/verdict-reporter.ts'],
  ],
  projects: [
    { name: 'solution', testMatch: 'solution.setup.ts', timeout: solutionTimeout, teardown: 'teardown' },
    { name: 'scenario', testDir: 'specs/scenario', dependencies: ['solution'], workers: 1, grep },
    {
      name: 'conformance',
      testDir: 'specs/conformance',
      dependencies: ['solution'],
      fullyParallel: true,
      // The emulator takes the same processors: where those are two, a third worker, begun when the scenario ends, costs more than it saves.
      ...(run.target === 'emulator' && availableParallelism() < 3 && { workers: 2 }),
      grep,
    },
    // Begun when no other test waits for a worker, as its rows would slow down who reads the table. Without SCALE_ROWS nothing of it runs.
    { name: 'scale', testDir: 'specs/scale', dependencies: ['solution'], workers: 1, grep },
    { name: 'teardown', testMatch: 'solution.teardown.ts', timeout: solutionTimeout },
  ],
  ...(run.target === 'emulator' &&
    (isEmulatorToCome(env) ? { globalSetup: './helpers/run/await-emulator.ts' } : { webServer: emulator })),
});
