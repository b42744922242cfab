import { type Removal, takeBack } from './clean-up';
import { endLease, forgetLease } from '../lease/hold-lease';
import type { Ledger } from '../ledger/ledger';
import type { Settings } from '../settings/settings';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/**
 * Takes back what this run made, and says in the ledger what became of it. KEEP_SOLUTION leaves everything in place, an
 * adopted solution stays without this run's rows, and a table that holds others' rows is not removed under them.
 */
export async function removeSolution(
  client: WebApiClient,
  { settings, ledger }: { readonly settings: Pick<Settings, 'solution'>; readonly ledger: Ledger },
): Promise<Removal> {
  const run = ledger.data;
  if (settings.solution.keep && run.solution !== undefined) {
    await endLease(client, ledger);
    return keep(ledger, run.solution.uniqueName);
  }
  // From here on nobody renews it. Its row goes with the others.
  forgetLease(ledger);

  const removal = await takeBack(client, run, {
    timeout: settings.solution.jobTimeout,
    beforeUninstall: () => note(ledger, 'removing'),
  });
  if (removal.kind === 'removed') note(ledger, 'removed');
  // What is left under others' rows stays on record, so that a later run or clean-up can remove it.
  if (removal.kind !== 'left') ledger.finish();
  return removal;
}

function keep(ledger: Ledger, uniqueName: string): Removal {
  if (ledger.data.solution?.state !== 'adopted') note(ledger, 'kept');
  ledger.finish();
  return { kind: 'kept', sentence: `Solution ${uniqueName} and the rows of this run stay: KEEP_SOLUTION asks for it.` };
}

function note(ledger: Ledger, state: 'kept' | 'removing' | 'removed'): void {
  ledger.update(run => {
    if (run.solution) run.solution.state = state;
  });
}
