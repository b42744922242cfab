import { type Caller } from '../../../engine/security/caller';
import { type DataverseFault, invalidArgument } from '../../../engine/dataverse-fault';
import { type TableDefinition } from '../../../engine/tables/definitions';
import { type Row } from '../../../engine/values/values';
import { type CallContext } from './context';
import { createRow } from '../messages/create';
import { deleteRow } from '../messages/delete';
import { queryRows } from '../messages/retrieve-multiple';
import { updateRow } from '../messages/update';
import { readColumnSet } from '../rows/column-set';
import { collectionMembers, entityMembers } from '../rows/entity';
import { renderRow } from '../rows/row-entity';
import { readId, requireRow } from '../rows/target-address';
import { services } from '../xml/names';
import { element, textNode, type XmlNode } from '../../../xml/write-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** An operation beside Execute, as clients without the SDK call it. */
type Operation = (operation: XmlElement, caller: Caller, context: CallContext) => XmlNode | Promise<XmlNode>;

const missing = (what: string, { name }: XmlElement): DataverseFault =>
  invalidArgument(`Required field '${what}' is missing in the operation ${name.name}.`);

function requireChild(operation: XmlElement, name: string): XmlElement {
  const child = operation.child(services(name));
  if (child === undefined) throw missing(name, operation);
  return child;
}

/** The row that `entityName` and `id` name. */
function namedRow(operation: XmlElement, { organization }: CallContext): { table: TableDefinition; row: Row } {
  const table = organization.tables.require(requireChild(operation, 'entityName').text.trim());
  const id = readId(requireChild(operation, 'id').text);
  const row = requireRow(organization, table, id === undefined ? { kind: 'unnamed' } : { kind: 'id', id });
  return { table, row };
}

const respond = (name: string, ...result: readonly XmlNode[]): XmlNode =>
  element(services(`${name}Response`), ...result);

/** https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.iorganizationservice */
export const dedicatedOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'Create',
    (operation, caller, context) => {
      const row = createRow(context, requireChild(operation, 'entity'), caller);
      return respond('Create', textNode(services('CreateResult'), row.id));
    },
  ],
  [
    'Retrieve',
    (operation, _caller, context) => {
      const { table, row } = namedRow(operation, context);
      const columns = readColumnSet(table, operation.child(services('columnSet')));
      const members = entityMembers(renderRow(context.organization.tables, row, columns));
      return respond('Retrieve', element(services('RetrieveResult'), ...members));
    },
  ],
  [
    'RetrieveMultiple',
    (operation, _caller, context) => {
      const members = collectionMembers(queryRows(context, requireChild(operation, 'query')));
      return respond('RetrieveMultiple', element(services('RetrieveMultipleResult'), ...members));
    },
  ],
  [
    'Update',
    (operation, caller, context) => {
      updateRow(context, requireChild(operation, 'entity'), caller);
      return respond('Update');
    },
  ],
  [
    'Delete',
    async (operation, caller, context) => {
      const { table, row } = namedRow(operation, context);
      await deleteRow(context, table, row, caller);
      return respond('Delete');
    },
  ],
]);
