import { type Caller } from '../../../engine/access/caller';
import { invalidArgument } from '../../../engine/dataverse-fault';
import { type RowsToRelate } from '../../../operations/rows/relate-rows';
import { type CallContext } from './message';
import { runCreateMessage } from '../messages/create';
import { runDeleteMessage } from '../messages/delete';
import { readRowsToRelate } from '../messages/links/associate';
import { runRetrieveMultipleMessage } from '../messages/retrieve-multiple';
import { runUpdateMessage } from '../messages/update';
import { readColumnSet } from '../rows/column-set';
import { entityCollectionMembers, entityMembers } from '../rows/entity';
import { renderEntityDraft } from '../rows/render-entity-draft';
import { readTargetId, requireTargetAddress } from '../rows/target-address';
import { services } from '../xml/names';
import { element, textNode, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** An operation beside Execute, as clients without the SDK call it. */
type Operation = (operation: XmlElement, caller: Caller, context: CallContext) => XmlNode | Promise<XmlNode>;

function requireOperationChild(operation: XmlElement, name: string): XmlElement {
  const child = operation.child(services(name));
  if (child !== undefined) return child;
  throw invalidArgument(`Required field '${name}' is missing in the operation ${operation.name.name}.`);
}

/** The row that `entityName` and `id` name, or whatever the id is called. */
function rowNamedByOperation(operation: XmlElement, { organization }: CallContext, idName = 'id') {
  const table = organization.tables.require(requireOperationChild(operation, 'entityName').text.trim());
  const id = readTargetId(requireOperationChild(operation, idName).text);
  return { table, address: requireTargetAddress(id === undefined ? undefined : { kind: 'id', id }) };
}

const linksOfOperation = (operation: XmlElement, caller: Caller, context: CallContext): RowsToRelate =>
  readRowsToRelate(context.organization, rowNamedByOperation(operation, context, 'entityId'), {
    relationship: requireOperationChild(operation, 'relationship'),
    related: requireOperationChild(operation, 'relatedEntities'),
    caller,
  });

const dedicatedResponse = (name: string, ...result: readonly XmlNode[]): XmlNode =>
  element(services(`${name}Response`), ...result);

/** https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.iorganizationservice */
export const dedicatedOperations: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    Create: (operation, caller, context) => {
      const row = runCreateMessage(context, requireOperationChild(operation, 'entity'), caller);
      return dedicatedResponse('Create', textNode(services('CreateResult'), row.id));
    },
    Retrieve: (operation, _caller, context) => {
      const named = rowNamedByOperation(operation, context);
      const row = context.operations.retrieveRow(context.organization, named);
      const columns = readColumnSet(named.table, operation.child(services('columnSet')));
      const members = entityMembers(renderEntityDraft(context.organization.tables, row, columns));
      return dedicatedResponse('Retrieve', element(services('RetrieveResult'), ...members));
    },
    RetrieveMultiple: (operation, _caller, context) => {
      const members = entityCollectionMembers(
        runRetrieveMultipleMessage(context, requireOperationChild(operation, 'query')),
      );
      return dedicatedResponse('RetrieveMultiple', element(services('RetrieveMultipleResult'), ...members));
    },
    Update: (operation, caller, context) => {
      runUpdateMessage(context, requireOperationChild(operation, 'entity'), caller);
      return dedicatedResponse('Update');
    },
    Delete: async (operation, caller, context) => {
      await runDeleteMessage(context, { ...rowNamedByOperation(operation, context), caller });
      return dedicatedResponse('Delete');
    },
    Associate: (operation, caller, context) => {
      context.operations.associateRows(context.organization, linksOfOperation(operation, caller, context));
      return dedicatedResponse('Associate');
    },
    Disassociate: (operation, caller, context) => {
      context.operations.disassociateRows(context.organization, linksOfOperation(operation, caller, context));
      return dedicatedResponse('Disassociate');
    },
  }),
);
