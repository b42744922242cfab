import { UnexpectedReplyError } from '../../dataverse/errors';
import type { ReplicaRow, ReplicaValue } from '../replica-row';
import type { ReplicaColumn, ReplicaTable } from '../replica-table';

/** A row as the Web API sends it. A column that it leaves out has no value. Throws UnexpectedReplyError for what no column holds. */
export function rowFromWebApi({ name, columns }: ReplicaTable, row: Readonly<Record<string, unknown>>): ReplicaRow {
  return Object.fromEntries(columns.map(column => [column.name, valueOf(name, column, row[column.property] ?? null)]));
}

function valueOf(table: string, { name, kind }: ReplicaColumn, value: unknown): ReplicaValue {
  if (typeof value === 'string') return kind === 'choices' ? choicesIn(value) : value;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new UnexpectedReplyError(
    `A row of ${table} has in column ${name} what is neither text nor a number nor true or false.`,
    'report it with the definition of that column: the replica knows no type for it.',
  );
}

/** Choices of a column that takes several come as one text: `1,3`. */
const choicesIn = (text: string): readonly number[] => text.split(',').filter(Boolean).map(Number);
