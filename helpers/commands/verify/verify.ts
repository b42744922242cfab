import { SettingsError } from '../../dataverse/errors';
import { exitStatuses } from '../../verdict/verdict-schema';
import { findEnvironment, readEnvironments } from '../../run/environments/read-environments';
import { type Environment, environmentVariables } from '../../run/settings/environment';
import { listTests } from '../../verdict/requirements/list-tests';
import { environmentsFile, exitWith, root } from '../command';
import { verifyAllEnvironments, verifyEnvironment } from './all-environments';
import { listRequirements } from './list-requirements';
import { readVerifyArguments, type VerifyArguments } from './read-arguments';
import { runOnce } from './run-once';
import { usage } from './usage';

// `npm run verify`: the whole run, every report, and the verdict as exit status.

async function verify(args: readonly string[]): Promise<number> {
  const asked = readVerifyArguments(args);
  if (asked.help) console.log(usage);
  if (asked.help) return 0;
  if (asked.list) return list(asked);
  refuseWhatIsMissing(asked);
  const env = environmentOf(asked);
  if (!asked.all && asked.environment === undefined) return runOnce(asked, env);
  const print = (line: string): void => console.log(line);
  const fleet = { asked, env, print, entries: readEnvironments(environmentsFile) };
  return asked.environment === undefined
    ? verifyAllEnvironments(fleet)
    : verifyEnvironment(fleet, findEnvironment(fleet.entries, asked.environment));
}

function refuseWhatIsMissing({ baseline, requirements, failed }: VerifyArguments): void {
  const missing = [
    baseline !== undefined && '--baseline',
    requirements.length > 0 && '--requirement',
    failed && '--failed',
  ].filter(name => name !== false);
  if (missing.length === 0) return;
  throw new SettingsError(`${missing.join(' and ')} cannot be had yet.`, 'leave it out.');
}

function environmentOf({ reports }: VerifyArguments): Environment {
  return { ...environmentVariables(), ...(reports !== undefined && { REPORTS_FOLDER: reports }) };
}

function list({ requirements, profile, forPlaywright }: VerifyArguments): number {
  const tests = listTests(root, { profile, args: forPlaywright });
  const isPart = forPlaywright.length > 0 || profile === 'smoke' || profile === 'core';
  console.log(listRequirements({ tests, ids: requirements, isPart }).join('\n'));
  return 0;
}

exitWith(verify(process.argv.slice(2)), exitStatuses.inconclusive);
