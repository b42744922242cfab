import { knownFailuresVariable } from '../../verdict/baseline/known-failures';
import { readOutline } from '../../verdict/compare/verdict-outline';
import { exitStatuses } from '../../verdict/verdict-schema';
import { findEnvironment, readEnvironments } from '../../run/environments/read-environments';
import { type Environment, environmentVariables } from '../../run/settings/environment';
import { reportsFolder } from '../../run/settings/reports-folder';
import { listTests } from '../../verdict/requirements/list-tests';
import { environmentsFile, exitWith, reports, root } from '../command';
import { findVerdict } from '../compare/find-verdict';
import { verifyAllEnvironments, verifyEnvironment } from './all-environments';
import { failedLastTime } from './choose-tests';
import { listRequirements } from './list-requirements';
import { readVerifyArguments, type VerifyArguments } from './read-arguments';
import { runOnce } from './run-once';
import { usage } from './usage';

// `npm run verify`: the whole run, every report, and the verdict as exit status.

async function verify(args: readonly string[]): Promise<number> {
  const asked = readVerifyArguments(args);
  if (asked.help) console.log(usage);
  if (asked.help) return 0;
  if (asked.list) return list(asked, environmentOf(asked));
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

/** Read before the run, which may write its reports where the baseline is. Throws OutsideError where it cannot be. */
function baselineOf({ baseline }: VerifyArguments): Environment {
  if (baseline === undefined) return {};
  return knownFailuresVariable(
    readOutline(findVerdict(baseline, { folder: process.cwd(), environmentsFile, reports })),
  );
}

function list({ requirements, failed, profile, forPlaywright }: VerifyArguments, env: Environment): number {
  const ids = failed ? failedLastTime(reportsFolder(env, root), profile ?? 'full') : requirements;
  const tests = listTests(root, { profile, args: forPlaywright });
  const isPart = ids === 'nothing' || forPlaywright.length > 0 || profile === 'smoke' || profile === 'core';
  console.log(
    listRequirements({ tests: ids === 'nothing' ? [] : tests, ids: typeof ids === 'string' ? [] : ids, isPart }).join(
      '\n',
    ),
  );
  return 0;
}

exitWith(verify(process.argv.slice(2)), exitStatuses.inconclusive);
