import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Literal } from '../../filter/lexer';
import { type JsonObject } from '../../front/request/json';
import { badRequest } from '../../front/response/odata-error';
import { renderTable, whole } from '../query/complex-table';
import { readEntityFilters } from './entity-filters';

const ENUM_TYPE = 'Microsoft.Dynamics.CRM.EntityFilters';

/** The parameters of RetrieveEntity and RetrieveAllEntities that say how much of a table is shown. */
export const wholeTableParameters = ['EntityFilters', 'RetrieveAsIfPublished'] as const;

/**
 * Reads {@link wholeTableParameters} and shows a table as they ask. EntityFilters may be given as the plain string, as
 * clients do; unpublished changes do not exist, so that RetrieveAsIfPublished changes nothing.
 */
export function wholeTable(
  given: ReadonlyMap<string, Literal>,
): (organization: OrganizationView, table: TableDefinition) => JsonObject {
  const filter = given.get('EntityFilters');
  const isFilter = filter?.type === 'string' || (filter?.type === 'enum' && filter.enumType === ENUM_TYPE);
  if (!isFilter) throw badRequest(`EntityFilters must be a member of ${ENUM_TYPE}.`);
  if (given.get('RetrieveAsIfPublished')?.type !== 'boolean') {
    throw badRequest('RetrieveAsIfPublished must be true or false.');
  }
  const filters = readEntityFilters(filter.value.split(',').map(name => name.trim()));
  return (organization, table) =>
    renderTable(organization, table, {
      names: undefined,
      keys: whole,
      ...(filters.has('Attributes') && { columns: whole }),
      ...(filters.has('Relationships') && { manyToOne: whole, oneToMany: whole }),
    });
}
