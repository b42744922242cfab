import path from 'node:path';
import { environmentVariables } from '../../../run/settings/environment';
import { reports, root, runsTypeScript } from '../../command';
import type { Part } from '../part';
import { type TimedRun, timedRun } from './timed-run';
import { measuredOf, type RunName, runNames } from './verify-figures';

const verify = [
  ...runsTypeScript,
  path.join(root, 'helpers/commands/verify/verify.ts'),
  '--emulator',
  ...['--reports', path.join(reports, 'bench', 'verify')],
];
const emptyConfig = path.join(__dirname, 'empty', 'playwright.config.ts');

const argumentsOf: Readonly<Record<RunName, readonly string[]>> = {
  'an empty run of Playwright': [
    require.resolve('@playwright/test/cli'),
    'test',
    '--config',
    emptyConfig,
    '--reporter',
    'dot',
  ],
  'verify, profile smoke': [...verify, '--profile', 'smoke'],
  'verify, profile full': [...verify, '--profile', 'full'],
};

const rounds = 3;

/** How long a whole run on an emulator takes, from the start of its first process to its verdict and its report. */
export const verifyRunPart: Part = {
  name: 'verify',
  what: 'whole runs on an emulator, with their reports, beside a run of Playwright with one empty test',
  measure: async () => {
    const runs: Record<RunName, TimedRun[]> = {
      'an empty run of Playwright': [],
      'verify, profile smoke': [],
      'verify, profile full': [],
    };
    // What is transpiled and kept by a first run is there for all rounds.
    for (const name of runNames) await timedRun(argumentsOf[name], environmentVariables());
    for (let round = 0; round < rounds; round += 1)
      for (const name of runNames) runs[name].push(await timedRun(argumentsOf[name], environmentVariables()));
    return measuredOf(runs);
  },
};
