import { type Row } from '../../engine/values/row';
import { deviatingInOperations } from '../defect';
import { type Deviation } from '../served';

/** Keeps each deleted row as it was, by its id. */
export const keepingDeletedRows = (kept: Map<string, Row>): Deviation =>
  deviatingInOperations(({ deleteRow }) => ({
    deleteRow: (...asked) => {
      const row = deleteRow(...asked);
      kept.set(row.id, row);
      return row;
    },
  }));
