import { createFetch } from '../../../dataverse/http/create-fetch';
import { importSolution } from '../../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../../dataverse/solutions/read-package';
import type { WebApiClient } from '../../../dataverse/web-api/web-api-client';
import { connect } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import { ownPackages } from '../../../sample/own-package';
import { onEmulator } from '../../emulator/emulator-process';
import { EmulatorControl } from '../../emulator/emulator-control';

/** Where histories are played, one after the other: an emulator with the sample's table. */
export type Site = {
  /** What it hands over to clients: its address, the sign-in, its certificate. */
  readonly settings: Readonly<Record<string, string>>;
  readonly writer: WebApiClient;
  readonly control: EmulatorControl;
  /** Back to the empty table, the real time, and no weather. */
  readonly clear: () => Promise<void>;
};

const importTimeout = 60_000;

/** Does something at a site of its own, and closes it. */
export const atSite = <T>(act: (site: Site) => Promise<T>): Promise<T> =>
  onEmulator(['--import-delay', '0', '--index-delay', '0'], async settings => act(await openSite(settings)));

async function openSite(handedOver: Readonly<Record<string, string>>): Promise<Site> {
  const settings = loadSettings(handedOver);
  const writer = connect(settings);
  const control = new EmulatorControl(createFetch(settings), settings.dataverseUrl);
  await importSolution(writer, await readPackage(ownPackages.online), { timeout: importTimeout });
  const empty = await control.saveState();
  // A second user is nothing to a client.
  const own = Object.entries(handedOver).filter(([name]) => !name.startsWith('SECOND_'));
  return { settings: Object.fromEntries(own), writer, control, clear: () => control.restore(empty) };
}
