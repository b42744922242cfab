import { type ColumnValues, type Row } from '../../engine/values/row';
import { type ChangedRow } from '../../operations/changes/read-changes';
import { type WrittenRow } from '../../operations/rows/write-row';
import { bothProtocols, type Defect, alteringDeltas, deviatingInOperations, deviatingInPages } from '../defect';
import { type Deviation } from '../served';

/** By row: the values it had before its last update. */
type Memory = Map<string, ColumnValues>;

const keyOfRememberedRow = ({ table, id }: Row): string => `${table} ${id}`;

function rememberingOldValues(memory: Memory): Deviation {
  const noted = (written: WrittenRow): WrittenRow => {
    if (written.before !== undefined) memory.set(keyOfRememberedRow(written.before), written.before.values);
    return written;
  };
  return deviatingInOperations(({ updateRow, upsertRow, assignRow, setRowState, updateRows, upsertRows }) => ({
    updateRow: (organization, write) => noted(updateRow(organization, write)),
    upsertRow: (organization, upsert) => noted(upsertRow(organization, upsert)),
    assignRow: (organization, assignment) => noted(assignRow(organization, assignment)),
    setRowState: (organization, change) => noted(setRowState(organization, change)),
    updateRows: (organization, targets) => updateRows(organization, targets).map(noted),
    upsertRows: (organization, targets) => upsertRows(organization, targets).map(noted),
  }));
}

/** Versions stay the current ones. */
function withStaleValues(change: ChangedRow, memory: Memory): ChangedRow {
  const values = change.kind === 'upserted' ? memory.get(keyOfRememberedRow(change.row)) : undefined;
  return change.kind === 'deleted' || values === undefined ? change : { ...change, row: { ...change.row, values } };
}

export const staleValues: Defect = {
  name: 'stale-values',
  description: 'A delta shows the values that an updated row had before its last update by PATCH.',
  protocols: bothProtocols,
  start: () => {
    const memory: Memory = new Map();
    const remember = rememberingOldValues(memory);
    const show = deviatingInPages(
      alteringDeltas(({ changes }) => ({ changes: changes.map(change => withStaleValues(change, memory)) })),
    );
    return served => show(remember(served));
  },
};
