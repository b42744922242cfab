import { parseBatch } from '../front/batch/parse-batch';
import { renderBatch } from '../front/batch/render-batch';
import { failureOfBatchItem, runBatch } from '../front/batch/run-batch';
import { matchesResource } from '../front/match';
import { notImplementedInWebApi } from '../front/response/odata-error';
import { type Operation } from '../front/operation';
import { type Preferences } from '../front/request/preferences';

/** Several requests in one; change sets are all or nothing. */
export const executeBatch: Operation = {
  operation: 'POST $batch',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api',
  notServed: [
    'Change sets take writes of rows and bulk messages only; metadata writes, solution actions and DELETE solutions({key}) in them are refused with 501.',
    'Preferences of parts (annotations, page size, return) are refused on the batch: whether Dataverse passes headers of a batch on to its parts is not documented.',
  ],
  differs: [
    'A part whose URL leads nowhere is answered like any request, not with the routing error of Dataverse.',
    'Headers of the batch are not passed on to its parts.',
  ],
  inferred: [
    'Texts and codes of refused batches are not documented, apart from those for a missing Content-ID, an unknown reference and an unreadable stream.',
    'A reference to a row that its part asks back whole (return=representation) fails, as users report; status and text, those of an unknown reference, are not public.',
    'An unknown reference has the code 0x80060888; its text is documented.',
    'A malformed batch is refused before any of it is done.',
    'An absolute URL must lead to the environment itself.',
  ],
  matches: matchesResource('POST', '$batch'),
  reads: ['odata.continue-on-error'],
  produces: 'multipart',
  handle: async (request, context, parts) => {
    refusePreferencesOfParts(request.prefer);
    const done = await runBatch(parseBatch(request.content), request, context, parts);
    const failure = done.map(failureOfBatchItem).find(status => status !== undefined);
    return renderBatch(done, request.prefer.continueOnError ? 200 : (failure ?? 200));
  },
};

/** Nobody says whether the parts inherit these: a client that wants them puts them on the parts. */
function refusePreferencesOfParts({ annotations, maxPageSize, returnRepresentation }: Preferences): void {
  if (annotations.asked === undefined && maxPageSize === undefined && !returnRepresentation) return;
  throw notImplementedInWebApi('preferences of a batch other than odata.continue-on-error; put them on its parts');
}
