import { knownFailuresVariable } from '../../verdict/baseline/known-failures';
import { readOutline } from '../../verdict/compare/verdict-outline';
import { exitStatuses } from '../../verdict/verdict-schema';
import { findEnvironment, readEnvironments } from '../../run/environments/read-environments';
import { type Environment, environmentVariables } from '../../run/settings/environment';
import { reportsFolder } from '../../run/settings/reports-folder';
import { environmentsFile, exitWith, reports, root } from '../command';
import { findVerdict } from '../compare/find-verdict';
import { verifyAllEnvironments, verifyEnvironment } from './all-environments';
import { listAsked, listOnEntries } from './list-requirements';
import { readVerifyArguments, type VerifyArguments } from './read-arguments';
import { runOnce } from './run-once';
import { usage } from './usage';

// `npm run verify`: the whole run, every report, and the verdict as exit status.

async function verify(args: readonly string[]): Promise<number> {
  const asked = readVerifyArguments(args);
  if (asked.help) console.log(usage);
  else if (asked.list) console.log(listed(asked).join('\n'));
  if (asked.help || asked.list) return 0;
  const env = { ...environmentOf(asked), ...baselineOf(asked) };
  if (!asked.all && asked.environment === undefined) return runOnce(asked, env);
  const print = (line: string): void => console.log(line);
  const fleet = { asked, env, print, entries: readEnvironments(environmentsFile) };
  return asked.environment === undefined
    ? verifyAllEnvironments(fleet)
    : verifyEnvironment(fleet, findEnvironment(fleet.entries, asked.environment));
}

function environmentOf({ reports }: VerifyArguments): Environment {
  return { ...environmentVariables(), ...(reports !== undefined && { REPORTS_FOLDER: reports }) };
}

/** What failed is another thing on each environment that has a name, and so is the profile. */
function listed(asked: VerifyArguments): string[] {
  const reports = reportsFolder(environmentOf(asked), root);
  if (asked.environment === undefined && !(asked.all && asked.failed)) return listAsked(asked, reports);
  const entries = readEnvironments(environmentsFile);
  const { environment } = asked;
  return listOnEntries(asked, environment === undefined ? entries : [findEnvironment(entries, environment)], reports);
}

/** Read before the run, which may write its reports where the baseline is. Throws OutsideError where it cannot be. */
function baselineOf({ baseline }: VerifyArguments): Environment {
  if (baseline === undefined) return {};
  return knownFailuresVariable(
    readOutline(findVerdict(baseline, { folder: process.cwd(), environmentsFile, reports })),
  );
}

exitWith(verify(process.argv.slice(2)), exitStatuses.inconclusive);
