import { createRequire } from 'node:module';
import type { CustomTypesConfig } from 'pg';
import type * as pg from 'pg';
import { LostDatabaseError } from '../replica-error';
import type { Database, Queryable } from './database';
import { messageOf, refusedStatement } from './refused-statement';

/** Loaded where a server is connected to: each worker of a run would pay for it. */
const loadPg = (): typeof pg => createRequire(__filename)('pg') as typeof pg;

/** Numbers and times as PostgreSQL writes them: a JavaScript number would lose digits. */
const asText: CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/** Milliseconds that a server is given to take a connection. */
const patience = 15_000;

/**
 * Connects to a PostgreSQL server, version 12 or later. The address is `postgres://user:password@host:port/database`. Throws
 * LostDatabaseError when it does not come to a connection, and from each statement after that one broke.
 */
export async function openServer(address: string): Promise<Database> {
  const { Client } = loadPg();
  const client = new Client({
    connectionString: address,
    connectionTimeoutMillis: patience,
    // Routers forget connections that are quiet for long, and a server that is gone says nothing.
    keepAlive: true,
    application_name: 'dataverse-change-tracking-verifier',
    options: '-c TimeZone=UTC',
    types: asText,
  });
  const where = describeAddress(address);
  try {
    await client.connect();
  } catch (error) {
    throw new LostDatabaseError(
      `No connection to the database at ${where}: ${messageOf(error)}`,
      'check REPLICA_URL (postgres://user:password@host:port/database), and that the server takes connections from here.',
      { cause: error },
    );
  }
  // A connection that breaks while nobody asks is told by the next statement.
  let broken: Error | undefined;
  client.on('error', error => (broken = error));
  const queryable: Queryable = {
    query: async (sql, parameters = []) => {
      try {
        return (await client.query<Record<string, unknown>>(sql, [...parameters])).rows;
      } catch (error) {
        if (broken === undefined && !endsConnection(error)) throw refusedStatement(where, error);
        throw brokenConnection(where, broken ?? error);
      }
    },
  };
  return {
    ...queryable,
    where,
    transaction: async act => {
      await queryable.query('BEGIN');
      try {
        const result = await act(queryable);
        await queryable.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
    close: () => client.end(),
  };
}

/** All but a server's word on the statement: it says that it goes (FATAL), or no answer came. */
const endsConnection = (error: unknown): boolean =>
  !(error instanceof loadPg().DatabaseError) || error.severity === 'FATAL' || error.severity === 'PANIC';

const brokenConnection = (where: string, error: unknown): LostDatabaseError =>
  new LostDatabaseError(
    `The connection to the database at ${where} is broken: ${messageOf(error)}`,
    'start this again when the server is there: it goes on from what was committed.',
    { cause: error },
  );

function describeAddress(address: string): string {
  try {
    const { hostname, port, pathname } = new URL(address);
    return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
  } catch {
    return 'REPLICA_URL';
  }
}
