import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { test } from '@playwright/test';
import { environmentVariables } from '../../../run/settings/environment';
import { root } from '../../command';
import { azurePipeline } from './pipeline-files';
import { allScripts } from './scripts';

export const action = '.github/actions/verify/action.yml';

/** Too dear to run here. Each is run as it is by a file that every submission runs. */
export const runElsewhere: Readonly<Record<string, { readonly by: string; readonly as: string }>> = {
  'npm ci': { by: '.ci/run', as: '\nnpm ci\n' },
  '.ci/run': { by: '.github/workflows/ci.yml', as: 'run: .ci/run' },
  'npm run prove': { by: 'package.json', as: 'npm run prove -- --quick' },
  'npm run prove:client -- "node docs/prove-your-client/right.mjs"': {
    by: 'helpers/commands/prove-client/examples.test.ts',
    as: "play('right', all)",
  },
  'npm run prove:client -- --timeout 120 "node docs/prove-your-client/our-sync.mjs"': {
    by: 'helpers/commands/prove-client/examples.test.ts',
    as: "play('our-sync', some)",
  },
  'npm run test:unit -- killed-runs.test.ts': { by: 'package.json', as: 'npm run test:unit &&' },
};

/** What nothing but a runner can run: it asks who signs packages (sigstore), which this project asks of nobody else. */
export const onlyThere = ['npm audit signatures'];

/** The scripts that a test below runs, by their place. The same text at another place is the same script. */
export const runHere = [
  `${action} › Refuse to fall back to the emulator`,
  `${action} › Take more settings`,
  `${action} › Verify`,
  `${action} › Remove what a stopped run left`,
  `${action} › Gather the site`,
  `${action} › Verdict`,
  '.github/workflows/ci.yml › What it is made of',
  '.github/workflows/ci.yml › It says the verdict',
  '.github/workflows/proof.yml › The matrix',
  `${azurePipeline} › Refuse to fall back to the emulator`,
  `${azurePipeline} › Verify`,
  `${azurePipeline} › Remove what a stopped run left`,
  'docs/ci.md › Deploy',
  'docs/ci.md › Say why nobody could look',
];

type Ran = { readonly status: number; readonly stdout: string; readonly stderr: string };

/** Runs the script as the runner does, with its own files for what is handed on. */
export async function ran(place: string, env: Readonly<Record<string, string>>, cwd = root): Promise<Ran> {
  if (!runHere.includes(place)) throw new Error(`${place} is not among the scripts that are run here.`);
  const script = allScripts().find(one => one.place === place);
  if (script === undefined) throw new Error(`No file has ${place}.`);
  const file = test.info().outputPath(`script-${randomUUID()}.sh`);
  writeFileSync(file, script.text);
  const runner = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: outputs(),
    GITHUB_STEP_SUMMARY: summary(),
    RUNNER_TEMP: temp(),
  };
  const variables = { PATH: environmentVariables()['PATH'] ?? '', HOME: temp(), ...runner, ...env };
  const bash = ['--noprofile', '--norc', '-eo', 'pipefail', file];
  return promisify(execFile)('bash', bash, { cwd, env: variables }).then(
    output => ({ status: 0, ...output }),
    (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error;
      return { status: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) };
    },
  );
}

export const temp = () => test.info().outputPath();
export const outputs = () => test.info().outputPath('github-output');
export const summary = () => test.info().outputPath('step-summary.md');
export const reports = () => test.info().outputPath('reports');
