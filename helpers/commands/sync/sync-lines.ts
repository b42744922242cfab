import { describeTime } from '../../verdict/reporters/terminal/progress';
import type { TableSync } from '../../replica/sync/sync-table';

/** One line of what came of a table: `sample_book: up to date; changes read: 2 told, 1 written, 1 removed, 0.1 s, lag 30 s`. */
export function syncLine(table: string, so: TableSync, milliseconds: number): string {
  const why = so.reason === undefined ? '' : ` (${reasons[so.reason]})`;
  const resumed = so.wasResumed ? ', going on where the last read stopped' : '';
  const what = so.reading === 'full' ? `every row read${why}${resumed}` : `changes read${resumed}`;
  const state = so.isComplete ? 'up to date' : 'stopped on the way, and to be gone on with';
  const counts = `${so.told} told, ${so.written} written, ${so.removed} removed`;
  return `${table}: ${state}; ${what}: ${counts}, ${speed(so.told, milliseconds)}${lagOf(so)}`;
}

const reasons = {
  'first read': 'there was no copy',
  'refused token': 'the environment refused the kept token; what vanished meanwhile is removed',
  'new columns': 'the table has new columns',
  'other origin': 'the copy was read by another endpoint or from another organization; what is not there is removed',
} as const;

/** The same while it runs, for one line of a terminal. */
export const progressLine = (table: string, so: TableSync, milliseconds: number): string =>
  `${table}: ${so.told} rows told, page ${so.pages}, ${speed(so.told, milliseconds)}${lagOf(so)}`;

/** No change that it brought had waited longer. */
const lagOf = ({ lag }: TableSync): string => (lag === undefined ? '' : `, lag ${describeTime(lag)}`);

function speed(rows: number, milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  const time = `${seconds.toFixed(1)} s`;
  return seconds < 1 ? time : `${Math.round(rows / seconds)} rows/s, ${time}`;
}
