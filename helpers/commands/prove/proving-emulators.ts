import { createFetch } from '../../dataverse/http/create-fetch';
import { loadSettings } from '../../run/settings/load';
import { EmulatorControl } from '../emulator/emulator-control';
import { onEmulator } from '../emulator/emulator-process';

/** An emulator on which one subject after the other is proved. */
export type ProvingEmulator = {
  /** What it hands over to a run: its address, the sign-in, its certificate. */
  readonly settings: Readonly<Record<string, string>>;
  readonly control: EmulatorControl;
};

/**
 * Does something with so many emulators, and stops them. They stay from one subject to the next: one that is started for
 * each costs a second of a processor, and as much again until what it does most is compiled.
 */
export async function withProvingEmulators<T>(
  count: number,
  act: (emulators: readonly ProvingEmulator[]) => Promise<T>,
): Promise<T> {
  const openOthers = (opened: readonly ProvingEmulator[]): Promise<T> =>
    opened.length === count
      ? act(opened)
      : onEmulator([], settings => openOthers([...opened, { settings, control: controlOf(settings) }]));
  return openOthers([]);
}

function controlOf(settings: Readonly<Record<string, string>>): EmulatorControl {
  const { dataverseUrl, ...network } = loadSettings(settings);
  return new EmulatorControl(createFetch(network), dataverseUrl);
}
