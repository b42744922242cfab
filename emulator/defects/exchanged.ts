import { type MiddlewareHandler } from 'hono';
import { type Exchange } from './served';

/** Who stands around an answer may answer himself, or alter what comes. @param exchange as it is at the moment: switches change it */
export const exchanged =
  (exchange: () => Exchange): MiddlewareHandler =>
  async (c, next) => {
    const answer = await exchange()(c.req.raw, async () => {
      await next();
      return c.res;
    });
    if (answer === c.res) return;
    // Unset first: else the headers of the answer before are added.
    c.res = undefined;
    c.res = answer;
  };
