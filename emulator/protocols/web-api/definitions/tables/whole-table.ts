import { type Literal } from '../../filter/lexer';
import { badRequest } from '../../front/response/odata-error';

const ENUM_TYPE = 'Microsoft.Dynamics.CRM.EntityFilters';

/** The parameters of RetrieveEntity and RetrieveAllEntities that say how much of a table is shown. */
export const wholeTableParameters = ['EntityFilters', 'RetrieveAsIfPublished'] as const;

/**
 * Reads {@link wholeTableParameters}: the members of EntityFilters, which may be given as the plain string, as clients
 * do. Unpublished changes do not exist, so that RetrieveAsIfPublished changes nothing.
 */
export function readWholeTableFilters(given: ReadonlyMap<string, Literal>): readonly string[] {
  const filter = given.get('EntityFilters');
  const isFilter = filter?.type === 'string' || (filter?.type === 'enum' && filter.enumType === ENUM_TYPE);
  if (!isFilter) throw badRequest(`EntityFilters must be a member of ${ENUM_TYPE}.`);
  if (given.get('RetrieveAsIfPublished')?.type !== 'boolean') {
    throw badRequest('RetrieveAsIfPublished must be true or false.');
  }
  return filter.value.split(',').map(name => name.trim());
}
