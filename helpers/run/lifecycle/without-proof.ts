import { HarnessError } from '../../dataverse/errors';

/**
 * Does what a run does around its tests: it prepares, or cleans up. What is refused there is no proof against an
 * environment, so an error that would be one comes as a HarnessError that is none, with the same words and the same
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
