import { type Deviation } from '../../defects/served';

/** An answer, its body read. */
export type Answered = { readonly request: Request; readonly headers: Headers; readonly text: string };

/** Every answer with a body says something in another way. */
export const rewritten =
  (rewrite: (answered: Answered) => string): Deviation =>
  served => ({
    ...served,
    exchange: async (request, answer) => {
      const response = await served.exchange(request, answer);
      const { status, headers } = response;
      const text = await response.text();
      const body = rewrite({ request, headers, text });
      return new Response(body === '' ? null : body, { status, headers });
    },
  });
