import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { requirements } from '../requirements/catalogue';
import type { Environment } from '../../run/settings/environment';
import type { Run } from '../../run/start-run';
import { environmentFacts } from './environment-facts';
import { hasFailed, type TestRecord } from '../test-record';
import { judgeRun } from '../judge-run';
import type { Verdict } from '../verdict-schema';
import { writeVerdict } from './write-verdict';

/** What is known when a run ends, however it ended. */
type RunEnd = {
  readonly folder: string;
  readonly env: Environment;
  readonly run: Pick<Run, 'id' | 'target'>;
  readonly startedAt: Date;
  readonly tests: readonly TestRecord[];
  readonly errors: readonly string[];
};

/** Judges a run and writes its verdict and summary into the reports folder. */
export function concludeRun({ folder, env, run, startedAt, tests, errors }: RunEnd): Verdict {
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
    ...judgeRun({ requirements, tests, errors }),
  };
  return writeVerdict(verdict, { folder, env, rerun: ({ id }) => rerunCommand(id, tests) });
}

/**
 * What runs just the tests that failed. The stages of the scenario stand on each other, so the whole story is told again;
 * what concerns the solution takes an import and its removal.
 */
function rerunCommand(id: string, tests: readonly TestRecord[]): string {
  const failed = tests.filter(hasFailed);
  const projects = new Set(
    failed.filter(test => test.requirementIds.some(named => named === id)).map(one => one.project),
  );
  if (projects.has('conformance')) return `npx playwright test --grep ${id}`;
  if (projects.has('scenario')) return 'npx playwright test --project scenario';
  return projects.has('solution') || projects.has('teardown')
    ? 'npx playwright test --project solution'
    : `npx playwright test --grep ${id}`;
}

const toolSchema = z.object({ name: z.string(), version: z.string() });

function readTool(): z.infer<typeof toolSchema> {
  const file = path.resolve(__dirname, '../../../package.json');
  return toolSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
