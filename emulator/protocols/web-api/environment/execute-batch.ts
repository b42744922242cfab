import { parseBatch } from '../front/batch/parse-batch';
import { renderBatch } from '../front/batch/render-batch';
import { failureOf, runBatch } from '../front/batch/run-batch';
import { notImplemented } from '../front/response/odata-error';
import { type Operation } from '../front/operation';
import { type Preferences } from '../front/request/preferences';

/** Several requests in one; change sets are all or nothing. */
export const executeBatch: Operation = {
  operation: 'POST $batch',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api',
  fidelity: 'partial',
  differs:
    'Change sets take writes of rows and bulk messages; metadata writes, solution actions and DELETE solutions({key}) in them are 501. Inferred: texts and codes of refused batches apart from the documented ones (missing Content-ID, unknown reference, unreadable stream), the code of an unknown reference (0x80060888, its text is documented), that a malformed batch is refused before any of it is done, and that an absolute URL must lead to the environment itself. A part whose URL leads nowhere is answered as any request, not with the routing error of Dataverse. Headers of the batch are not passed on to its parts: whether Dataverse does is not documented, so that preferences of parts (annotations, page size, return) are refused on the batch.',
  matches: ({ method, path }) => method === 'POST' && path.length === 1 && path[0]?.raw === '$batch',
  continuesOnError: true,
  produces: 'multipart',
  handle: async (request, context, parts) => {
    refusePartPreferences(request.prefer);
    const done = await runBatch(parseBatch(request.content), request, context, parts);
    const failure = done.map(failureOf).find(status => status !== undefined);
    return renderBatch(done, request.prefer.continueOnError ? 200 : (failure ?? 200));
  },
};

/** Nobody says whether the parts inherit these: a client that wants them puts them on the parts. */
function refusePartPreferences({ annotations, maxPageSize, returnRepresentation }: Preferences): void {
  if (annotations.asked === undefined && maxPageSize === undefined && !returnRepresentation) return;
  throw notImplemented('preferences of a batch other than odata.continue-on-error; put them on its parts');
}
