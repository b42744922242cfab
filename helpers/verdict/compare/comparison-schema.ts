import { z } from 'zod';
import { outlineSchema } from './verdict-outline';

const { id, level, statement, outcome } = outlineSchema.shape.requirements.element.shape;

/** One of the two verdicts. */
const sideSchema = outlineSchema
  .pick({ tool: true, run: true, environment: true, verdict: true, profile: true, scope: true, knownFailures: true })
  .extend({ run: outlineSchema.shape.run.pick({ id: true, startedAt: true }) });

const found = z.strictObject({
  outcome,
  /** What was observed, or why it does not hold; null where it holds. */
  said: z.string().nullable(),
});

const differenceSchema = z.strictObject({ id, level, statement, a: found, b: found });

const oneSidedSchema = z.strictObject({
  ...{ id, level, statement, ...found.shape },
  /** What the other verdict says of it: why it was not looked at. Null where it does not know of it. */
  otherwise: z.strictObject({ outcome, said: z.string().nullable() }).nullable(),
});

/** The form of `npm run compare -- A B --json`. */
export const comparisonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** 0: nothing got worse. 1: something got worse. 2: B could not look at what held in A, or nothing is in common. */
  status: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** Why that status, in one sentence. */
  reason: z.string(),
  a: sideSchema,
  b: sideSchema,
  /** Whether one is of an emulator and the other is not. */
  isDrift: z.boolean(),
  /** How many requirements both looked at. */
  inCommon: z.int(),
  worse: z.array(differenceSchema),
  better: z.array(differenceSchema),
  /** What nobody has documented, and both recorded, each in another way. */
  observations: z.array(differenceSchema),
  /** Only B looked at it. */
  new: z.array(oneSidedSchema),
  /** Only A looked at it. */
  gone: z.array(oneSidedSchema),
  /** What is known of the environment, and is not the same in both. */
  facts: z.array(z.strictObject({ name: z.string(), a: z.string(), b: z.string() })),
});

export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparedSide = Comparison['a'];
export type Difference = Comparison['worse'][number];
export type OneSided = Comparison['gone'][number];
