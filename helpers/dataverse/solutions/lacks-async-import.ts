import { DataverseError } from '../errors';

/**
 * True when the environment has no asynchronous import, or one that takes no job id. Recorded on-premises (9.1): 400,
 * "The parameter 'ImportJobId' in the request payload is not a valid parameter for the operation 'ImportSolutionAsync'."
 */
export function lacksAsyncImport(error: unknown): boolean {
  if (!(error instanceof DataverseError)) return false;
  if (error.status === 404 || error.status === 501) return true;
  return error.status === 400 && /ImportJobId.*not a valid parameter/i.test(error.detail);
}
