import { z } from 'zod';
import { passingKinds } from '../dataverse/timing/tell';
import { isPrecondition } from './requirements/preconditions';

/**
 * What a test found, as it travels from where it is known (the fixtures, the client's errors, Playwright's assertions) to
 * where it is judged. A kind decides an outcome by itself: nobody reads it out of a text.
 */
const evidenceSchema = z.discriminatedUnion('kind', [
  /** Something that an earlier stage should have left is not there. */
  z.strictObject({ kind: z.literal('blocked'), why: z.string() }),
  /** A precondition of the requirement does not hold here, so there is nothing to check. */
  z.strictObject({
    kind: z.literal('lacks'),
    precondition: z.string().refine(isPrecondition, 'is no precondition of the catalogue'),
    why: z.string(),
  }),
  /** What the environment did where nobody knows what it must do. */
  z.strictObject({ kind: z.literal('observed'), requirement: z.string(), seen: z.string() }),
  /** How long a chain of deltas took to come to rest with what was expected, in milliseconds: its first delta did not do. */
  z.strictObject({ kind: z.literal('settled'), afterMs: z.int().nonnegative() }),
  /** What the environment did in passing, and did no more when it was asked again, in milliseconds. Any test may meet it. */
  z.strictObject({
    kind: z.literal('overcame'),
    what: z.enum(passingKinds),
    seen: z.string(),
    afterMs: z.int().nonnegative(),
  }),
  /** When the client signed in, in milliseconds since 1970, and how long that took. */
  z.strictObject({ kind: z.literal('signed-in'), startedAt: z.int(), durationMs: z.int().nonnegative() }),
  /** What ended the test proves something: the environment did not do what is documented. */
  z.strictObject({ kind: z.literal('differs'), error: z.string() }),
  /** What ended the test says nothing of the environment: sign-in, network, a time limit, a defect of this suite. */
  z.strictObject({
    kind: z.literal('could-not-look'),
    error: z.string(),
    /** `refused`: who signs in is not let in, or not let look. `suite`: nobody threw it on purpose. */
    because: z.enum(['refused', 'suite']).exactOptional(),
  }),
]);

/** One thing that a test found. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** What a test ended on. */
export type Failure = Extract<Evidence, { kind: 'differs' | 'could-not-look' }>;

export const isFailure = (one: Evidence): one is Failure => one.kind === 'differs' || one.kind === 'could-not-look';

/** A note on a test, in the form that Playwright takes and gives back. */
type Annotation = { readonly type: string; readonly description?: string | undefined };

/** The evidence of a test, and the notes that say they are evidence and are not. */
type ReadEvidence = { readonly evidence: readonly Evidence[]; readonly unreadable: readonly string[] };

const annotationType = 'evidence';

/** The one form in which evidence is written. */
export const writeEvidence = (evidence: Evidence): { type: string; description: string } => ({
  type: annotationType,
  description: JSON.stringify(evidence),
});

/** Reads the evidence among a test's annotations. What is not in the form of {@link writeEvidence} is told, never ignored. */
export function readEvidence(annotations: readonly Annotation[]): ReadEvidence {
  const evidence: Evidence[] = [];
  const unreadable: string[] = [];
  for (const { type, description = '' } of annotations) {
    if (type !== annotationType) continue;
    const read = evidenceSchema.safeParse(parseJson(description));
    if (read.success) evidence.push(read.data);
    else unreadable.push(description);
  }
  return { evidence, unreadable };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
