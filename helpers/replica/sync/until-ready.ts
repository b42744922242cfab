import {
  AccessError,
  CustomCodeError,
  DataverseError,
  MissingTokenError,
  UnavailableError,
} from '../../dataverse/errors';
import type { Patience } from '../../dataverse/change-feed/follow';
import { coldKindsOf } from '../../dataverse/refusals/cold-refusal';
import { growingPauses } from '../../dataverse/timing/growing-pauses';
import { tell } from '../../dataverse/timing/tell';
import { unlessStopped } from './unless-stopped';

/**
 * Looks until it succeeds, as long as what it fails of may pass: an environment that has too much to do, and servers that do
 * not know yet of a table what its definition says. What is waited for is told, once. A read that came to its end without
 * a token must be done anew from its beginning: before that it is waited for as long as the read took, or for all of the
 * patience. A look that gets on before it fails otherwise has all of the patience before it. Undefined: asked to stop. Throws
 * what no waiting helps against, and what lasts longer than the patience.
 */
export async function untilReady<T>(
  what: string,
  look: (gotOn: () => void) => Promise<T>,
  { limit, timing, stop }: Patience & { readonly stop?: AbortSignal | undefined },
): Promise<T | undefined> {
  const pauses = growingPauses();
  const told = new Set<string>();
  let failedAt: number | undefined;
  for (;;) {
    const began = timing.now();
    const so = { isFurther: false };
    try {
      return await look(() => (so.isFurther = true));
    } catch (error) {
      const now = timing.now();
      // Hours may be between two outages of one long read.
      if (so.isFurther && !(error instanceof MissingTokenError)) {
        failedAt = undefined;
        told.clear();
      }
      failedAt ??= now;
      const least = error instanceof MissingTokenError ? now - began : 0;
      const left = limit - (now - failedAt);
      if (!mayPass(error) || left <= 0) throw error;
      tellOnce(told, `Waiting for ${what}, for up to ${Math.ceil(limit / 1_000)} s: ${firstLine(error)}`);
      await unlessStopped(timing.sleep(Math.min(Math.max(pauses.next().value, least), left)), stop);
      if (stop?.aborted === true) return undefined;
    }
  }
}

function mayPass(error: unknown): error is Error {
  if (error instanceof MissingTokenError || error instanceof UnavailableError) return true;
  if (!(error instanceof DataverseError) || error instanceof AccessError || error instanceof CustomCodeError)
    return false;
  return coldKindsOf(error.code).some(kind => kind !== 'privilege');
}

function tellOnce(told: Set<string>, sentence: string): void {
  if (told.has(sentence)) return;
  told.add(sentence);
  tell(sentence);
}

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? '';
