import type fc from 'fast-check';
import type { History } from '../../../sample/histories/named-histories';
import type { Step } from '../../../sample/histories/step';
import { anySteps, randomSteps } from '../../../sample/histories/step-arbitraries';
import { searchShortest } from '../../../sample/replica/search-shortest';
import { type Bench, newClient } from './new-client';
import { type Played, playHistory } from './play-history';

/** Milliseconds for shorter histories, unless told otherwise. The others are played to their ends, whatever it takes. */
const usualShorten = 15_000;
/** Small, so that few rows make several pages. */
const pageSizeOfRandomHistories = 2;

/** Plays a history and, when it breaks the client, shorter ones that break it in the same way. The shortest is told. */
export const proveHistory = (bench: Bench, { steps, pageSize }: History): Promise<Played> =>
  prove(bench, pageSize, { sequences: anySteps, given: steps, seed: 0, runs: 1 });

/** Plays histories at random, and tells the shortest that was found to break the client, or how the first one went. */
export const proveRandomHistories = (
  bench: Bench,
  random: { readonly seed: number; readonly runs: number; readonly shorten?: number },
): Promise<Played> => prove(bench, pageSizeOfRandomHistories, { sequences: randomSteps, ...random });

type Sequences = {
  readonly sequences: fc.Arbitrary<Step[]>;
  readonly given?: readonly Step[];
  readonly seed: number;
  readonly runs: number;
  readonly shorten?: number;
};

async function prove(
  bench: Bench,
  pageSize: number | undefined,
  { shorten = usualShorten, ...sequences }: Sequences,
): Promise<Played> {
  let first: Played | undefined;
  let broken: Played | undefined;
  const { found } = await searchShortest({
    ...sequences,
    replay: async steps => {
      const played = await playOnce(bench, steps, pageSize);
      first ??= played;
      if (played.outcome === 'right') return undefined;
      broken ??= played;
      // Another kind of fault is found by another history.
      return played.outcome === broken.outcome ? played : undefined;
    },
    limits: { shorten },
  });
  const told = found ?? first;
  if (told === undefined) throw new Error('A search for histories played none.');
  return { ...told, everSynchronised: told.everSynchronised || first?.everSynchronised === true };
}

/** With a client that knows nothing yet. */
async function playOnce(bench: Bench, steps: readonly Step[], pageSize: number | undefined): Promise<Played> {
  const client = newClient(bench, pageSize);
  try {
    return await playHistory(bench.site, steps, client);
  } finally {
    await client.end();
  }
}
