import { isAddressedDefinition, type MetadataAddress } from '../../../../definitions/find-definition';
import { DataverseFault, unknownTable } from '../../../../engine/dataverse-fault';
import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { notAKey } from '../../front/response/odata-error';
import { type Argument, keyLiterals } from '../../front/url/resource-path';

/** Reads the key of a metadata segment: the id, or the name as a key property. Throws 400 for other keys. */
export function readDefinitionAddress(
  args: readonly Argument[] | undefined,
  type: string,
  nameProperty = 'LogicalName',
): MetadataAddress {
  const [first, ...rest] = keyLiterals(args ?? []);
  if (first === undefined || rest.length > 0) throw notAKey(type);
  const { name, literal } = first;
  if (name === nameProperty && literal.type === 'string') return { logicalName: literal.value };
  if ((name === null || name === 'MetadataId') && literal.type === 'guid') return { metadataId: literal.value };
  throw notAKey(type);
}

/** The table of `EntityDefinitions(…)`. Throws 404. */
export function requireAddressedTable(
  organization: OrganizationView,
  args: readonly Argument[] | undefined,
): TableDefinition {
  const address = readDefinitionAddress(args, 'EntityMetadata');
  const found = organization.tables.all().find(isAddressedDefinition(address));
  if (found !== undefined) return found;
  const { code, message } = unknownTable('logicalName' in address ? address.logicalName : address.metadataId);
  throw new DataverseFault(404, code, message);
}
