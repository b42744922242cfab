import { DataverseError } from '../errors';

/** The answer, or undefined when the environment says 404: what was asked for is not there, or not there any more. */
export async function undefinedWhenMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DataverseError && error.status === 404) return undefined;
    throw error;
  }
}
