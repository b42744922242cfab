import { existsSync } from 'node:fs';
import { SettingsError } from '../../dataverse/errors';
import { readOutline, type VerdictOutline } from '../../verdict/compare/verdict-outline';
import { scopeOfRun, scopeVariable } from '../../verdict/reporters/scope-of-run';
import { verdictFile } from '../../verdict/reporters/write-verdict';
import { findRequirement, isOfProfile, type RequirementId, requirements } from '../../verdict/requirements/catalogue';
import { listTests } from '../../verdict/requirements/list-tests';
import { selectTests } from '../../verdict/requirements/select-tests';
import { exitStatuses, type Scope } from '../../verdict/verdict-schema';
import type { Profile } from '../../run/settings/settings';
import { root } from '../command';
import type { VerifyArguments } from './read-arguments';
import { refuseSplitScenario } from './refuse-split-scenario';

/** Which tests a run has. */
export type Choice = {
  readonly args: readonly string[];
  /** They tell the processes of the run what it was asked for. */
  readonly variables: Readonly<Record<string, string>>;
  readonly scope: Scope | undefined;
};

/**
 * The tests that were asked for. Undefined: what failed last time was asked for, and nothing did. Throws SettingsError where
 * there is no last time, HarnessError for a requirement that no test looks at.
 */
export function chooseTests(
  asked: VerifyArguments,
  { reports, profile, known }: { readonly reports: string } & LookAgain,
): Choice | undefined {
  const { forPlaywright } = asked;
  const ids = asked.failed ? failedLastTime(reports, { profile, known }) : asked.requirements;
  if (ids === 'nothing') return undefined;
  if (ids === 'everything' || ids.length === 0) {
    const scope = scopeOfRun({}, ['test', ...forPlaywright]);
    if (scope?.kind === 'shard') refuseSplitScenario(scope, forPlaywright, profile);
    return { args: forPlaywright, variables: scopeVariable([]), scope };
  }
  const args = [...forPlaywright, '--grep', selectTests(ids, listTests(root))];
  return { args, variables: scopeVariable(ids), scope: { kind: 'requirements', ids: [...ids] } };
}

/** What a run looks at that looks again. */
type LookAgain = {
  readonly profile: Profile;
  /** Ids of requirements that its baseline excuses. */
  readonly known: readonly string[];
};

/**
 * What did not hold, or could not be looked at, and is excused by no baseline: the last run's, or this one's. Everything, where
 * nothing less would do. Throws SettingsError where there is no verdict, OutsideError for one that cannot be read.
 */
export function failedLastTime(
  reports: string,
  { profile, known }: LookAgain,
): readonly RequirementId[] | 'nothing' | 'everything' {
  const last = lastVerdict(reports);
  const excused = [...known, ...(last.knownFailures ?? []).map(({ id }) => id)];
  const open = last.requirements
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked' || outcome === 'error')
    .filter(({ id }) => !excused.includes(id));
  const ids = open
    .flatMap(({ id }) => findRequirement(id) ?? [])
    .filter(({ untested }) => untested === undefined)
    .map(({ id }) => id);
  if (ids.length === 0) return isDone(last, open) ? 'nothing' : 'everything';
  const musts = requirements.filter(({ id, level }) => level === 'MUST' && isOfProfile(id, profile));
  return musts.every(({ id }) => ids.includes(id) || excused.includes(id)) ? 'everything' : ids;
}

/** Whether a verdict leaves nothing to look at, known by its name or not. */
const isDone = ({ verdict }: VerdictOutline, open: readonly unknown[]): boolean =>
  exitStatuses[verdict] === 0 || (verdict === 'not-supported' && open.length === 0);

function lastVerdict(reports: string): VerdictOutline {
  const file = verdictFile(reports);
  if (existsSync(file)) return readOutline(file);
  throw new SettingsError(
    `There is no verdict of an earlier run in ${reports}.`,
    'run npm run verify, or name the folder of its reports by --reports.',
  );
}
