import { type Message } from '../front/message';
import { readColumnSet } from '../rows/column-set';
import { entityValue } from '../rows/entity';
import { renderEntityDraft } from '../rows/render-entity-draft';
import { readTargetAddress, readTargetTable } from '../rows/target-address';
import { contracts } from '../xml/names';

/** What rows in answers have in common and nobody has shown. */
export const rowsDiffer: readonly string[] = ['RowVersion is always filled in.', 'KeyAttributes are always empty.'];

/** One row, by id or alternate key. */
export const retrieve: Message = {
  name: 'Retrieve',
  assembly: 'xrm',
  inTransactions: true,
  parameters: ['Target', 'ColumnSet', 'ReturnNotifications'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrieverequest',
  notServed: ['RelatedEntitiesQuery is refused.'],
  differs: rowsDiffer,
  handle: ({ parameters }, { organization, operations }) => {
    const target = parameters.get('Target', contracts('EntityReference'));
    const table = readTargetTable(organization, target);
    const columns = readColumnSet(table, parameters.find('ColumnSet', contracts('ColumnSet')));
    const row = operations.retrieveRow(organization, { table, address: readTargetAddress(table, target) });
    return [['Entity', entityValue(renderEntityDraft(organization.tables, row, columns))]];
  },
};
