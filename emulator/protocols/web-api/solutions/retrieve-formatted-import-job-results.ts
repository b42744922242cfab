import { defineFunction } from '../front/define-operation';
import { functionArguments } from '../front/request/function-arguments';
import { badODataRequest } from '../front/response/odata-error';

/** The report of an import as a spreadsheet. */
export const retrieveFormattedImportJobResults = defineFunction('RetrieveFormattedImportJobResults', {
  call: 'RetrieveFormattedImportJobResults(ImportJobId={id})',
  privilege: 'prvImportCustomization',
  differs: ['The workbook is shorter, with the same facts.'],
  run: (request, { solutions }) => {
    const importJobId = functionArguments(request, ['ImportJobId']).get('ImportJobId');
    if (importJobId?.type !== 'guid') throw badODataRequest('ImportJobId must be a GUID without quotes.');
    return { FormattedResults: solutions.formattedResults(importJobId.value) };
  },
});
