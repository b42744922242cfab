import { expect, test } from '@playwright/test';
import { seedInTurns, type Way } from './seed-in-turns';
import { type SeederName, seeders } from './seeders';

test('each way writes all its rows in each round, into a table of its own', async () => {
  test.setTimeout(120_000);
  const names = Object.keys(seeders) as SeederName[];

  const seeded = await seedInTurns(
    names.map((name): Way => ({ name, rows: 130 })),
    2,
  );

  expect(seeded.map(({ name, rounds, acknowledged, held }) => [name, rounds.length, acknowledged, held])).toEqual(
    names.map(name => [name, 2, 390, 390]),
  );
});
