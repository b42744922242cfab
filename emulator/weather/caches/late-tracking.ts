import { type Variation } from '../variation';
import { rewritten } from '../answers/rewritten';

const link = /,?"@odata\.deltaLink":"[^"]*"/;

/** Inferred: a server that knows a table as it was before it was tracked ignores the preference, as of any untracked table. */
export const lateTracking: Variation = {
  name: 'late-tracking',
  description:
    'The twelfth answer with a delta link comes without it: its server does not know yet that the table is tracked.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () => {
    let links = 0;
    return rewritten(({ text }) => {
      if (link.test(text)) links += 1;
      return links === 12 ? text.replace(link, '') : text;
    });
  },
};
