import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { differing, lookless, testRecord } from '../../verdict/testing/record-for-tests';
import { verdictOn } from '../../verdict/testing/verdict-for-tests';
import { writeVerdict } from '../../verdict/reporters/write-verdict';
import type { Verdict } from '../../verdict/verdict-schema';
import { runTellPipeline } from './run-tell-pipeline';
import { outputsIn, workflowCommand } from './testing/github-runner';

const hostile =
  'Error: 50% of %0A%3A%AZP25 it\n::set-output name=verdict::supported\n##vso[task.setvariable variable=verdict]supported\r\n,:';
const notSupported = verdictOn([testRecord({ attempts: [differing(hostile)] })]);
const inconclusive = verdictOn([testRecord({ attempts: [lookless()] })]);

function told(verdict: Verdict | undefined, env: Record<string, string>, args: readonly string[] = []) {
  const reports = test.info().outputPath('reports');
  if (verdict !== undefined) writeVerdict(verdict, { folder: reports, env: {} });
  const lines: string[] = [];
  const environmentsFile = test.info().outputPath('environments.json');
  const status = runTellPipeline({ args, env, reports, environmentsFile, print: line => lines.push(line) });
  return { status, lines };
}

/** Reports of runs on environments that have these names; undefined for one that has none. */
function environmentsWith(verdicts: Readonly<Record<string, Verdict | undefined>>): void {
  const folder = test.info().outputPath('reports/environments');
  mkdirSync(folder, { recursive: true });
  const environments = Object.keys(verdicts).map(name => ({ name, url: `https://${name}.crm.dynamics.com` }));
  writeFileSync(test.info().outputPath('environments.json'), JSON.stringify({ environments }));
  writeFileSync(path.join(folder, 'summary.md'), '# All');
  for (const [name, verdict] of Object.entries(verdicts))
    if (verdict !== undefined) writeVerdict(verdict, { folder: path.join(folder, name), env: {} });
}

const onGitHub = () => {
  const file = test.info().outputPath('github-output');
  writeFileSync(file, '');
  return { GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: file };
};

test('GitHub shows the failed requirement, whatever its text holds, and the outputs are set', () => {
  const env = onGitHub();

  const { status, lines } = told(notSupported, env);

  expect(status).toBe(1);
  expect(lines).toHaveLength(1);
  expect(workflowCommand(lines.join())).toEqual({
    command: 'error',
    title: 'CT-DELTA-04: The environment does not support it',
    message: expect.stringMatching(/^.+\nError: 50% of %0A%3A%AZP25 it : :set-output.* # #vso\[/),
  });
  expect(outputsIn(env.GITHUB_OUTPUT)).toEqual({
    verdict: 'not-supported',
    reason: notSupported.reason,
    exit_status: '1',
  });
});

test('a run that could not look is told apart from an environment that does not support it', () => {
  const env = onGitHub();

  const { status, lines } = told(inconclusive, env);

  expect(status).toBe(2);
  expect(lines.map(workflowCommand)).toEqual([
    { command: 'error', title: 'Inconclusive: Could not look', message: inconclusive.reason },
  ]);
  expect(outputsIn(env.GITHUB_OUTPUT)).toMatchObject({ verdict: 'inconclusive', exit_status: '2' });
});

test('a reason of several lines sets no output of its own', () => {
  const env = onGitHub();

  told({ ...inconclusive, reason: 'one\nx\nverdict=supported\nverdict<<x\nsupported\nx' }, env);

  expect(outputsIn(env.GITHUB_OUTPUT)).toMatchObject({ verdict: 'inconclusive', exit_status: '2' });
});

test('where inconclusive passes, the outputs still say what it was', () => {
  const env = onGitHub();

  expect(told(inconclusive, env, ['--inconclusive-passes'])).toMatchObject({
    status: 0,
    lines: [expect.stringMatching(/^::warning title=Inconclusive/)],
  });
  expect(outputsIn(env.GITHUB_OUTPUT)).toMatchObject({ verdict: 'inconclusive', exit_status: '2' });
  expect(told(notSupported, env, ['--inconclusive-passes']).status).toBe(1);
});

test('a known failure is a warning, and one that holds again is told', () => {
  const knownFailures = [
    { id: 'CT-DELTA-04', holds: false },
    { id: 'CT-KEY-01', holds: true },
  ];

  const { status, lines } = told({ ...notSupported, verdict: 'supported', knownFailures }, onGitHub());

  expect(status).toBe(0);
  expect(lines.map(workflowCommand)).toMatchObject([
    { command: 'warning', title: 'CT-DELTA-04: A known failure, which does not decide' },
    { command: 'warning', title: 'CT-KEY-01: No longer a failure' },
  ]);
});

test('without a verdict nothing passes', () => {
  const env = onGitHub();

  const { status, lines } = told(undefined, env);

  expect(status).toBe(2);
  expect(lines.map(workflowCommand)).toMatchObject([{ command: 'error', title: 'No verdict' }]);
  expect(outputsIn(env.GITHUB_OUTPUT)).toMatchObject({ verdict: 'inconclusive', exit_status: '2' });
});

test('the verdict of an environment that has a name is told by its name', () => {
  const env = onGitHub();
  environmentsWith({ dev: verdictOn([testRecord()]), test: notSupported });

  expect(told(undefined, env, ['--environment', 'dev'])).toEqual({ status: 0, lines: [] });
  expect(told(undefined, env, ['--environment', 'Test']).status).toBe(1);
  expect(outputsIn(env.GITHUB_OUTPUT)).toMatchObject({ verdict: 'not-supported', exit_status: '1' });
  expect(() => told(undefined, env, ['--environment', 'prod'])).toThrow('environments.json has dev, test');
  expect(() => told(undefined, env, ['--environment', 'dev', '--all'])).toThrow('are not one run');
});

test('of all environments the worst decides, and each finding says whose it is', () => {
  const env = onGitHub();
  environmentsWith({ dev: verdictOn([testRecord()]), test: notSupported, uat: inconclusive, prod: undefined });

  const { status, lines } = told(undefined, env, ['--all']);

  expect(status).toBe(1);
  expect(lines.map(workflowCommand).map(({ title }) => title)).toEqual([
    'test: CT-DELTA-04: The environment does not support it',
    'uat: Inconclusive: Could not look',
    'prod: No verdict',
  ]);
  expect(outputsIn(env.GITHUB_OUTPUT)).toEqual({
    verdict: 'not-supported',
    reason:
      '1 of 4 environments support change tracking; test does not; uat could not be looked at; prod has not been looked at.',
    exit_status: '1',
  });
  expect(told(undefined, { TF_BUILD: 'True' }, ['--all']).lines).toContain(
    `##vso[task.uploadsummary]${test.info().outputPath('reports/environments/summary.md')}`,
  );
});

test('of all environments one without a verdict is enough to end with 2', () => {
  const env = onGitHub();
  environmentsWith({ dev: verdictOn([testRecord()]), prod: undefined });

  expect(told(undefined, env, ['--all']).status).toBe(2);
  expect(outputsIn(env.GITHUB_OUTPUT)).toMatchObject({ verdict: 'inconclusive', exit_status: '2' });
});

test('where only environments with a name have reports, it says how theirs are told', () => {
  environmentsWith({ dev: verdictOn([testRecord()]) });

  const { status, lines } = told(undefined, onGitHub());

  expect(status).toBe(2);
  expect(workflowCommand(lines.join())).toMatchObject({
    title: 'No verdict',
    message: expect.stringContaining('-- --environment NAME, or --all'),
  });
});

test('of more failures than a step shows the last annotation names the rest', () => {
  const requirements = Array.from({ length: 12 }, () => notSupported.requirements).flat();

  const { lines } = told({ ...notSupported, requirements }, onGitHub());

  expect(lines).toHaveLength(10);
  expect(workflowCommand(lines.at(-1) ?? '')).toMatchObject({
    title: '3 more',
    message: expect.stringContaining('CT-DELTA-04: The environment does not support it\n'),
  });
});

test('Azure Pipelines gets issues, outputs and the summary, each as one line that holds one command', () => {
  const { status, lines } = told(notSupported, { TF_BUILD: 'True' });

  expect(status).toBe(1);
  const summary = path.join(test.info().outputPath('reports'), 'summary.md');
  expect(lines).toEqual([
    expect.stringMatching(
      /^##vso\[task\.logissue type=error;\]CT-DELTA-04: The environment does not support it: .+%0AError: 50%AZP25 of %AZP250A%AZP253A%AZP25AZP25 it /,
    ),
    `##vso[task.uploadsummary]${summary}`,
    '##vso[task.setvariable variable=verdict;isOutput=true;]not-supported',
    expect.stringMatching(/^##vso\[task\.setvariable variable=reason;isOutput=true;\]The environment does not keep/),
    '##vso[task.setvariable variable=exit_status;isOutput=true;]1',
  ]);
  expect(lines.join('')).not.toMatch(/[\r\n]/);
});

test('Azure Pipelines shows a run that passes without an answer as one with issues', () => {
  const { status, lines } = told(inconclusive, { TF_BUILD: 'True' }, ['--inconclusive-passes']);

  expect(status).toBe(0);
  expect(lines.at(-1)).toBe('##vso[task.complete result=SucceededWithIssues;]');
  expect(lines.at(0)).toMatch(/^##vso\[task\.logissue type=warning;\]Inconclusive/);
});

test('outside of a pipeline, and with other arguments, it says what to do', () => {
  expect(() => told(notSupported, {})).toThrow(/reports\/verdict\.json/);
  expect(() => told(notSupported, { TF_BUILD: 'True' }, ['--inconclusive'])).toThrow(/--inconclusive-passes/);
});
