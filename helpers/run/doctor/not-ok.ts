import { HarnessError, SignInError, UnavailableError, UnreachableError } from '../../dataverse/errors';
import { networkFailureKind } from '../../dataverse/http/network-failure';
import type { Finding } from './finding';

/** What an error of the clients says, as a finding. Throws what is none: a defect of this suite. */
export function notOkBy(error: unknown, runsAnyway = mayPass(error)): Finding {
  if (!(error instanceof HarnessError)) throw error;
  const notOk = error.message.replace(`\n  What to do: ${error.whatToDo}`, '');
  return { notOk, whatToDo: error.whatToDo, ...(runsAnyway && { runsAnyway }) };
}

/**
 * Whether time or another attempt may bring what an error says did not come: a time limit, a broken connection, a name
 * server that is silent, a server that is busy. That is for a run to find out, which knows how to wait.
 */
function mayPass(error: unknown): boolean {
  if (error instanceof UnavailableError) return true;
  if (error instanceof SignInError) return error.mayPass;
  return error instanceof UnreachableError && !['refused', 'too-long'].includes(networkFailureKind(error));
}

/** The same of an environment that let us in: one that is slow then is busy, and not closed. */
export const refusedBy = (error: unknown): Finding =>
  notOkBy(error, error instanceof UnreachableError || mayPass(error));
