import type { ColumnKind } from '../column-kind';

/** By how a replica holds values: what PostgreSQL calls it. */
export const columnTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  numeric: 'numeric',
  double: 'double precision',
  boolean: 'boolean',
  time: 'timestamp with time zone',
  'local time': 'timestamp without time zone',
  date: 'date',
  row: 'uuid',
  choices: 'integer[]',
};

/**
 * Types that take every value of the type before them. Text takes all but lists. What a time means can be defined anew: the
 * full read that follows tells every value as it is meant now.
 */
const wider: Readonly<Record<string, readonly string[]>> = {
  integer: ['bigint', 'numeric', 'double precision', 'text'],
  bigint: ['numeric', 'text'],
  numeric: ['text'],
  'double precision': ['text'],
  boolean: ['text'],
  'timestamp with time zone': ['timestamp without time zone', 'date', 'text'],
  'timestamp without time zone': ['timestamp with time zone', 'date', 'text'],
  date: ['timestamp with time zone', 'timestamp without time zone', 'text'],
  uuid: ['text'],
};

/** Whether a column of the one type can become one of the other without losing a value. */
export const canWiden = (from: string, to: string): boolean => wider[from]?.includes(to) ?? false;
