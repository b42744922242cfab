import { readImportParameters } from '../import-parameters';
import { isAction } from '../match';
import { empty } from '../odata-response';
import { type Operation } from '../operation';

/** Imports a solution package within the request. */
export const importSolution: Operation = {
  operation: 'POST ImportSolution',
  name: 'ImportSolution',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolution',
  fidelity: 'partial',
  differs:
    'Tables, columns, alternate keys and many-to-one relationships are imported; forms, views, ribbons, workflows and many-to-many relationships are left aside. Upgrades by holding solution, ConvertToManaged, ComponentParameters and SolutionParameters are refused with 501.',
  matches: isAction('ImportSolution'),
  handle: async ({ body, caller }, { solutions }) => {
    await solutions.importSolution(readImportParameters('ImportSolution', body('ImportSolution'), 'required'), caller);
    return empty();
  },
};
