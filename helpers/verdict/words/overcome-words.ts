import type { PassingKind } from '../../dataverse/timing/tell';
import type { Verdict } from '../verdict-schema';

const words: Readonly<Record<PassingKind, string>> = {
  throttling: 'throttled',
  'fault of the moment': 'a fault of the moment, or no answer,',
  'cold refusal': 'refused by a server with cold caches',
  'young token': 'a young token refused',
};

const isKnown = (what: string): what is PassingKind => Object.hasOwn(words, what);

/**
 * What a run met on its way, in a sentence: `On the way: throttled 12 times, 34 s of waiting in all, some of it at the
 * same time. That is usual, and no part of the verdict.` Undefined when it met nothing.
 */
export function overcomeSentence({ overcome = [] }: Pick<Verdict, 'overcome'>): string | undefined {
  if (overcome.length === 0) return undefined;
  const told = overcome.map(({ what, times, waitedMs }) => {
    const waited = waitedMs < 1_000 ? '' : `, ${Math.round(waitedMs / 1_000)} s of waiting in all`;
    return `${isKnown(what) ? words[what] : what} ${times === 1 ? 'once' : `${times} times`}${waited}`;
  });
  const together = overcome.some(({ waitedMs }) => waitedMs >= 1_000) ? ', some of it at the same time' : '';
  return `On the way: ${told.join('; ')}${together}. That is usual, and no part of the verdict.`;
}
