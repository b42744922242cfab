import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startPostgres } from '../../replica/testing/postgres-server';
import { serverPrograms } from '../../replica/testing/server-programs';
import { CrashSite, seeded } from './testing/crash-site';

/** How often the process is killed: what it costs is its start. A server and the embedded database run the same statements. */
const moments = { server: 40, embedded: 10 } as const;

test.describe.configure({ timeout: 300_000 });

test(`a copy on a server is right after ${moments.server} processes that were killed, and each change was written once`, async () => {
  const server = await startPostgres(serverPrograms());
  try {
    await surviveCrashes(server.url, moments.server, 1);
  } finally {
    await server.stop();
  }
});

test(`so is the embedded one, after ${moments.embedded}`, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'replica-'));
  try {
    await surviveCrashes(path.join(folder, 'copy'), moments.embedded, 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function surviveCrashes(place: string, count: number, seed: number): Promise<void> {
  await CrashSite.at(place, async site => {
    const random = seeded(seed);
    await site.write(random, 30);
    await site.watch();
    let steps = 30;
    let killed = 0;
    while (killed < count) {
      const at = 1 + Math.floor(random() * steps);
      const end = await site.run(at, random() < 0.5 ? 'before' : 'after');
      if (end.wasKilled) killed += 1;
      // Where it came to its end it had fewer steps than that: now it has some again.
      else steps = Math.max(end.steps, 5);
      if (random() < 0.4) await site.write(random, 8);
    }
    await site.run(0, 'before');

    expect(await site.compare()).toMatchObject({ differing: 0, differences: [] });
    expect(await site.writtenMoreThanOnce()).toEqual([]);
  });
}
