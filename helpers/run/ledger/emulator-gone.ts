import { connect } from 'node:net';
import type { LedgerData } from './ledger-data';
import { isOfThisMachine } from './run-process';

/** Whether an address is one that only this machine reaches. */
const isOnThisMachine = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** Whether a run was on an emulator. One that was killed before it asked had an address of this machine. */
export const wasOnEmulator = ({ environment: { facts, url } }: Pick<LedgerData, 'environment'>): boolean =>
  facts === undefined ? isOnThisMachine(url) : facts.kind === 'emulator';

type Place = Pick<LedgerData, 'environment' | 'processes'>;

/**
 * Whether this machine reaches the emulator that a run was on: it has an address of this machine, and the run was here. In a
 * reports folder that is shared the same address is another machine's. Ledgers of older versions do not say whose it is.
 */
export const isEmulatorHere = ({ environment, processes }: Place): boolean =>
  isOnThisMachine(environment.url) && (processes === undefined || isOfThisMachine(processes.run));

/**
 * Whether the emulator of a run has ended, and with it all that was in it. Only its machine can say so: that nothing listens
 * elsewhere may be the way there.
 */
export async function isEmulatorGone(run: Place): Promise<boolean> {
  if (!isEmulatorHere(run)) return false;
  const { url } = run.environment;
  const { hostname, port, protocol } = new URL(url);
  const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (protocol === 'http:' ? 80 : 443)) };
  return new Promise(resolve => {
    const socket = connect(address);
    const tell = (isGone: boolean): void => {
      socket.destroy();
      resolve(isGone);
    };
    socket.once('connect', () => tell(false));
    socket.once('error', error => tell('code' in error && error.code === 'ECONNREFUSED'));
  });
}
