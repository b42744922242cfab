import { z } from 'zod';
import { failureKinds } from './kinds';

const outcomes = ['passed', 'failed', 'skipped', 'blocked', 'error'] as const;

const testSchema = z.strictObject({
  title: z.string(),
  file: z.string(),
  line: z.int().nonnegative(),
  durationMs: z.int().nonnegative(),
  /** What this test proved by itself. Absent in reports of older versions. */
  outcome: z.enum(outcomes).optional(),
  /** What kind of failure that is; absent where it is none. */
  kind: z.enum(failureKinds).optional(),
  /** What each attempt proved; absent unless there were several. */
  attempts: z.array(z.enum(outcomes)).optional(),
});

const sourceSchema = z.union([
  z.strictObject({ title: z.string(), url: z.url() }),
  z.strictObject({ recorded: z.string() }),
]);

const preconditionSchema = z.strictObject({
  name: z.string(),
  statement: z.string(),
  /** Null when the run did not find out. */
  holds: z.boolean().nullable(),
  /** Why it does not hold; null unless it does not. */
  why: z.string().nullable(),
});

const requirementSchema = z.strictObject({
  id: z.string().regex(/^CT-[A-Z]+-\d+$/),
  level: z.enum(['MUST', 'SHOULD', 'OBSERVE']),
  statement: z.string(),
  source: sourceSchema,
  outcome: z.enum([...outcomes, 'observed']),
  /** What kind of failure that is; absent where it is none. */
  kind: z.enum(failureKinds).optional(),
  /** Why the outcome is not `passed` or `observed`; null when it is. */
  reason: z.string().nullable(),
  /** What the environment did, for OBSERVE requirements; null when nothing was recorded. */
  observed: z.string().nullable(),
  tests: z.array(testSchema),
  /**
   * The longest that a chain of deltas was followed until it held what was expected and was at rest; absent when each held
   * it at once.
   */
  settledAfterMs: z.int().nonnegative().optional(),
  /** What must be so before it can be looked at; absent where nothing must be. */
  preconditions: z.array(preconditionSchema).optional(),
  /** The HTTP exchange before the failure, redacted and cut; absent when nothing failed. */
  exchange: z.string().optional(),
  /** The command that looks at it again; absent where the outcome is no failure. */
  rerun: z.string().optional(),
});

/** What is known of the environment: null where the run ended before it could ask. */
const environmentSchema = z.strictObject({
  kind: z.enum(['emulator', 'dataverse']).nullable(),
  url: z.string().nullable(),
  version: z.string().nullable(),
  organizationId: z.string().nullable(),
  userId: z.string().nullable(),
  changeTrackingRetentionDays: z.number().nullable(),
  /** `open`, or why the Organization Service was not checked; null when nobody asked. */
  organizationService: z.string().nullable(),
});

/** What the environment did in passing, and did no more when it was asked again: it has no part in the verdict. */
const overcomeSchema = z.strictObject({
  what: z.string(),
  times: z.int().positive(),
  /** All of them together. */
  waitedMs: z.int().nonnegative(),
});

const totalsSchema = z.strictObject({
  passed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  blocked: z.int(),
  errors: z.int(),
  observed: z.int(),
});

/** What a run was narrowed to, by whoever started it. */
const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('requirements'), ids: z.array(z.string()) }),
  /** The arguments of Playwright that chose tests; none where a person chose them in an editor. */
  z.strictObject({ kind: z.literal('filter'), arguments: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('shard'), current: z.int().positive(), total: z.int().positive() }),
]);

/** The form of `reports/verdict.json`. Other programs rely on it: keys are added, never renamed or removed. */
export const verdictSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  run: z.strictObject({
    id: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    durationMs: z.int().nonnegative(),
  }),
  environment: environmentSchema,
  /** How much the run was to look at. Absent in reports of older versions. */
  profile: z.enum(['smoke', 'core', 'full']).optional(),
  /** Absent: all that the profile has. */
  scope: scopeSchema.optional(),
  /** `partial`: what the run was narrowed to holds, and of the rest nothing is said. */
  verdict: z.enum(['supported', 'partial', 'not-supported', 'inconclusive']),
  /** The kind of failure behind the verdict, a warning among them; absent where there is none. */
  kind: z.enum(failureKinds).optional(),
  /** One sentence for a reader who has seen nothing else. */
  reason: z.string(),
  /** What a baseline has as failed, and whether it holds now (null: not looked at); absent without a baseline. */
  knownFailures: z.array(z.strictObject({ id: z.string(), holds: z.boolean().nullable() })).optional(),
  /** Outcomes of requirements, not of tests. */
  totals: totalsSchema,
  requirements: z.array(requirementSchema),
  /** What the run met in passing and got over; absent when it met nothing. */
  overcome: z.array(overcomeSchema).optional(),
  /** What the run took its time for, in the order in which it began. Parts that it did not come to are left out. */
  timeline: z
    .array(z.strictObject({ name: z.string(), startedAt: z.iso.datetime(), durationMs: z.int().nonnegative() }))
    .optional(),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type RequirementOutcome = z.infer<typeof requirementSchema>;
export type VerdictEnvironment = z.infer<typeof environmentSchema>;
export type Totals = z.infer<typeof totalsSchema>;
export type Scope = z.infer<typeof scopeSchema>;

/** Exit status of `verify` by verdict, so that a pipeline can tell a broken environment from "could not look". */
export const exitStatuses: Readonly<Record<Verdict['verdict'], number>> = {
  supported: 0,
  partial: 0,
  'not-supported': 1,
  inconclusive: 2,
};
