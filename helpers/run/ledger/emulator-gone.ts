import { connect } from 'node:net';
import type { LedgerData } from './ledger-data';

/** Whether an address is one that only this machine reaches. */
export const isOnThisMachine = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** Whether a run was on an emulator. One that was killed before it asked had an address of this machine. */
export const wasOnEmulator = ({ environment: { facts, url } }: Pick<LedgerData, 'environment'>): boolean =>
  facts === undefined ? isOnThisMachine(url) : facts.kind === 'emulator';

/**
 * Whether the emulator at an address has ended, and with it all that was in it. Only this machine can say so: that nothing
 * listens elsewhere may be the way there.
 */
export async function isEmulatorGone(url: string): Promise<boolean> {
  if (!isOnThisMachine(url)) return false;
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
