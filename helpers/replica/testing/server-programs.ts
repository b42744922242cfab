import { test } from '@playwright/test';
import { environmentVariables } from '../../run/settings/environment';
import { installedPostgres } from './postgres-server';

const noServer = 'no PostgreSQL server is installed here: apt-get install postgresql';

/** Where the programs of a server are. Without them a test is skipped for people, and fails in CI. */
export function serverPrograms(): string {
  const bin = installedPostgres();
  if (bin !== undefined) return bin;
  if (environmentVariables()['CI'] !== undefined) throw new Error(noServer);
  test.skip(true, noServer);
  return '';
}
