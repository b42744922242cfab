/** A row of a result, by the names of its columns. */
export type ResultRow = Readonly<Record<string, unknown>>;

/** What statements are sent to. Parameters are `$1`, `$2`, …; one that is an object must be JSON text by then. */
export type Queryable = {
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly ResultRow[]>;
};

/** A PostgreSQL database, on a server or in this process. Throws ReplicaError for what it refuses. */
export type Database = Queryable & {
  /** `localhost:5432/replica`, `reports/replica`: never with a password. */
  readonly where: string;
  /** All of it or nothing. One transaction at a time. */
  transaction<T>(act: (inside: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};
