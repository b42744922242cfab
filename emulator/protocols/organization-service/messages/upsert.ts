import { harmlessParameters, type Message } from '../front/message';
import { readEntity } from '../rows/read-entity';
import { booleanValue, referenceValue } from '../xml/wire-value';
import { contracts } from '../xml/names';

/** Updates a row, or creates it when it does not exist. */
export const upsert: Message = {
  name: 'Upsert',
  assembly: 'xrm',
  parameters: ['Target', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record',
  differs: ['The differences of Create and Update apply.'],
  handle: ({ parameters, caller }, { organization, operations }) => {
    const upserted = readEntity(organization, parameters.get('Target', contracts('Entity')), caller);
    const { row, before } = operations.upsertRow(organization, upserted);
    return [
      ['RecordCreated', booleanValue(before === undefined)],
      ['Target', referenceValue({ table: row.table, id: row.id })],
    ];
  },
};
