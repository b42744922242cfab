import { expect, test } from '@playwright/test';
import { drainInTurns } from './drain-in-turns';
import { onSeededEmulator } from './on-seeded-emulator';

test('each contestant reads all rows of all pages in each round', async () => {
  await onSeededEmulator(async ({ seed, ground }) => {
    await seed(0, 25);
    const { by } = await drainInTurns({ ...ground, pageSize: 10 }, 25, 2);

    const rows = [...by].map(([name, rounds]) => [name, rounds.map(round => round.rows)]);
    expect(rows).toEqual([
      ['our reader', [25, 25]],
      ['a raw loop', [25, 25]],
      ['dynamics-web-api', [25, 25]],
      ['our reader of SOAP', [25]],
    ]);
  });
});
