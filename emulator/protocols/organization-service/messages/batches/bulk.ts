import { invalidArgument } from '../../../../engine/dataverse-fault';
import { textNode, type XmlNode } from '../../../../xml/write-xml';
import { responseNode } from '../../front/execute';
import { type Call, type CallContext, harmlessParameters, type Message } from '../../front/message';
import { readConcurrencyBehavior } from '../../rows/concurrency-behavior';
import { readEntity } from '../../rows/read-entity';
import { arrays, contracts } from '../../xml/names';
import { type WireValue } from '../../xml/wire-value';
import { upsert, upsertResults } from '../upsert';

const sameAsWebApi = ['Every table takes it; on Dataverse not all platform tables do.'];

/** Adds several rows to a table, all or none. */
export const createMultiple: Message = {
  name: 'CreateMultiple',
  assembly: 'xrm',
  availableOn: 'online',
  inTransactions: true,
  parameters: ['Targets', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#createmultiple',
  differs: sameAsWebApi,
  notServed: ['What Create refuses is refused.'],
  handle: (call, context) => {
    const targets = readBulkEntities(call, context).map(({ address, ...write }) => {
      if (address?.kind === 'key') throw invalidArgument('The Targets of CreateMultiple must not have KeyAttributes.');
      return { ...write, id: address?.id };
    });
    const rows = context.operations.createRows(context.organization, targets).map(({ row }) => row);
    return [['Ids', guidsValue(rows.map(({ id }) => id))]];
  },
};

/** Updates several rows of a table, all or none. */
export const updateMultiple: Message = {
  name: 'UpdateMultiple',
  assembly: 'xrm',
  availableOn: 'online',
  inTransactions: true,
  parameters: ['Targets', 'ConcurrencyBehavior', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#updatemultiple',
  differs: sameAsWebApi,
  notServed: ['What Update refuses is refused.'],
  inferred: ['Alternate keys are refused, as documented, with a code and a text that are not documented.'],
  handle: (call, context) => {
    const targets = readBulkEntities(call, context).map(({ address, rowVersion, ...write }) => {
      if (address?.kind !== 'id') {
        throw invalidArgument('Each of the Targets of UpdateMultiple must name its row by its primary id.');
      }
      return { ...write, id: address.id, ifMatch: readConcurrencyBehavior(call.parameters, rowVersion) };
    });
    context.operations.updateRows(context.organization, targets);
    return [];
  },
};

/** Updates or creates several rows of a table, all or none. */
export const upsertMultiple: Message = {
  name: 'UpsertMultiple',
  assembly: 'xrm',
  availableOn: 'online',
  inTransactions: true,
  parameters: ['Targets', ...harmlessParameters],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#upsertmultiple',
  differs: sameAsWebApi,
  notServed: ['What Upsert refuses is refused.'],
  inferred: [
    "The name of the type of its Results is the one that .NET's serializer gives to an array of UpsertResponse.",
    'Two targets for one row are an error, as documented, with a code and a text that are not documented.',
    "A row that does not exist is refused when a key's column stands in KeyAttributes and Attributes, as recorded for the Web API.",
  ],
  handle: (call, context) => {
    const written = context.operations.upsertRows(context.organization, readBulkEntities(call, context));
    const content = written.map(each => responseNode(contracts('UpsertResponse'), upsert, upsertResults(each)));
    return [['Results', { type: contracts('ArrayOfUpsertResponse'), content }]];
  },
};

/** The Targets: an EntityCollection of one table. Throws for rows of another table than it names. */
function readBulkEntities({ parameters, caller }: Call, { organization }: CallContext) {
  const targets = parameters.get('Targets', contracts('EntityCollection'));
  const entities = targets.child(contracts('Entities'))?.all(contracts('Entity')) ?? [];
  if (entities.length === 0) throw invalidArgument(`The Targets of ${parameters.message} are empty.`);
  const read = entities.map(entity => readEntity(organization, entity, caller));
  const table = targets.trimmedTextOf(contracts('EntityName'));
  const other = read.find(entity => entity.table.logicalName !== table);
  if (other === undefined) return read;
  throw invalidArgument(
    `The EntityName of the Targets is '${table ?? ''}', and one of them is a row of '${other.table.logicalName}'.`,
  );
}

const guidsValue = (ids: readonly string[]): WireValue => ({
  type: arrays('ArrayOfguid'),
  content: ids.map((id): XmlNode => textNode(arrays('guid'), id)),
});
