import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
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

/** Allure's own command line in a process that has loaded it, and waits until there is something to make a page of. */
export type LoadedAllure = {
  readonly pid: number | undefined;
  /** Makes one page. Throws HarnessError with what Allure said where it fails. */
  generate(generation: Generation): Promise<void>;
  /** Ends the process, where it makes nothing. */
  dismiss(): void;
};

/**
 * A page takes a second: what V8 would spend on making code faster that runs so briefly is a fifth of it, and never comes back. It
 * would of a page of several times the tests: one of 1,400 takes 10 seconds so, and 7 to 12 otherwise.
 */
const runsOnce = '--no-opt';

/**
 * Starts Allure by this Node: the shell's PATH does not matter. It signs in nowhere, and is told no secret. Who starts it
 * before there is something to show has its page sooner; where the signal that stops a run ends it, it is started again.
 */
export function loadAllure(isAgain = false): LoadedAllure {
  const cli = path.join(path.dirname(require.resolve('allure')), '..', 'cli.js');
  const loaded = pathToFileURL(path.join(__dirname, 'loaded.mjs')).href;
  const env = withoutSecrets(environmentVariables());
  const child = spawn(process.execPath, [runsOnce, '--import', loaded, cli], { env });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const closed = once(child, 'close');
  // Of one that has ended: its end says why.
  child.stdin.on('error', () => undefined);
  return {
    pid: child.pid,
    generate: async generation => {
      child.stdin.end(JSON.stringify(toldOf(generation)));
      await closed;
      if (child.exitCode === 0) return;
      if (child.signalCode !== null && !isAgain) return loadAllure(true).generate(generation);
      const said = (await output).join('').trim();
      throw new HarnessError(`Allure could not make the report: ${said}`, 'read its message.');
    },
    dismiss: () => child.stdin.end(),
  };
}

const toldOf = ({ root, config, results, report, history }: Generation) => ({
  args: ['generate', results, '--output', report, '--config', config, '--cwd', root],
  variables: { ALLURE_HISTORY_FILE: history.file, ALLURE_HISTORY_ENTERED: String(history.isEntered) },
});
