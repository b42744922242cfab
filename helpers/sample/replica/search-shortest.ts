import fc from 'fast-check';

/** What is looked for: a sequence of steps that shows something when it is replayed. */
type Search<Step, Found> = {
  /** Sequences, at random and shortened. */
  readonly sequences: fc.Arbitrary<Step[]>;
  /** Undefined when a sequence shows nothing. Shorter ones than the first that does may be replayed in a hurry. */
  readonly replay: (steps: readonly Step[], pace: 'patient' | 'hurried') => Promise<Found | undefined>;
  /** The same seed repeats the same sequences. */
  readonly seed: number;
  /** How many are tried. */
  readonly runs: number;
  /** The first of them, where it is known; it must be one that `sequences` can make. */
  readonly given?: readonly Step[];
  /** Milliseconds for finding one, as long as it takes when left out, and for shortening it. */
  readonly limits: { readonly search?: number; readonly shorten: number };
};

/**
 * Replays sequences until one shows something, or so many did not, and then shorter ones that show it too. What the shortest
 * of them shows is told when it shows it to the patient as well, else what the first one showed. Throws what a replay threw
 * before anything was found. No run at all: the time passed before the first sequence ended.
 */
export async function searchShortest<Step, Found>(
  search: Search<Step, Found>,
): Promise<{ readonly runs: number; readonly found: Found | undefined }> {
  const { sequences, replay, seed, limits } = search;
  let first: Found | undefined;
  let shortest: readonly Step[] | undefined;
  let end = Infinity;
  const property = fc.asyncProperty(sequences, async steps => {
    if (performance.now() > end) return true;
    const found = await replay(steps, first === undefined ? 'patient' : 'hurried');
    if (found === undefined) return true;
    if (first === undefined) end = performance.now() + limits.shorten;
    else shortest = steps;
    first ??= found;
    return false;
  });
  const details = await fc.check(property, {
    seed,
    numRuns: search.runs,
    ...(limits.search !== undefined && { interruptAfterTimeLimit: limits.search }),
    ...(search.given !== undefined && { examples: [[[...search.given]]] }),
  });
  if (details.errorInstance instanceof Error && first === undefined) throw details.errorInstance;
  const found = shortest === undefined ? first : ((await replay(shortest, 'patient')) ?? first);
  return { runs: details.numRuns, found };
}
