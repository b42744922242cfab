import { randomUUID } from 'node:crypto';
import { DataverseError } from '../../../dataverse/errors';
import { missingRowCodes } from '../../../dataverse/refusals/row-codes';
import { keyAddress } from '../../../dataverse/web-api/odata-key';
import { asItIs, different, type NotYet, type Probe } from '../probe';

/**
 * That a row is found by its id. The row that is asked for is not there: a server that knows the table says that of the
 * row, one that does not says it of the table. So nobody's change feed gets a row of ours, or its deletion.
 */
export const rowAddressProbe = (entitySet: string): Probe => ({
  name: "a row's address",
  ask: ({ webApi, consistent }) =>
    judgeMissingRow(
      webApi.get(keyAddress(entitySet, randomUUID()), { ...asItIs, consistent, title: 'ask for a row by its id' }),
    ),
});

/** The same by an alternate key of one column. */
export const keyAddressProbe = (entitySet: string, column: string): Probe => ({
  name: 'an address by alternate key',
  ask: ({ webApi, consistent }) => {
    const address = keyAddress(entitySet, { [column]: `readiness-${randomUUID()}` });
    return judgeMissingRow(webApi.get(address, { ...asItIs, consistent, title: 'ask for a row by its alternate key' }));
  },
});

/** Of the answer of either endpoint to a question for a row that is not there. Throws any other refusal on. */
export async function judgeMissingRow(answer: Promise<unknown>): Promise<NotYet | undefined> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof DataverseError && missingRowCodes.has(error.code.toLowerCase())) return undefined;
    throw error;
  }
  return different('a row that nobody made');
}
