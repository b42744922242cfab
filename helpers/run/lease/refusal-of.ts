import { HarnessError } from '../../dataverse/errors';

/** Why something was not done that is not worth ending a run for; undefined when it was done. */
export async function refusalOf(act: Promise<void>): Promise<HarnessError | undefined> {
  try {
    await act;
    return undefined;
  } catch (error) {
    if (error instanceof HarnessError) return error;
    throw error;
  }
}
