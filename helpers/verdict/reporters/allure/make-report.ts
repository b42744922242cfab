import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../../../dataverse/errors';
import { environmentVariables } from '../../../run/settings/environment';
import { withoutSecrets } from '../../../run/settings/secrets';
import type { Verdict, VerdictEnvironment } from '../../verdict-schema';
import { attachTimeline } from './attach-timeline';
import { describeTest } from './describe-test';
import { packPage } from './page/pack-page';
import { showVerdict } from './page/show-verdict';
import { testAddresses } from './test-addresses';
import { readVerdict } from '../write-verdict';

/**
 * Makes `allure-report/index.html` from `allure-results` in a reports folder, and returns its path. One file that opens
 * from disk: no server, no Java, no network. Throws HarnessError when there are no results or Allure fails.
 */
export async function makeAllureReport(
  root: string,
  reportsFolder: string,
  config = path.join(root, 'allurerc.mjs'),
): Promise<string> {
  const results = path.join(reportsFolder, 'allure-results');
  const report = path.join(reportsFolder, 'allure-report');
  if (!hasResults(results)) {
    throw new HarnessError(`There are no Allure results in ${results}`, 'run `npm run verify` first.');
  }
  const verdict = readVerdict(reportsFolder);
  if (verdict) {
    writeFileSync(path.join(results, 'environment.properties'), asProperties(verdict.environment));
    tellOutcomes(results, verdict);
    attachTimeline(reportsFolder, results, verdict);
  }

  rmSync(report, { recursive: true, force: true });
  await runAllure(root, reportsFolder, ['generate', results, '--output', report, '--config', config]);

  const page = path.join(report, 'index.html');
  const packed = packPage(readFileSync(page, 'utf8'));
  writeFileSync(page, verdict === undefined ? packed : showVerdict(packed, verdict, testAddresses(report)));
  return page;
}

/** The page of a report that is newer than every result, so that one run is not twice in the history. */
export function findFreshReport(reportsFolder: string): string | undefined {
  const page = path.join(reportsFolder, 'allure-report', 'index.html');
  const results = path.join(reportsFolder, 'allure-results');
  if (!existsSync(page) || !hasResults(results)) return undefined;
  const made = statSync(page).mtimeMs;
  return readdirSync(results).every(name => statSync(path.join(results, name)).mtimeMs <= made) ? page : undefined;
}

/** Whether a folder of Allure results holds any. */
export const hasResults = (folder: string): boolean => existsSync(folder) && resultsIn(folder).length > 0;

const resultsIn = (folder: string): string[] => readdirSync(folder).filter(name => name.endsWith('-result.json'));

/** Allure's own command line, run by this Node: the shell's PATH does not matter. It signs in nowhere, and is told no secret. */
async function runAllure(root: string, reportsFolder: string, args: readonly string[]): Promise<void> {
  const cli = path.join(path.dirname(require.resolve('allure')), '..', 'cli.js');
  // The history of a folder's reports is in the folder.
  const env = { ...withoutSecrets(environmentVariables()), REPORTS_FOLDER: reportsFolder };
  const child = spawn(process.execPath, [cli, ...args, '--cwd', root], { cwd: root, env });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  await once(child, 'close');
  if (child.exitCode !== 0)
    throw new HarnessError(`Allure could not make the report: ${output.trim()}`, 'read its message.');
}

/** The parts of a result that say which test it is of, and how it is sorted. */
const resultSchema = z.looseObject({
  name: z.string(),
  fullName: z.string(),
  labels: z.array(z.looseObject({ name: z.string(), value: z.string() })),
  parameters: z.array(z.looseObject({ name: z.string() })),
});

/**
 * Gives each result a label with what its test proved, by which allurerc.mjs sorts failures, and says what its requirements
 * are and what became of them. What a test observed is a parameter, which the page shows first.
 */
function tellOutcomes(folder: string, verdict: Verdict): void {
  const tests = verdict.requirements.flatMap(requirement => requirement.tests);
  for (const name of resultsIn(folder)) {
    const file = path.join(folder, name);
    const result = resultSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const [spec = ''] = result.fullName.split(' › ');
    const isOwn = (test: { title: string; file: string }) => test.title === result.name && test.file.endsWith(spec);
    const { outcome } = tests.find(isOwn) ?? {};
    if (outcome === undefined) continue;
    const labels = [...result.labels.filter(label => label.name !== 'outcome'), { name: 'outcome', value: outcome }];
    const { answers, ...described } = describeTest(verdict, isOwn) ?? { answers: [] };
    // What an environment answers is no part of which test it is: it must not cut its history.
    const observed = answers.map(answer => ({ ...answer, excluded: true }));
    const parameters = [
      ...observed,
      ...result.parameters.filter(({ name }) => !answers.some(one => one.name === name)),
    ];
    writeFileSync(file, JSON.stringify({ ...result, ...described, labels, parameters }));
  }
}

/** Allure's environment table, in the form of a Java properties file: spaces in keys are escaped. */
function asProperties(environment: VerdictEnvironment): string {
  const { kind, url, version, organizationId, changeTrackingRetentionDays, organizationService } = environment;
  const rows = [
    ['Kind', kind],
    ['URL', url],
    ['Dataverse version', version],
    ['Organization', organizationId],
    ['Retention (days)', changeTrackingRetentionDays],
    ['Organization Service', organizationService],
  ] as const;
  return rows
    .map(
      ([name, value]) => `${name.replaceAll(' ', '\\ ')} = ${String(value ?? 'not known').replaceAll('\\', '\\\\')}\n`,
    )
    .join('');
}
