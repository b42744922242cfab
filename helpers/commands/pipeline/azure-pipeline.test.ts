import { expect, test } from '@playwright/test';
import { loadSettings } from '../../run/settings/load';
import { type AzureJob, azurePipelineSchema, type AzureStep } from './testing/azure-schema';
import { expandAzurePipeline } from './testing/expand-azure-pipeline';
import { azurePipeline, codeBlocks, page, readProjectFile } from './testing/pipeline-files';

const pipeline = azurePipelineSchema.parse(expandAzurePipeline(azurePipeline, readProjectFile(azurePipeline)));
const jobs: readonly AzureJob[] = pipeline.stages.flatMap(stage => stage.jobs);

function stepsOf(name: string): readonly AzureStep[] {
  const job = jobs.find(one => 'deployment' in one && one.deployment === name);
  if (job === undefined || !('deployment' in job)) throw new Error(`No job is called ${name}.`);
  return job.strategy.runOnce.deploy.steps;
}

function stepOf(job: string, displayName: string): AzureStep {
  const step = stepsOf(job).find(one => 'displayName' in one && one.displayName === displayName);
  if (step === undefined) throw new Error(`${job} has no step ${displayName}.`);
  return step;
}

/** What a step hands to its script. */
function variablesOf(step: AzureStep): Record<string, string> {
  const env = 'env' in step ? (step.env ?? {}) : {};
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
}

test('each environment is a deployment job of its own, with its approvals and a name of its own', () => {
  expect(jobs.map(job => ('deployment' in job ? [job.deployment, job.environment] : [job.job]))).toEqual([
    ['verify_dev', 'dev'],
    ['verify_test', 'test'],
    ['deploy'],
  ]);
});

test('an entry with a service connection signs in by it, without a secret', () => {
  const step = stepOf('verify_dev', 'Verify');
  const fromTask = {
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff',
    AZURESUBSCRIPTION_CLIENT_ID: '22cc22cc-dd33-ee44-ff55-66aa66aa66aa',
    AZURESUBSCRIPTION_TENANT_ID: '33dd33dd-ee44-ff55-aa66-77bb77bb77bb',
    SYSTEM_OIDCREQUESTURI: 'https://dev.azure.com/contoso/oidc',
  };

  expect(step).toMatchObject({ task: 'AzureCLI@2', inputs: { azureSubscription: 'dataverse-dev' } });
  const settings = loadSettings({ ...variablesOf(step), ...fromTask });
  expect(settings).toMatchObject({ credential: { kind: 'azure-pipelines' } });
  expect(settings.dataverseUrl.href).toBe('https://contoso-dev.crm.dynamics.com/');
});

test('an entry with a client ID and a secret signs in by them, and has settings of its own', () => {
  const step = stepOf('verify_test', 'Verify');

  expect(step).toHaveProperty('bash');
  expect(loadSettings(variablesOf(step))).toMatchObject({ credential: { kind: 'secret' }, profile: 'smoke' });
  expect(variablesOf(step)).toMatchObject({ SETTLE_SECONDS: '300' });
  expect(variablesOf(stepOf('verify_dev', 'Verify'))).not.toHaveProperty('SETTLE_SECONDS');
});

for (const job of ['verify_dev', 'verify_test']) {
  test(`${job}: the verdict decides, and what comes before it happens whatever it is`, () => {
    const steps = stepsOf(job);
    const verify = steps.findIndex(step => 'displayName' in step && step.displayName === 'Verify');
    const after = steps.slice(verify + 1);

    expect(steps[verify]).toMatchObject({ continueOnError: true });
    expect(after).toHaveLength(4);
    for (const step of after) expect(step).toMatchObject({ condition: 'always()' });
    expect(after.at(-1)).toMatchObject({ name: 'verdict', bash: expect.stringContaining('npm run tell:pipeline') });
    expect(after.at(-1)).not.toHaveProperty('continueOnError');
  });

  test(`${job}: every step means the same folder of reports`, () => {
    const folders = stepsOf(job)
      .map(variablesOf)
      .flatMap(variables => variables['REPORTS_FOLDER'] ?? []);

    expect(folders).toEqual(['$(reports)', '$(reports)', '$(reports)']);
  });
}

test('a gate reads the output by the name that its job, its step and the command give it', () => {
  const gate = jobs.at(-1)?.condition ?? '';
  const [, stage, job, step] = /stageDependencies\.(\w+)\.(\w+)\.outputs\['\2\.(\w+)\.verdict'\]/.exec(gate) ?? [];

  expect(pipeline.stages.map(one => one.stage)).toContain(stage);
  expect(stepsOf(job ?? '').map(one => ('name' in one ? one.name : undefined))).toContain(step);
});

test('the pipeline to copy from the documentation is whole, and gives the template what it takes', () => {
  const blocks = codeBlocks(readProjectFile(page), 'yaml').filter(text => text.includes('verify.yml@verifier'));

  expect(blocks).toHaveLength(1);
  for (const text of blocks) {
    expect(() => azurePipelineSchema.parse(expandAzurePipeline(page, text))).not.toThrow();
    expect(() => expandAzurePipeline(page, text.replace('environments:', 'environment:'))).toThrow(
      /unknown environment, missing environments/,
    );
  }
});
