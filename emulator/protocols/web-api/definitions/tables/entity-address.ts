import { DataverseFault, unknownTable } from '../../../../engine/dataverse-fault';
import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { notAKey } from '../../front/response/odata-error';
import { type Argument, keyLiterals } from '../../front/url/resource-path';

/** What `(LogicalName='x')` or `(00aa…)` names: one of the two. */
type MetadataAddress = { readonly logicalName: string } | { readonly metadataId: string };

/** Reads the key of a metadata segment. Throws 400 for other keys. */
export function readMetadataAddress(args: readonly Argument[] | undefined, type: string): MetadataAddress {
  const [first, ...rest] = keyLiterals(args ?? []);
  if (first === undefined || rest.length > 0) throw notAKey(type);
  const { name, literal } = first;
  if (name === 'LogicalName' && literal.type === 'string') return { logicalName: literal.value };
  if ((name === null || name === 'MetadataId') && literal.type === 'guid') return { metadataId: literal.value };
  throw notAKey(type);
}

/** True for the item that the address names. */
export const isAddressed =
  (address: MetadataAddress) =>
  (item: { readonly logicalName: string; readonly metadataId: string }): boolean =>
    'logicalName' in address ? item.logicalName === address.logicalName : item.metadataId === address.metadataId;

/** The table of `EntityDefinitions(…)`. Throws 404. */
export function requireEntity(organization: OrganizationView, args: readonly Argument[] | undefined): TableDefinition {
  const address = readMetadataAddress(args, 'EntityMetadata');
  const found = organization.tables.all().find(isAddressed(address));
  if (found !== undefined) return found;
  const { code, message } = unknownTable('logicalName' in address ? address.logicalName : address.metadataId);
  throw new DataverseFault(404, code, message);
}

/** By name, or by metadata id where no name is given. Throws 404, with a text reported of live environments. */
export function findEntity(
  { tables }: OrganizationView,
  logicalName: string | undefined,
  metadataId = '00000000-0000-0000-0000-000000000000',
): TableDefinition {
  const found = logicalName === undefined ? tables.all().find(isAddressed({ metadataId })) : tables.byName(logicalName);
  if (found !== undefined) return found;
  const message = `Could not find an entity with name ${logicalName ?? '(none)'} and id ${metadataId}.`;
  throw new DataverseFault(404, 0x80040217, message);
}

/** 404 for a key or column that the table does not have. */
export const metadataNotFound = (what: string, table: string): DataverseFault =>
  new DataverseFault(404, 0x80040217, `The ${what} does not exist on entity '${table}'.`);
