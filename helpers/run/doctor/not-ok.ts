import { HarnessError, UnavailableError, UnreachableError } from '../../dataverse/errors';
import type { Finding } from './finding';

/** What an error of the clients says, as a finding. Throws what is none: a defect of this suite. */
export function notOkBy(error: unknown, runsAnyway = error instanceof UnavailableError): Finding {
  if (!(error instanceof HarnessError)) throw error;
  const notOk = error.message.replace(`\n  What to do: ${error.whatToDo}`, '');
  return { notOk, whatToDo: error.whatToDo, ...(runsAnyway && { runsAnyway }) };
}

/** The same of an environment that let us in: one that is slow then is busy, and not closed. */
export const refusedBy = (error: unknown): Finding =>
  notOkBy(error, error instanceof UnavailableError || error instanceof UnreachableError);
