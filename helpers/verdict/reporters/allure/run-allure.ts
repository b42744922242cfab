import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { HarnessError } from '../../../dataverse/errors';
import { environmentVariables } from '../../../run/settings/environment';
import { withoutSecrets } from '../../../run/settings/secrets';
import type { History } from './history';

/** What Allure makes a page of, where it goes, and what allurerc.mjs is told. */
type Generation = {
  readonly root: string;
  readonly config: string;
  readonly results: string;
  readonly report: string;
  readonly history: History;
};

/**
 * Runs Allure's own command line by this Node: the shell's PATH does not matter. It signs in nowhere, and is told no
 * secret. Throws HarnessError with its output where it fails.
 */
export async function runAllure({ root, config, results, report, history }: Generation): Promise<void> {
  const cli = path.join(path.dirname(require.resolve('allure')), '..', 'cli.js');
  const args = ['generate', results, '--output', report, '--config', config, '--cwd', root];
  const env = {
    ...withoutSecrets(environmentVariables()),
    ALLURE_HISTORY_FILE: history.file,
    ALLURE_HISTORY_ENTERED: String(history.isEntered),
  };
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, env });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  await once(child, 'close');
  if (child.exitCode !== 0)
    throw new HarnessError(`Allure could not make the report: ${output.trim()}`, 'read its message.');
}
