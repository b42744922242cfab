import { HarnessError } from '../../dataverse/errors';
import { cleanUpEarlierRuns, type Removal, takeBack } from './clean-up';
import { endLease, forgetLease } from '../lease/hold-lease';
import type { Ledger } from '../ledger/ledger';
import type { Settings } from '../settings/settings';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/**
 * Takes back what this run made, and says in the ledger what became of it. KEEP_SOLUTION leaves everything in place, an
 * adopted solution stays without this run's rows unless a run that has ended had imported it, and a table that holds others' rows is not removed under them.
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
  if (run.solution?.state !== 'adopted') return removal;
  const sentences = await finishOthers(client, ledger, settings.solution.jobTimeout);
  return { ...removal, sentence: [removal.sentence, ...sentences].join(' ') };
}

/** Who imported the adopted solution may have left it to this run, which is the last to use it then. */
async function finishOthers(client: WebApiClient, { data, reports }: Ledger, timeout: number): Promise<string[]> {
  try {
    const where = { folder: reports, url: data.environment.url, currentRun: data.runId, timeout };
    return [...(await cleanUpEarlierRuns(client, where)).sentences];
  } catch (error) {
    // This run has taken back what it made: what another one left stays on record.
    if (!(error instanceof HarnessError)) throw error;
    return [error.message];
  }
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
