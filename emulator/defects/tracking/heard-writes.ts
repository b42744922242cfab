import { type WrittenRow } from '../../operations/rows/write-row';
import { deviatingInOperations } from '../defect';
import { type Deviation } from '../served';

/** Tells of every row that is created, updated or upserted, alone or with others, through either protocol. */
export const hearingOfWrites = (hear: (written: WrittenRow) => void): Deviation => {
  const heard = (written: WrittenRow): WrittenRow => {
    hear(written);
    return written;
  };
  return deviatingInOperations(
    ({ createRow, updateRow, upsertRow, assignRow, setRowState, createRows, updateRows, upsertRows }) => ({
      createRow: (...asked) => heard(createRow(...asked)),
      updateRow: (...asked) => heard(updateRow(...asked)),
      upsertRow: (...asked) => heard(upsertRow(...asked)),
      assignRow: (...asked) => heard(assignRow(...asked)),
      setRowState: (...asked) => heard(setRowState(...asked)),
      createRows: (...asked) => createRows(...asked).map(heard),
      updateRows: (...asked) => updateRows(...asked).map(heard),
      upsertRows: (...asked) => upsertRows(...asked).map(heard),
    }),
  );
};
