import { type Literal } from '../../filter/lexer';
import { defineFunction } from '../../front/define-operation';
import { functionArguments } from '../../front/request/function-arguments';
import { badODataRequest } from '../../front/response/odata-error';
import { metadataChangesTable } from '../metadata-changes/metadata-changes-table';

const ENUM_TYPE = 'Microsoft.Dynamics.CRM.EntityFilters';

/** The parameters of RetrieveEntity and RetrieveAllEntities that say how much of a table is shown. */
const wholeTableParameters = ['EntityFilters', 'RetrieveAsIfPublished'] as const;

/**
 * Reads {@link wholeTableParameters}: the members of EntityFilters, which may be given as the plain string, as clients
 * do. Unpublished changes do not exist, so that RetrieveAsIfPublished changes nothing.
 */
function readWholeTableFilters(given: ReadonlyMap<string, Literal>): readonly string[] {
  const filter = given.get('EntityFilters');
  const isFilter = filter?.type === 'string' || (filter?.type === 'enum' && filter.enumType === ENUM_TYPE);
  if (!isFilter) throw badODataRequest(`EntityFilters must be a member of ${ENUM_TYPE}.`);
  if (given.get('RetrieveAsIfPublished')?.type !== 'boolean') {
    throw badODataRequest('RetrieveAsIfPublished must be true or false.');
  }
  return filter.value.split(',').map(name => name.trim());
}

/** The whole definition of one table. */
export const retrieveEntity = defineFunction('RetrieveEntity', {
  call: 'RetrieveEntity(EntityFilters=@p1,MetadataId=@p2,RetrieveAsIfPublished=@p3)',
  privilege: 'prvReadEntity',
  notServed: ['EntityFilters All and Privileges are refused with 501.'],
  differs: ['Part of the properties is null.'],
  inferred: ['A LogicalName beside the MetadataId decides.'],
  run: (request, { organization, operations }) => {
    const given = functionArguments(request, [...wholeTableParameters, 'MetadataId'], ['LogicalName']);
    const [id, name] = [given.get('MetadataId'), given.get('LogicalName')];
    if (id?.type !== 'guid') throw badODataRequest('MetadataId must be a Guid.');
    if (name !== undefined && name.type !== 'string') throw badODataRequest('LogicalName must be a text.');
    const filters = readWholeTableFilters(given);
    const table = operations.retrieveTable(organization, { logicalName: name?.value, metadataId: id.value, filters });
    return { EntityMetadata: metadataChangesTable(table) };
  },
});

/** The definitions of all tables. */
export const retrieveAllEntities = defineFunction('RetrieveAllEntities', {
  call: 'RetrieveAllEntities(EntityFilters=@p1,RetrieveAsIfPublished=@p2)',
  privilege: 'prvReadEntity',
  differs: ['The differences of RetrieveEntity apply.'],
  inferred: ['Timestamp has the form of ServerVersionStamp.'],
  run: (request, { organization, operations }) => {
    const filters = readWholeTableFilters(functionArguments(request, wholeTableParameters));
    return {
      Timestamp: organization.changes.issueToken(),
      EntityMetadata: operations.retrieveAllTables(organization, filters).map(metadataChangesTable),
    };
  },
});
