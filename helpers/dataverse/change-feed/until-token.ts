import { MissingTokenError } from '../errors';
import { growingPauses } from '../timing/growing-pauses';
import { overcame, type Overcome } from '../timing/tell';
import type { Patience } from './follow';

/**
 * Milliseconds for which one read is asked again, however little or much patience there is for changes. Before the first
 * test it was waited for the table to be tracked everywhere, and the second question goes past the caches.
 */
const [shortest, longest] = [1_000, 5_000];

/**
 * Asks again while the answer brings no token, for a short while and past the caches: a server whose definition of the table
 * is from before it was tracked answers so. One that stays without a token throws MissingTokenError, as a proof.
 */
export async function untilToken<Read>(
  read: (asked: { readonly consistent: boolean }) => Promise<Read>,
  { limit = longest, timing }: Partial<Patience> & Pick<Patience, 'timing'>,
): Promise<Read> {
  const started = timing.now();
  const pauses = growingPauses();
  const patience = Math.max(shortest, Math.min(limit, longest));
  for (let consistent = false; ; consistent = true) {
    try {
      const answer = await read({ consistent });
      if (consistent) noteOvercome(timing.now() - started);
      return answer;
    } catch (error) {
      const left = patience - (timing.now() - started);
      if (!(error instanceof MissingTokenError) || left <= 0) throw error;
      await timing.sleep(Math.min(pauses.next().value, left));
    }
  }
}

const noteOvercome = (took: number): void =>
  overcame.publish({ what: 'cold refusal', seen: 'a read came without a token', took } satisfies Overcome);
