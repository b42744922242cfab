import { DataverseError, VanishedTableError } from '../errors';

/** The answer, or undefined when the environment refuses with one of these statuses. A table that vanished is no answer. */
export async function undefinedWhen<T>(statuses: readonly number[], answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof VanishedTableError || !(error instanceof DataverseError)) throw error;
    if (statuses.includes(error.status)) return undefined;
    throw error;
  }
}

/** The answer, or undefined when the environment says 404: what was asked for is not there, or not there any more. */
export const undefinedWhenMissing = <T>(answer: Promise<T>): Promise<T | undefined> => undefinedWhen([404], answer);
