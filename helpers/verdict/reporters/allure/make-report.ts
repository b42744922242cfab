import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../dataverse/errors';
import type { Verdict } from '../../verdict-schema';
import { readVerdict } from '../write-verdict';
import { attachTimeline } from './attach-timeline';
import { environmentProperties } from './environment-properties';
import { historyOf } from './history';
import { packPage } from './page/pack-page';
import { showVerdict } from './page/show-verdict';
import { changeResults, hasResults } from './result-files';
import { loadAllure, type LoadedAllure } from './run-allure';
import { tellOutcome } from './tell-outcome';
import { testAddresses } from './test-addresses';
import { writeUnbegunResult } from './unbegun-result';

/**
 * Makes `allure-report/index.html` from `allure-results` in a reports folder, and returns its path. One file that opens
 * from disk: no server, no Java, no network. A run that ended before its first test has one too. Throws HarnessError when
 * there is neither a result nor a verdict, or Allure fails. Another configuration than the suite's, and an Allure that is
 * loaded already, may be given.
 */
export async function makeAllureReport(
  root: string,
  reportsFolder: string,
  {
    config = path.join(root, 'allurerc.mjs'),
    allure,
  }: { readonly config?: string; readonly allure?: LoadedAllure } = {},
): Promise<string> {
  const results = path.join(reportsFolder, 'allure-results');
  const report = path.join(reportsFolder, 'allure-report');
  const verdict = readVerdict(reportsFolder);
  if (verdict !== undefined) tellVerdict(reportsFolder, results, verdict);
  if (!hasResults(results)) {
    throw new HarnessError(`There are no Allure results in ${results}`, 'run `npm run verify` first.');
  }

  rmSync(report, { recursive: true, force: true });
  const history = historyOf(reportsFolder, verdict);
  await (allure ?? loadAllure()).generate({ root, config, results, report, history });

  const page = path.join(report, 'index.html');
  const packed = packPage(readFileSync(page, 'utf8'));
  writeFileSync(page, verdict === undefined ? packed : showVerdict(packed, verdict, testAddresses(report)));
  return page;
}

/** Writes into the results what the verdict says of them. A run that came to no test has the reason for a result. */
function tellVerdict(reportsFolder: string, results: string, verdict: Verdict): void {
  if (!hasResults(results)) writeUnbegunResult(results, verdict);
  writeFileSync(path.join(results, 'environment.properties'), environmentProperties(verdict.environment));
  changeResults(results, result => tellOutcome(result, verdict));
  attachTimeline(reportsFolder, results, verdict);
}

/** The page of a report that is newer than every result, so that one run is not twice in the history. */
export function findFreshReport(reportsFolder: string): string | undefined {
  const page = path.join(reportsFolder, 'allure-report', 'index.html');
  const results = path.join(reportsFolder, 'allure-results');
  if (!existsSync(page) || !hasResults(results)) return undefined;
  const made = statSync(page).mtimeMs;
  return readdirSync(results).every(name => statSync(path.join(results, name)).mtimeMs <= made) ? page : undefined;
}
