import { z } from 'zod';
import { bookSchema } from '../../sample/books';
import { scaleStateSchema } from '../../sample/scale/scale-state';
import { environmentFactsSchema } from '../../dataverse/environment/describe-environment';
import { processSchema } from './run-process';
import { importOutcomeSchema } from '../../dataverse/solutions/import/import-solution';

const solution = z.object({
  uniqueName: z.string(),
  /** Written before the act it names. `adopted` and `kept` are never uninstalled by clean-up. */
  state: z.enum(['importing', 'imported', 'adopted', 'kept', 'removing', 'removed']),
  importJobId: z.string().optional(),
  asyncOperationId: z.string().optional(),
  /** The installed solution's id: another solution of the same name that came later is not this run's. */
  solutionId: z.string().optional(),
  version: z.string().optional(),
  import: importOutcomeSchema.optional(),
});

const scenario = z.object({
  seeded: z.array(bookSchema).optional(),
  initialDeltaLink: z.string().optional(),
  /** The DataToken of the Organization Service's initial read. */
  initialDataToken: z.string().optional(),
  /** The link that the second request ended with. */
  newDeltaLink: z.string().optional(),
  newDataToken: z.string().optional(),
  added: z.array(bookSchema).optional(),
  renamed: bookSchema.optional(),
  deleted: bookSchema.optional(),
});

export const currentSchemaVersion = 1;

/** The ledger file's shape. */
export const ledgerSchema = z.object({
  schemaVersion: z.literal(currentSchemaVersion),
  runId: z.string().regex(/^[\w-]+$/),
  startedAt: z.string(),
  /** Set when nothing of this run is left to clean up, or what is left was left on purpose. */
  finishedAt: z.string().optional(),
  /** By which other runs see that this one lives. Versions before there were any did not write them. */
  processes: z.object({ run: processSchema, workers: z.array(processSchema) }).optional(),
  /** When a process of the run last wrote. */
  livedAt: z.string().optional(),
  environment: z.object({
    url: z.string(),
    facts: environmentFactsSchema.optional(),
    /** Whether the Organization Service lets this user in: `open`, or why it is not checked. */
    organizationService: z.string().optional(),
  }),
  solution: solution.optional(),
  /** The row by which other runs see that this one uses the solution, and until when it says so. */
  lease: z.object({ id: z.string(), until: z.string() }).optional(),
  /** Rows created outside the scenario. */
  rows: z.array(z.object({ entitySet: z.string(), id: z.string() })),
  scenario,
  /** What the tests with many rows leave for each other. Their codes begin with the run's id, and nothing else names them. */
  scale: scaleStateSchema.optional(),
});

/** What a run made and learned: enough to continue it in another process, and to clean up after a kill. */
export type LedgerData = z.infer<typeof ledgerSchema>;
/** What one stage of the scenario leaves for the next. */
export type ScenarioData = LedgerData['scenario'];
/** What a run did to the solution, and which one it is. */
export type SolutionRecord = z.infer<typeof solution>;
