import { passing, readsByKey } from './passing';

/** Neither is recorded of an environment: gateways are known to write such pages. The words are the emulator's. */
export const pageOfProxy = passing({
  name: 'one-page-for-a-key',
  description: 'The first read of a row by an alternate key gets a page for people, with 404: a proxy wrote it.',
  protocols: ['Web API'],
  ends: 'supported',
  meets: readsByKey,
  answer: () =>
    new Response('<html><head><title>Not Found</title></head></html>', {
      status: 404,
      headers: { 'content-type': 'text/html' },
    }),
});
