import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startPostgres } from '../testing/postgres-server';
import { serverPrograms } from '../testing/server-programs';
import { openReplica } from '../open-replica';
import { lockPlace } from './lock-place';

test('a folder is one process’s, and a killed one has left it', ({}, testInfo) => {
  const folder = testInfo.outputPath('copy');
  const unlock = lockPlace(folder);

  expect(() => lockPlace(folder)).toThrow(`Process ${process.pid} keeps the copy`);
  unlock();
  lockPlace(folder)();
  expect(existsSync(`${folder}.lock`)).toBe(false);

  // In a container the next process has the number of the one before.
  writeFileSync(`${folder}.lock`, String(process.pid));
  lockPlace(folder)();

  // No process has this number: Linux counts to 2^22.
  writeFileSync(`${folder}.lock`, '99999999');
  lockPlace(folder)();
});

test('two connections do not keep one copy, and may keep those of different tables', async () => {
  const server = await startPostgres(serverPrograms());
  const open = (schema: string, ...tables: string[]) => openReplica(server, { schema, tables });
  try {
    const first = await open('contoso', 'account', 'contact');
    await expect(open('contoso', 'lead', 'contact')).rejects.toThrow('Another process keeps the copy of contact');
    await (await open('contoso', 'lead')).close();
    await (await open('fabrikam', 'contact')).close();
    await first.close();
    await (await open('contoso', 'contact')).close();
  } finally {
    await server.stop();
  }
});

test('a server that is not there is told without its password', async () => {
  const opening = openReplica({ url: 'postgres://me:s3cret@127.0.0.1:1/copies' }, { schema: 'contoso', tables: [] });

  await expect(opening).rejects.toThrow('No connection to the database at 127.0.0.1:1/copies');
  await expect(opening).rejects.not.toThrow('s3cret');
});
