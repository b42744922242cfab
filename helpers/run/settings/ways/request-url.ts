import { z } from 'zod';

/** An address that a pipeline gives its jobs, to ask for a token at. `why` says when there is none. */
export const requestUrl = (why: string) =>
  z.string({ error: `is not set: ${why}` }).transform((value, context): URL => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol === 'https:') return url;
    context.addIssue(`is not an address that begins with https://: ${why}`);
    return z.NEVER;
  });
