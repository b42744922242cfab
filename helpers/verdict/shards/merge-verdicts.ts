import { OutsideError } from '../../dataverse/errors';
import { excuseKnown, tellKnown } from '../baseline/known-failures';
import { couldNotLook, decideVerdict, type Problem } from '../judge/decide-verdict';
import { totalsOf } from '../judge/judge-run';
import type { RequirementOutcome, Verdict } from '../verdict-schema';
import { mergeOutcomes } from './merge-outcomes';

/** The verdict of one shard, and where it was read. */
export type ReadShard = { readonly place: string; readonly verdict: Verdict };

/** The same, known to be of a shard. */
type Shard = ReadShard & { readonly current: number; readonly total: number };

/**
 * Makes one verdict of those of all shards of a run, as if one machine had looked at everything. A shard that is missing, or
 * that could not look, makes it inconclusive and is named, unless a requirement failed in another. Throws OutsideError where
 * they are not shards of one run.
 */
export function mergeVerdicts(read: readonly ReadShard[]): Verdict {
  const shards = read.map(asShard).toSorted((one, other) => one.current - other.current);
  const [first] = shards;
  if (first === undefined)
    throw new OutsideError('There is nothing to merge', 'name the reports folders of all shards.');
  refuseStrangers(shards, first);
  const outcomes = outcomesOf(shards);
  const ids = shards.flatMap(({ verdict }) => verdict.knownFailures ?? []).map(({ id }) => id);
  const { counted, known } = excuseKnown(outcomes, ids, undefined);
  const problems = [...missingShards(shards, first.total), ...shards.flatMap(blindness)];
  const { profile, tool, environment } = first.verdict;
  const decided = decideVerdict({ outcomes: counted, problems, firstError: undefined, profile, scope: undefined });
  return {
    schemaVersion: 1,
    ...{ tool, run: runOf(shards, first), environment },
    ...(profile !== undefined && { profile }),
    ...tellKnown(decided, known),
    totals: totalsOf(outcomes),
    requirements: outcomes,
    ...timelineOf(shards),
  };
}

/** Each shard has parts of the same names: the number of the shard stands before them. */
function timelineOf(shards: readonly Shard[]): Pick<Verdict, 'timeline'> {
  const spans = shards.flatMap(({ verdict: { timeline = [] }, current }) =>
    timeline.map(span => ({ ...span, name: `${current}: ${span.name}` })),
  );
  const inOrder = spans.toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  return inOrder.length === 0 ? {} : { timeline: inOrder };
}

function asShard({ place, verdict }: ReadShard): Shard {
  if (verdict.scope?.kind === 'shard') return { place, verdict, ...verdict.scope };
  throw new OutsideError(
    `${place} is no shard of a run: its verdict is of ${verdict.scope === undefined ? 'a whole run' : 'some tests'}`,
    'name the reports folders of runs with --shard, such as npm run verify -- --shard 1/3.',
  );
}

/** Verdicts that do not belong together would make one that nobody has asked for. */
function refuseStrangers(shards: readonly Shard[], first: Shard): void {
  for (const shard of shards) {
    const what = differenceTo(first, shard);
    if (what === undefined) continue;
    throw new OutsideError(
      `${first.place} and ${shard.place} are not shards of one run: they differ in ${what}`,
      'name the reports folders of one run, each shard once.',
    );
  }
}

function differenceTo(first: Shard, shard: Shard): string | undefined {
  const [one, other] = [first.verdict, shard.verdict];
  if (first.total !== shard.total) return `the number of shards (${first.total} and ${shard.total})`;
  if (first !== shard && first.current === shard.current) return `nothing: both are shard ${shard.current}`;
  if (one.tool.version !== other.tool.version) return `the version of the suite`;
  if (one.profile !== other.profile) return `the profile (${one.profile ?? 'none'} and ${other.profile ?? 'none'})`;
  return placeOf(one) === placeOf(other) ? undefined : `the environment (${placeOf(one)} and ${placeOf(other)})`;
}

/** Each shard may have an emulator of its own. */
const placeOf = ({ environment: { kind, url } }: Verdict): string =>
  kind === 'emulator' ? 'an emulator' : (url ?? 'not known');

function outcomesOf(shards: readonly Shard[]): RequirementOutcome[] {
  const all = shards.flatMap(({ verdict }) => verdict.requirements);
  return [...new Set(all.map(({ id }) => id))].flatMap(id => {
    const [first, ...others] = all.filter(one => one.id === id);
    return first === undefined ? [] : [mergeOutcomes([first, ...others])];
  });
}

function missingShards(shards: readonly Shard[], total: number): Problem[] {
  const missing = Array.from({ length: total }, (_, n) => n + 1).filter(
    n => !shards.some(({ current }) => current === n),
  );
  if (missing.length === 0) return [];
  const what = `${missing.length === 1 ? 'Shard' : 'Shards'} ${missing.join(', ')} of ${total} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  return [{ what: `${what} What to do: run them, and merge all of them again.` }];
}

/** What kept a shard from looking may belong to no requirement. */
function blindness({ verdict: { verdict, reason, kind }, current, total }: Shard): Problem[] {
  if (verdict !== 'inconclusive') return [];
  const because = kind === 'refused' || kind === 'suite' ? { because: kind } : {};
  return [{ what: `Shard ${current} of ${total}: ${reason.replace(couldNotLook, '')}`, ...because }];
}

/** From the first start to the last end. */
function runOf(shards: readonly Shard[], first: Shard): Verdict['run'] {
  const runs = shards.map(({ verdict }) => verdict.run);
  const startedAt = runs.map(run => run.startedAt).toSorted()[0] ?? first.verdict.run.startedAt;
  const finishedAt =
    runs
      .map(run => run.finishedAt)
      .toSorted()
      .at(-1) ?? first.verdict.run.finishedAt;
  const durationMs = Date.parse(finishedAt) - Date.parse(startedAt);
  return { id: first.verdict.run.id, startedAt, finishedAt, durationMs };
}
