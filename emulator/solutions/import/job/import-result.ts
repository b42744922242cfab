import { textValue } from '../../../engine/values/row';
import { type Organization } from '../../../engine/organization';
import { parseXml } from '../../../xml/parse-xml';
import { packageLimits } from '../../package/archive/limits';
import { formatImportResults } from './format-import-results';

export type ImportResult = {
  readonly isPassed: boolean;
  /** What was ignored, in the order of the package. */
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** SpreadsheetML. */
  readonly formattedResults: string;
};

/**
 * How an import ended, as its job's data says it. An import under way has not passed. Throws recordNotFound.
 * https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.solutionoperationresult
 */
export function importResult(organization: Organization, importJobId: string): ImportResult {
  const { values } = organization.rows.retrieve('importjob', importJobId);
  const root = parseXml(textValue(values, 'data'), packageLimits.xml);
  const results = root.children.flatMap(group => group.children.flatMap(item => item.all('result')));
  const textsOf = (kind: string): string[] =>
    results.flatMap(result => (result.attribute('result') === kind ? (result.attribute('errortext') ?? '') : []));
  const errors = textsOf('failure');
  return {
    isPassed: (values.get('completedon') ?? null) !== null && errors.length === 0,
    warnings: textsOf('warning'),
    errors,
    formattedResults: formatImportResults(organization, importJobId),
  };
}
