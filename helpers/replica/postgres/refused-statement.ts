import { ReplicaError } from '../replica-error';

/** What the database refused. `where` has no password. */
export const refusedStatement = (where: string, error: unknown): ReplicaError =>
  new ReplicaError(
    `The database at ${where} refused: ${messageOf(error)}`,
    'see whether its user may create schemas and tables there, and whether the disk is full; what was committed stays.',
    { cause: error },
  );

/** What an error of the database says; several addresses of one host may each have failed. */
export const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
};
