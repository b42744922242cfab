import { existsSync } from 'node:fs';
import { HarnessError, SettingsError } from '../../dataverse/errors';
import { environmentFolder } from '../../run/environments/environment-folder';
import { findEnvironment, readEnvironments } from '../../run/environments/read-environments';
import type { Environment } from '../../run/settings/environment';
import { exitStatuses } from '../../verdict/verdict-schema';
import { parseCommand } from '../parse-command';
import { azurePipelines } from './azure-pipelines';
import { shortened } from './findings';
import { gitHubActions } from './github-actions';
import type { Pipeline } from './pipeline';
import { tellAll, tellOne, type Told } from './told';

type TellPipelineCommand = {
  readonly args: readonly string[];
  readonly env: Environment;
  /** The reports folder, absolute; those of environments that have a name are in it. */
  readonly reports: string;
  readonly environmentsFile: string;
  readonly print: (line: string) => void;
};

const usage = `npm run tell:pipeline [-- --environment NAME | --all] [--inconclusive-passes]
  The last step of a run in GitHub Actions or Azure Pipelines, where the machine is known by its variables: shows the failed
  requirements on the run's page, sets the outputs verdict, reason and exit_status, and ends with the exit status of the run.
  --environment NAME     the run of verify -- --environment NAME
  --all                  those of verify -- --all: the worst decides
  --inconclusive-passes  0 in place of 2: only what an environment does not support stops the pipeline.`;

/**
 * Tells a pipeline the verdict that stands in the reports folder. Returns its exit status, so that the verdict decides, whatever
 * happened in between. Throws SettingsError for arguments that are not its own, HarnessError where no pipeline is.
 */
export function runTellPipeline(command: TellPipelineCommand): number {
  const { env, print } = command;
  const asked = readArguments(command.args);
  if (asked.help) {
    print(usage);
    return 0;
  }
  const pipeline = pipelineOf(env);
  const inconclusivePasses = asked['inconclusive-passes'];
  const { outputs, findings, summary } = toldOf(asked, command);

  for (const finding of shortened(findings, pipeline.mostFindings)) print(pipeline.findingLine(finding));
  if (existsSync(summary)) for (const line of pipeline.summaryLines(summary)) print(line);
  for (const line of pipeline.setOutputs(outputs)) print(line);
  const status = Number(outputs.exit_status);
  if (status !== exitStatuses.inconclusive || !inconclusivePasses) return status;
  for (const line of pipeline.passedWithIssues) print(line);
  return 0;
}

const flag = { type: 'boolean', default: false } as const;
const options = { help: flag, all: flag, 'inconclusive-passes': flag, environment: { type: 'string' } } as const;

function readArguments(args: readonly string[]) {
  const { values } = parseCommand({ args: [...args], options }, usage);
  if (!values.all || values.environment === undefined) return values;
  throw new SettingsError('--all and --environment are not one run.', `use it so:\n${usage}`);
}

/** The run that is meant, by where its reports are. */
function toldOf(
  asked: ReturnType<typeof readArguments>,
  { reports, environmentsFile }: Pick<TellPipelineCommand, 'reports' | 'environmentsFile'>,
): Told {
  const inconclusivePasses = asked['inconclusive-passes'];
  if (!asked.all && asked.environment === undefined) return tellOne(reports, { inconclusivePasses });
  const entries = readEnvironments(environmentsFile);
  if (asked.environment === undefined) return tellAll(reports, entries, { inconclusivePasses });
  const { name } = findEnvironment(entries, asked.environment);
  return tellOne(environmentFolder(reports, name), { inconclusivePasses });
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
