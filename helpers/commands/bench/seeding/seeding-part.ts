import type { Part } from '../part';
import { seedInTurns, type Way } from './seed-in-turns';
import { type SeederName, seeders } from './seeders';
import { measuredOf } from './seeding-figures';

const rounds = 3;

/** Ways to fill a table through our clients: rows a second, processor time and memory, of the client and of the emulator. */
export const seedingPart: Part = {
  name: 'seeding',
  what: 'books written by single requests, by $batch and by CreateMultiple, one request at a time and in parallel, and over SOAP',
  measure: async () => {
    const ways = (Object.keys(seeders) as SeederName[]).map((name): Way => ({ name, rows: seeders[name].rows }));
    return measuredOf(await seedInTurns(ways, rounds));
  },
};
