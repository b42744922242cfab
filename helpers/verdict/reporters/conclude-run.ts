import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { knownFailuresOf } from '../baseline/known-failures';
import { findRequirement, requirements } from '../requirements/catalogue';
import type { Environment } from '../../run/settings/environment';
import type { Run } from '../../run/start-run';
import { environmentFacts } from './environment-facts';
import type { Problem } from '../judge/decide-verdict';
import { judgeRun } from '../judge/judge-run';
import { rerunCommand } from '../rerun-command';
import type { TestRecord } from '../test-record';
import { overcomeIn } from '../judge/overcome-in';
import { timelineOf } from '../timeline/timeline';
import type { RequirementOutcome, Scope, Verdict } from '../verdict-schema';
import { writeVerdict } from './write-verdict';

/** What is known when a run ends, however it ended. */
type RunEnd = {
  readonly folder: string;
  readonly env: Environment;
  readonly run: Pick<Run, 'id' | 'target' | 'profile'>;
  readonly startedAt: Date;
  readonly tests: readonly TestRecord[];
  readonly errors: readonly Problem[];
  /** What it was narrowed to; to nothing when undefined. */
  readonly scope: Scope | undefined;
};

/** Judges a run and writes its verdict and summary into the reports folder. */
export function concludeRun({ folder, env, run, startedAt, tests, errors, scope }: RunEnd): Verdict {
  const judged = judgeRun({
    ...{ requirements, tests, errors, scope, profile: run.profile },
    knownFailures: knownFailuresOf(env),
  });
  const finishedAt = new Date();
  const verdict: Verdict = {
    schemaVersion: 1,
    tool: readTool(),
    run: {
      id: run.id,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      durationMs: finishedAt.getTime() - startedAt.getTime(),
    },
    environment: environmentFacts({ folder, runId: run.id, env, onEmulator: run.target === 'emulator' }),
    ...judged,
    ...timelineIn(tests),
    ...metIn(tests),
    requirements: judged.requirements.map(one => withRerun(one, env)),
  };
  return writeVerdict(verdict, { folder, env });
}

function metIn(tests: readonly TestRecord[]): Pick<Verdict, 'overcome'> {
  const overcome = overcomeIn(tests);
  return overcome.length === 0 ? {} : { overcome };
}

function timelineIn(tests: readonly TestRecord[]): Pick<Verdict, 'timeline'> {
  const spans = timelineOf(tests);
  const timeline = spans.map(({ startedAt, ...span }) => ({ ...span, startedAt: new Date(startedAt).toISOString() }));
  return timeline.length === 0 ? {} : { timeline };
}

/** What no test looks at cannot be looked at again either. */
const withRerun = (outcome: RequirementOutcome, env: Environment): RequirementOutcome =>
  outcome.kind === undefined || findRequirement(outcome.id)?.untested !== undefined
    ? outcome
    : { ...outcome, rerun: rerunCommand(outcome.id, env) };

const toolSchema = z.object({ name: z.string(), version: z.string() });

function readTool(): z.infer<typeof toolSchema> {
  const file = path.resolve(__dirname, '../../../package.json');
  return toolSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
