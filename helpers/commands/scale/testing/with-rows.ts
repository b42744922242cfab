import { Pace } from '../../../dataverse/http/pace';
import { importSolution } from '../../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../../dataverse/solutions/read-package';
import { realTiming } from '../../../dataverse/timing/timing';
import type { WebApiClient } from '../../../dataverse/web-api/web-api-client';
import { connect, connector } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import { ownPackages } from '../../../sample/own-package';
import { ManyBooks } from '../../../sample/scale/many-books';
import { ScaleRun } from '../../../sample/scale/scale-run';
import { onEmulator } from '../../emulator/emulator-process';

export const runId = '0a1b2c3d';

type Ground = { readonly run: ScaleRun; readonly pace: Pace; readonly client: WebApiClient; readonly books: ManyBooks };

/** Does something with many rows, which nobody has written yet, on an emulator that is started with these arguments. */
export async function withRows<T>(
  { count, args = [] }: { readonly count: number; readonly args?: readonly string[] },
  act: (ground: Ground) => Promise<T>,
): Promise<T> {
  return onEmulator(['--import-delay', '0', '--index-delay', '0', ...args], async printed => {
    const settings = loadSettings(printed);
    const client = connect(settings);
    await importSolution(client, await readPackage(ownPackages.online), { timeout: 20_000 });
    const [pace, books] = [new Pace(), ManyBooks.of(runId, count)];
    const run = new ScaleRun(books, {
      connectAnew: connector(settings, undefined, pace),
      ...{ pace, pageSize: 500, patience: { limit: 5_000, timing: realTiming } },
    });
    return act({ run, pace, client, books });
  });
}
