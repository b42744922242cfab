import { HarnessError } from '../errors';

/**
 * Does what a run does around what it verifies: it prepares, writes rows whose changes are asked for, cleans up. What is
 * refused there (by a plug-in, a rule, a quota) is no proof against change tracking, so an error that would be one comes as a HarnessError that is none, with the same words and the same
 * remedy.
 */
export async function withoutProof<T>(what: string, act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (!(error instanceof HarnessError) || error.outcome !== 'failed') throw error;
    const [said] = error.message.split('\n  What to do: ');
    throw new HarnessError(`${what}: ${said}`, error.whatToDo, { cause: error });
  }
}
