import { z } from 'zod';

// The part of the schema that the files here use, as https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/ and the reference
// of tasks have it. No package has Microsoft's own schema: an organization makes it from the tasks that it has installed.

const text = z.string();
const filled = text.min(1);
/** Identifiers of stages, jobs and steps. */
const identifier = z.string().regex(/^\w+$/);
const flag = z.boolean();
const env = z.record(z.string().regex(/^[A-Z_]+$/), z.union([text, z.number()]));

const everyStep = {
  name: identifier.optional(),
  displayName: filled.optional(),
  condition: filled.optional(),
  continueOnError: flag.optional(),
  timeoutInMinutes: z.number().optional(),
  env: env.optional(),
};

const task = <Inputs extends z.ZodRawShape>(name: string, inputs: Inputs) =>
  z.strictObject({ task: z.literal(name), ...everyStep, inputs: z.strictObject(inputs) });

const stepSchema = z.union([
  z.strictObject({ bash: filled, ...everyStep, workingDirectory: filled.optional() }),
  z.strictObject({ checkout: filled, ...everyStep, path: filled.optional() }),
  z.strictObject({ download: z.literal('none') }),
  z.strictObject({ publish: filled, ...everyStep, artifact: filled }),
  task('UseNode@1', { version: filled }),
  task('AzureCLI@2', {
    azureSubscription: filled,
    scriptType: z.enum(['ps', 'pscore', 'batch', 'bash']),
    scriptLocation: z.literal('inlineScript'),
    inlineScript: filled,
    workingDirectory: filled,
    visibleAzLogin: flag,
  }),
  task('DownloadPipelineArtifact@2', {
    buildType: z.literal('specific'),
    project: filled,
    definition: filled,
    buildVersionToDownload: z.enum(['latest', 'latestFromBranch']),
    branchName: filled,
    allowPartiallySucceededBuilds: flag,
    allowFailedBuilds: flag,
    artifactName: filled,
    itemPattern: filled,
    targetPath: filled,
  }),
  task('PublishTestResults@2', {
    testResultsFormat: z.literal('JUnit'),
    testResultsFiles: filled,
    searchFolder: filled,
    testRunTitle: filled,
  }),
]);

const steps = z.array(stepSchema).min(1);
const everyJob = {
  displayName: filled.optional(),
  dependsOn: identifier.optional(),
  condition: filled.optional(),
  pool: z.union([z.strictObject({ vmImage: filled }), z.strictObject({ name: filled })]).optional(),
  timeoutInMinutes: z.number().optional(),
  cancelTimeoutInMinutes: z.number().optional(),
  variables: z.record(identifier, text).optional(),
};

const jobSchema = z.union([
  z.strictObject({ job: identifier, ...everyJob, steps }),
  z.strictObject({
    deployment: identifier.refine(name => name !== 'deploy', 'deploy is a keyword'),
    ...everyJob,
    environment: filled,
    strategy: z.strictObject({ runOnce: z.strictObject({ deploy: z.strictObject({ steps }) }) }),
  }),
]);

/** A pipeline whose templates are expanded. */
export const azurePipelineSchema = z.strictObject({
  trigger: z.literal('none'),
  schedules: z.array(
    z.strictObject({
      cron: z.string().regex(/^(?:\S+ ){4}\S+$/),
      displayName: filled,
      branches: z.strictObject({ include: z.array(filled) }),
      always: flag,
    }),
  ),
  resources: z.strictObject({
    repositories: z.array(
      z.strictObject({
        repository: identifier,
        type: z.enum(['git', 'github']),
        endpoint: filled,
        name: filled,
        ref: filled,
      }),
    ),
  }),
  stages: z.array(
    z.strictObject({
      stage: identifier,
      displayName: filled,
      dependsOn: identifier.optional(),
      condition: filled.optional(),
      lockBehavior: z.enum(['sequential', 'runLatest']).optional(),
      jobs: z.array(jobSchema).min(1),
    }),
  ),
});

export type AzureStep = z.infer<typeof stepSchema>;
export type AzureJob = z.infer<typeof jobSchema>;
