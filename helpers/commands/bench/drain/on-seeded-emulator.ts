import { createFetch } from '../../../dataverse/http/create-fetch';
import { createTokenSource } from '../../../dataverse/sign-in/create-token-source';
import { importSolution } from '../../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../../dataverse/solutions/read-package';
import { connect } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import { ownPackages } from '../../../sample/own-package';
import { onEmulator } from '../../emulator/emulator-process';
import type { Ground } from './contestants/contestant';
import { seedBooks } from './seed-books';

/** As many rows as a page of Dataverse holds at most. */
const pageSize = 5_000;

type Seeded = {
  readonly ground: Ground;
  /** Of the emulator's process. */
  readonly pid: number | undefined;
  /** Fills the table, which holds `from` books, until it holds `to`. */
  readonly seed: (from: number, to: number) => Promise<void>;
};

/** Does something on an emulator of its own that has the sample's table. */
export async function onSeededEmulator<T>(act: (seeded: Seeded) => Promise<T>): Promise<T> {
  return onEmulator(['--import-delay', '0', '--index-delay', '0'], async (variables, pid) => {
    const settings = loadSettings(variables);
    const client = connect(settings);
    await importSolution(client, await readPackage(ownPackages.online), { timeout: 60_000 });
    const token = await createTokenSource(settings, createFetch(settings)).accessToken();
    const ground = { url: settings.dataverseUrl.href, caFile: settings.caFile ?? '', token, pageSize };
    return act({ ground, pid, seed: (from, to) => seedBooks(client, from, to) });
  });
}
