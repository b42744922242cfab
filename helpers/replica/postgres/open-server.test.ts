import { expect, test } from '@playwright/test';
import { startPostgres } from '../testing/postgres-server';
import { serverPrograms } from '../testing/server-programs';
import { openServer } from './open-server';

test('a connection that broke is told as such, and nothing waits for it', async () => {
  const server = await startPostgres(serverPrograms());
  try {
    const [database, other] = [await openServer(server.url), await openServer(server.url)];
    const [own] = await database.query('SELECT pg_backend_pid() AS pid');
    await other.query('SELECT pg_terminate_backend($1)', [own?.['pid']]);

    await expect(database.query('SELECT 1')).rejects.toThrow();
    await expect(database.transaction(inside => inside.query('SELECT 1'))).rejects.toThrow(/connection .* is broken/);
    await database.close();
    await other.close();
  } finally {
    await server.stop();
  }
});
