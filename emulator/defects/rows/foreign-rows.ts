import { type Row } from '../../engine/values/row';
import { type ChangedRow } from '../../operations/changes/read-changes';
import { alteringDeltas, pageDefect } from '../defect';

export const foreignRows = pageDefect(
  'foreign-rows',
  'The last page of a delta ends with a row of another table.',
  alteringDeltas(({ changes, next }, { table }, organization) => {
    const [user] = organization.rows.scan('systemuser');
    if (next !== undefined || user === undefined) return {};
    const row: Row = { ...user, values: new Map([[`${table}id`, user.id]]) };
    return { changes: [...changes, { kind: 'upserted', row } satisfies ChangedRow] };
  }),
);
