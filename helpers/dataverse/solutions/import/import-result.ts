import { z } from 'zod';
import { readXml, XmlError } from '../../xml/read-xml';
import type { XmlElement } from '../../xml/xml-element';

/** What an import did, by the results of its components. */
export const importResultSchema = z.object({
  /** The verdict on the solution's manifest; `unknown` when the job does not tell. */
  result: z.enum(['success', 'warning', 'failure', 'unknown']),
  /** One line for each component that failed. A successful import may have some. */
  failures: z.array(z.string()),
});
type ImportResult = z.infer<typeof importResultSchema>;

/**
 * Reads the XML in an import job's `data` column, as recorded from live imports: a `result` element stands in each
 * component that was processed, and the one in `solutionManifest` speaks for the solution.
 *
 * The root's `progress` proves nothing: a successful import was recorded with 80.
 */
export function readImportResult(data: string): ImportResult {
  if (data === '') return { result: 'unknown', failures: [] };
  let root: XmlElement;
  try {
    root = readXml(data);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { result: 'unknown', failures: [`the job's results cannot be read: ${error.message}`] };
  }

  const results = [...root.descendants()].filter(({ element }) => element.name === 'result');
  const failed = results.filter(({ element }) => element.attributes.get('result') === 'failure');
  const rootFailed = root.attributes.get('succeeded') === 'failure';
  return {
    result: rootFailed ? 'failure' : manifestResult(results),
    failures: [
      ...(rootFailed ? [root.attributes.get('status') ?? 'the import did not succeed'] : []),
      ...failed.map(({ element, parent }) => describeFailedComponent(element, parent)),
    ],
  };
}

function manifestResult(results: readonly { element: XmlElement; parent: XmlElement }[]): ImportResult['result'] {
  const verdict = results.find(({ parent }) => parent.name === 'solutionManifest')?.element.attributes.get('result');
  return verdict === 'success' || verdict === 'warning' || verdict === 'failure' ? verdict : 'unknown';
}

function describeFailedComponent({ attributes }: XmlElement, component: XmlElement): string {
  const name = component.attributes.get('LocalizedName') ?? component.attributes.get('id');
  const subject = name === undefined || name === '' ? component.name : `${component.name} ${name}`;
  return `${subject}: ${attributes.get('errorcode') ?? ''} ${attributes.get('errortext') ?? ''}`.trim();
}
