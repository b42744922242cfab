import { functionArguments } from '../function-arguments';
import { isFunction } from '../match';
import { badRequest } from '../odata-error';
import { json } from '../odata-response';
import { type Operation } from '../operation';
import { contextUrl } from '../rows/selection';

/** The report of an import as a spreadsheet. */
export const retrieveFormattedImportJobResults: Operation = {
  operation: 'GET RetrieveFormattedImportJobResults(ImportJobId={id})',
  name: 'RetrieveFormattedImportJobResults',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveformattedimportjobresults',
  fidelity: 'partial',
  differs: 'A shorter workbook with the same facts.',
  matches: isFunction('RetrieveFormattedImportJobResults'),
  handle: (request, { solutions }) => {
    const importJobId = functionArguments(request, ['ImportJobId']).get('ImportJobId');
    if (importJobId?.type !== 'guid') throw badRequest('ImportJobId must be a GUID without quotes.');
    return json({
      '@odata.context': contextUrl(
        request.serviceRoot,
        'Microsoft.Dynamics.CRM.RetrieveFormattedImportJobResultsResponse',
      ),
      FormattedResults: solutions.formattedResults(importJobId.value),
    });
  },
};
