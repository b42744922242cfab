import { LedgerError } from '../../dataverse/errors';
import type { Ledger } from './ledger';
import { beat } from './standing';

/** Has the ledger say that its run lives as long as this process does, each so many milliseconds. Returns what ends that. */
export function keepAlive(ledger: Ledger, every = beat): () => void {
  const timer = setInterval(() => signOfLife(ledger), every).unref();
  return () => {
    clearInterval(timer);
  };
}

function signOfLife(ledger: Ledger): void {
  try {
    ledger.update(() => undefined);
  } catch (error) {
    // What stands in its way is met by the next act as well, and told there.
    if (!(error instanceof LedgerError)) throw error;
  }
}
