import { z } from 'zod';
import { ManyBooks } from '../../../sample/scale/many-books';
import { measureOnMessages } from '../process/measure-on-messages';
import { type SeederName, seeders } from './seeders';

// A process that fills a table in one way: each message asks for as many rows more.

const told = z.object({
  name: z.custom<SeederName>(name => typeof name === 'string' && Object.hasOwn(seeders, name)),
  rows: z.number(),
  ground: z.object({ url: z.string(), caFile: z.string(), token: z.string(), pageSize: z.number() }),
});

const { name, rows, ground } = told.parse(JSON.parse(process.argv[2] ?? ''));
const seed = seeders[name].seed(ground);

measureOnMessages(async () => {
  await seed(ManyBooks.of('bench', rows));
  return rows;
});
