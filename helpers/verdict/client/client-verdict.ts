import { z } from 'zod';

/** What came of one history, as it travels from the test that played it to the judge. */
const historySchema = z.strictObject({
  name: z.string(),
  story: z.string(),
  /** `lost`: the client's copy is not the table. `stuck`: it does not synchronise any more. */
  outcome: z.enum(['right', 'lost', 'stuck']),
  /** What happened: when it breaks the client, the shortest sequence of steps that was found to. Of random ones that do not, none. */
  steps: z.array(z.string()).readonly(),
  /** What is wrong with the client after them. */
  faults: z.array(z.string()).readonly(),
  /** Whether the client ever came to the end of a synchronisation. */
  everSynchronised: z.boolean(),
  /** Where the steps are random: what repeats them. */
  seed: z.int().exactOptional(),
});
export type HistoryResult = z.infer<typeof historySchema>;

const unplayedSchema = z.strictObject({
  name: z.string(),
  outcome: z.literal('could-not-look'),
  reason: z.string(),
});
export type UnplayedHistory = z.infer<typeof unplayedSchema>;

/** `verdict.json` of `npm run prove:client`. Keys are only added while the version stays. */
export const clientVerdictSchema = z.strictObject({
  schemaVersion: z.literal(1),
  verdict: z.enum(['right', 'wrong', 'inconclusive']),
  reason: z.string(),
  /** The line that was run. */
  command: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.int().nonnegative(),
  histories: z.array(z.union([historySchema, unplayedSchema])),
});
export type ClientVerdict = z.infer<typeof clientVerdictSchema>;

/** 1 says something of the client; 2 says that nobody could look. */
export const clientExitStatuses = { right: 0, wrong: 1, inconclusive: 2 } as const;

type Annotation = { readonly type: string; readonly description?: string | undefined };

const annotationType = 'history';

/** The form in which a result stands among a test's annotations. */
export const writeHistory = (result: HistoryResult): { type: string; description: string } => ({
  type: annotationType,
  description: JSON.stringify(result),
});

/** What a test left by {@link writeHistory}; undefined when it came to no result. */
export function readHistory(annotations: readonly Annotation[]): HistoryResult | undefined {
  const text = annotations.findLast(({ type }) => type === annotationType)?.description;
  return text === undefined ? undefined : historySchema.parse(JSON.parse(text));
}
