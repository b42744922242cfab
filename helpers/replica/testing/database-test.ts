import { test as base } from '@playwright/test';
import type { Database } from '../postgres/database';
import { openEmbedded } from '../postgres/open-embedded';
import { openServer } from '../postgres/open-server';
import { quoted } from '../postgres/sql-names';
import { startPostgres } from './postgres-server';
import { serverPrograms } from './server-programs';

/** What a copy can be kept in. */
export const kinds = ['embedded', 'server'] as const;
type DatabaseKind = (typeof kinds)[number];

/** Opens a database of a kind, the same one for all tests of a worker. */
type Standing = (kind: DatabaseKind) => Promise<Database>;

type Fixtures = {
  kind: DatabaseKind;
  database: Database;
  schema: string;
};

let schemas = 0;

/** Tests against a real database, each in a schema of its own. `test.use({ kind })` says which. */
export const test = base.extend<Fixtures, { standing: Standing }>({
  standing: [
    async ({}, use) => {
      const opened = new Map<DatabaseKind, Promise<Opened>>();
      await use(async kind => {
        const opening = opened.get(kind) ?? openKind(kind);
        opened.set(kind, opening);
        return (await opening).database;
      });
      for (const opening of opened.values()) await (await opening).close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  kind: ['embedded', { option: true }],
  schema: async ({}, use) => use(`test_${process.pid}_${(schemas += 1)}`),
  database: async ({ standing, kind, schema }, use) => {
    const database = await standing(kind);
    await use(database);
    await database.query(`DROP SCHEMA IF EXISTS ${quoted(schema)} CASCADE`);
  },
});

type Opened = { readonly database: Database; readonly close: () => Promise<void> };

async function openKind(kind: DatabaseKind): Promise<Opened> {
  if (kind === 'embedded') {
    const database = await openEmbedded();
    return { database, close: () => database.close() };
  }
  const server = await startPostgres(serverPrograms());
  const database = await openServer(server.url);
  return { database, close: () => database.close().then(server.stop) };
}
