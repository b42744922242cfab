import { functionArguments } from '../front/request/function-arguments';
import { isFunction } from '../front/match';
import { badRequest } from '../front/response/odata-error';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

/** The report of an import as a spreadsheet. */
export const retrieveFormattedImportJobResults: Operation = {
  operation: 'GET RetrieveFormattedImportJobResults(ImportJobId={id})',
  name: 'RetrieveFormattedImportJobResults',
  privilege: 'prvImportCustomization',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveformattedimportjobresults',
  differs: { differs: ['The workbook is shorter, with the same facts.'] },
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
