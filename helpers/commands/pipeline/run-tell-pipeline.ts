import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { HarnessError } from '../../dataverse/errors';
import type { Environment } from '../../run/settings/environment';
import { readVerdict } from '../../verdict/reporters/write-verdict';
import { exitStatuses } from '../../verdict/verdict-schema';
import { azurePipelines } from './azure-pipelines';
import { type Finding, findingsOf, shortened } from './findings';
import { gitHubActions } from './github-actions';
import type { Outputs, Pipeline } from './pipeline';

type TellPipelineCommand = {
  readonly args: readonly string[];
  readonly env: Environment;
  /** The reports folder, absolute. */
  readonly reports: string;
  readonly print: (line: string) => void;
};

const usage = `npm run tell:pipeline [-- --inconclusive-passes]
  The last step of a run in GitHub Actions or Azure Pipelines, where the machine is known by its variables: shows the failed
  requirements on the run's page, sets the outputs verdict, reason and exit_status, and ends with the exit status of the run.
  --inconclusive-passes  0 in place of 2: only what an environment does not support stops the pipeline.`;

/**
 * Tells a pipeline the verdict that stands in the reports folder. Returns its exit status, so that the verdict decides, whatever
 * happened in between. Throws HarnessError for arguments that are not its own, and where no pipeline is.
 */
export function runTellPipeline({ args, env, reports, print }: TellPipelineCommand): number {
  const { help, inconclusivePasses } = readArguments(args);
  if (help) {
    print(usage);
    return 0;
  }
  const pipeline = pipelineOf(env);
  const { outputs, findings } = tell(reports, inconclusivePasses);
  const summary = path.join(reports, 'summary.md');

  for (const finding of shortened(findings, pipeline.mostFindings)) print(pipeline.findingLine(finding));
  if (existsSync(summary)) for (const line of pipeline.summaryLines(summary)) print(line);
  for (const line of pipeline.setOutputs(outputs)) print(line);
  const status = Number(outputs.exit_status);
  if (status !== exitStatuses.inconclusive || !inconclusivePasses) return status;
  for (const line of pipeline.passedWithIssues) print(line);
  return 0;
}

function readArguments(args: readonly string[]): { help: boolean; inconclusivePasses: boolean } {
  try {
    const option = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ args: [...args], options: { help: option, 'inconclusive-passes': option } });
    return { help: values.help, inconclusivePasses: values['inconclusive-passes'] };
  } catch (error) {
    throw new HarnessError(error instanceof Error ? error.message : String(error), `use it so:\n${usage}`);
  }
}

/** Both set a variable for every step: GITHUB_ACTIONS=true, and TF_BUILD=True. */
function pipelineOf(env: Environment): Pipeline {
  if (env['GITHUB_ACTIONS'] === 'true') return gitHubActions(env);
  if (env['TF_BUILD']?.toLowerCase() === 'true') return azurePipelines;
  throw new HarnessError(
    'Neither GITHUB_ACTIONS nor TF_BUILD is set: this is no step of GitHub Actions or Azure Pipelines.',
    'elsewhere read reports/verdict.json, or the exit status of `npm run verify`.',
  );
}

function tell(
  reports: string,
  inconclusivePasses: boolean,
): { readonly outputs: Outputs; readonly findings: readonly Finding[] } {
  const verdict = readVerdict(reports);
  if (verdict !== undefined) {
    const { verdict: word, reason } = verdict;
    const outputs = { verdict: word, reason, exit_status: String(exitStatuses[word]) };
    return { outputs, findings: findingsOf(verdict, { inconclusivePasses }) };
  }
  const reason =
    'The run wrote no verdict: it was stopped before its end, or never began. The log of the steps before says why.';
  const level = inconclusivePasses ? 'warning' : 'error';
  return {
    outputs: { verdict: 'inconclusive', reason, exit_status: String(exitStatuses.inconclusive) },
    findings: [{ level, title: 'No verdict', message: reason }],
  };
}
