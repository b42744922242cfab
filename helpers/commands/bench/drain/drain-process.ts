import { z } from 'zod';
import { measureOnMessages } from '../process/measure-on-messages';
import { contestants, type ContestantName } from './contestants/all';

// A process of one contestant: each message asks for one drain.

const told = z.object({
  name: z.custom<ContestantName>(name => typeof name === 'string' && Object.hasOwn(contestants, name)),
  ground: z.object({ url: z.string(), caFile: z.string(), token: z.string(), pageSize: z.number() }),
});

const { name, ground } = told.parse(JSON.parse(process.argv[2] ?? ''));

measureOnMessages(contestants[name](ground));
