import { type Variation } from '../variation';
import { passing, readsByKey, readsChanges, refusal, writesRow } from './passing';

const unexpected = 'An unexpected error occurred.';

/** Faults of a moment, once. The text of 0x80040216 is recorded. */
export const passingFaults: readonly Variation[] = [
  passing({
    name: 'one-500',
    description: 'The first read of changes over the Web API answers 500.',
    protocols: ['Web API'],
    ends: 'supported',
    meets: asked => !asked.isSoap && readsChanges(asked),
    answer: asked => refusal(500, 0x80040216, unexpected, asked),
  }),
  passing({
    name: 'one-500-for-a-key',
    description: 'The first read of a row by an alternate key answers 500.',
    protocols: ['Web API'],
    ends: 'supported',
    meets: readsByKey,
    answer: asked => refusal(500, 0x80040216, unexpected, asked),
  }),
  // Whether it was written nobody can tell from the answer: who chose the id, or writes by a key, can send it again. Here it was not.
  passing({
    name: 'one-500-for-a-write',
    description: 'The first write of a row over the Web API answers 500, and nothing is written.',
    protocols: ['Web API'],
    ends: 'supported',
    meets: asked => !asked.isSoap && writesRow(asked),
    answer: asked => refusal(500, 0x80040216, unexpected, asked),
  }),
  // Neither body nor code of a 408 is recorded: it has none.
  passing({
    name: 'one-408',
    description: 'The first read of changes over the Web API answers 408.',
    protocols: ['Web API'],
    ends: 'supported',
    meets: asked => !asked.isSoap && readsChanges(asked),
    answer: () => new Response(null, { status: 408 }),
  }),
  // The page of a gateway: neither JSON nor a code. Its words are the emulator's.
  passing({
    name: 'one-503-for-a-refusal',
    description: 'The first read of changes with an option that is refused answers 503.',
    protocols: ['Web API'],
    ends: 'supported',
    meets: asked => !asked.isSoap && readsChanges(asked) && /\$(?:filter|orderby|expand|top)=/.test(asked.url),
    answer: () => new Response('Service Unavailable', { status: 503, headers: { 'content-type': 'text/html' } }),
  }),
  passing({
    name: 'one-soap-fault',
    description: 'The first RetrieveEntityChanges ends with the generic fault 0x80040216.',
    protocols: ['Organization Service'],
    ends: 'supported',
    meets: asked => asked.isSoap && readsChanges(asked),
    answer: asked => refusal(500, 0x80040216, unexpected, asked),
  }),
  passing({
    name: 'one-soap-fault-at-first',
    description: 'The first WhoAmI over the Organization Service ends with the generic fault 0x80040216.',
    protocols: ['Organization Service'],
    ends: 'supported',
    meets: ({ isSoap, text }) => isSoap && text.includes('RequestName>WhoAmI<'),
    answer: asked => refusal(500, 0x80040216, unexpected, asked),
  }),
];
