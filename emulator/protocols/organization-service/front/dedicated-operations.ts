import { type Caller } from '../../../engine/security/caller';
import { invalidArgument } from '../../../engine/dataverse-fault';
import { type CallContext } from './message';
import { createEntity } from '../messages/create';
import { deleteTarget } from '../messages/delete';
import { retrieveEntities } from '../messages/retrieve-multiple';
import { updateEntity } from '../messages/update';
import { readColumnSet } from '../rows/column-set';
import { collectionMembers, entityMembers } from '../rows/entity';
import { renderEntity } from '../rows/render-entity';
import { readId, requireAddress } from '../rows/target-address';
import { services } from '../xml/names';
import { element, textNode, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** An operation beside Execute, as clients without the SDK call it. */
type Operation = (operation: XmlElement, caller: Caller, context: CallContext) => XmlNode | Promise<XmlNode>;

function requireChild(operation: XmlElement, name: string): XmlElement {
  const child = operation.child(services(name));
  if (child !== undefined) return child;
  throw invalidArgument(`Required field '${name}' is missing in the operation ${operation.name.name}.`);
}

/** The row that `entityName` and `id` name. */
function namedRow(operation: XmlElement, { organization }: CallContext) {
  const table = organization.tables.require(requireChild(operation, 'entityName').text.trim());
  const id = readId(requireChild(operation, 'id').text);
  return { table, address: requireAddress(id === undefined ? undefined : { kind: 'id', id }) };
}

const respond = (name: string, ...result: readonly XmlNode[]): XmlNode =>
  element(services(`${name}Response`), ...result);

/** https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.iorganizationservice */
export const dedicatedOperations: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    Create: (operation, caller, context) => {
      const row = createEntity(context, requireChild(operation, 'entity'), caller);
      return respond('Create', textNode(services('CreateResult'), row.id));
    },
    Retrieve: (operation, _caller, context) => {
      const named = namedRow(operation, context);
      const row = context.operations.retrieveRow(context.organization, named);
      const columns = readColumnSet(named.table, operation.child(services('columnSet')));
      const members = entityMembers(renderEntity(context.organization.tables, row, columns));
      return respond('Retrieve', element(services('RetrieveResult'), ...members));
    },
    RetrieveMultiple: (operation, _caller, context) => {
      const members = collectionMembers(retrieveEntities(context, requireChild(operation, 'query')));
      return respond('RetrieveMultiple', element(services('RetrieveMultipleResult'), ...members));
    },
    Update: (operation, caller, context) => {
      updateEntity(context, requireChild(operation, 'entity'), caller);
      return respond('Update');
    },
    Delete: async (operation, caller, context) => {
      await deleteTarget(context, { ...namedRow(operation, context), caller });
      return respond('Delete');
    },
  }),
);
