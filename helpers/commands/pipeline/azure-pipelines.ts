import type { Pipeline } from './pipeline';

/**
 * Azure Pipelines: all by logging commands. https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * The escapes are those of the agent's own task library (https://github.com/microsoft/azure-pipelines-task-lib, taskcommand.ts).
 */
export const azurePipelines: Pipeline = {
  mostFindings: 10,
  findingLine: ({ level, title, message }) => {
    return `##vso[task.logissue type=${level};]${escapedData(`${title}: ${message}`)}`;
  },
  setOutputs: outputs =>
    Object.entries(outputs).map(([name, value]) => {
      return `##vso[task.setvariable variable=${name};isOutput=true;]${escapedData(value)}`;
    }),
  summaryLines: file => [`##vso[task.uploadsummary]${escapedData(file)}`],
  passedWithIssues: ['##vso[task.complete result=SucceededWithIssues;]'],
};

const escapedData = (text: string): string =>
  text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
