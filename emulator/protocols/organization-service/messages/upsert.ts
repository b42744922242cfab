import { type WrittenRow } from '../../../operations/rows/write-row';
import { harmlessParameters, type Message, type Results } from '../front/message';
import { readEntity } from '../rows/read-entity';
import { booleanValue, referenceValue } from '../xml/wire-value';
import { contracts } from '../xml/names';

/** Updates a row, or creates it when it does not exist. */
export const upsert: Message = {
  name: 'Upsert',
  assembly: 'xrm',
  inTransactions: true,
  parameters: ['Target', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record',
  differs: ['The differences of Create and Update apply.'],
  handle: ({ parameters, caller }, { organization, operations }) => {
    const upserted = readEntity(organization, parameters.get('Target', contracts('Entity')), caller);
    return upsertResults(operations.upsertRow(organization, upserted));
  },
};

/** What an UpsertResponse says: whether the row was created, and which one it is. */
export const upsertResults = ({ row, before }: WrittenRow): Results => [
  ['RecordCreated', booleanValue(before === undefined)],
  ['Target', referenceValue({ table: row.table, id: row.id })],
];
