import { isAddressedDefinition, type MetadataAddress } from '../../../../definitions/find-definition';
import { DataverseFault } from '../../../../engine/dataverse-fault';
import { missingTable } from '../../../../engine/system-tables/known-platform-tables';
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

/** The table of `EntityDefinitions(…)`. Throws 404, and 501 for one of the platform's that the emulator lacks. */
export function requireAddressedTable(
  organization: OrganizationView,
  args: readonly Argument[] | undefined,
): TableDefinition {
  const address = readDefinitionAddress(args, 'EntityMetadata');
  const found = organization.tables.all().find(isAddressedDefinition(address));
  if (found !== undefined) return found;
  const missing = missingTable('logicalName' in address ? address.logicalName : address.metadataId);
  throw missing.status === 400 ? new DataverseFault(404, missing.code, missing.message) : missing;
}
