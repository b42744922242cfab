import { type Variation } from '../variation';

/** What Preference-Applied says of two preferences is recorded nowhere, and RFC 7240 makes the header optional. */
export const lonePreference: Variation = {
  name: 'lone-preference',
  description: 'Preference-Applied acknowledges only a preference that is alone.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () => served => ({
    ...served,
    exchange: async (request, answer) => {
      const response = await served.exchange(request, answer);
      if ((request.headers.get('prefer') ?? '').includes(',')) response.headers.delete('preference-applied');
      return response;
    },
  }),
};
