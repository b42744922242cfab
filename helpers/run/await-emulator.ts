import { emulatorOfParent } from './settings/emulator-of-parent';
import { publishVariables } from './settings/environment';

/** Playwright's global set-up where `npm run verify` starts the emulator: its workers are told the settings of it. */
export default async function awaitEmulator(): Promise<void> {
  publishVariables(await emulatorOfParent());
}
