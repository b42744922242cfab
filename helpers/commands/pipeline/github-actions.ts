import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { Environment } from '../../run/settings/environment';
import type { Pipeline } from './pipeline';

/**
 * GitHub Actions: annotations by workflow commands, outputs by the file `GITHUB_OUTPUT`. The summary is there already: whoever
 * writes a verdict adds it to `GITHUB_STEP_SUMMARY`.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const gitHubActions = (env: Environment): Pipeline => ({
  mostFindings: 10,
  findingLine: ({ level, title, message }) => `::${level} title=${escapedProperty(title)}::${escapedData(message)}`,
  setOutputs: outputs => {
    const file = env['GITHUB_OUTPUT'] ?? '';
    if (file !== '') appendFileSync(file, Object.entries(outputs).map(asFileCommand).join(''));
    return [];
  },
  summaryLines: () => [],
  passedWithIssues: [],
});

const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string => escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Between delimiters that nobody can foresee: a value of several lines sets no second output. */
function asFileCommand([name, value]: readonly [string, string]): string {
  const delimiter = `value_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
