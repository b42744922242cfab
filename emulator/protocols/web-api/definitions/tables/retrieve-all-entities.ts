import { functionArguments } from '../../front/request/function-arguments';
import { isFunction } from '../../front/match';
import { complexTable } from '../query/complex-table';
import { readWholeTableFilters, wholeTableParameters } from './whole-table';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';

const NAME = 'RetrieveAllEntities';

/** The definitions of all tables. */
export const retrieveAllEntities: Operation = {
  operation: `GET ${NAME}(EntityFilters=@p1,RetrieveAsIfPublished=@p2)`,
  name: NAME,
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveallentities',
  differs: {
    differs: ['The differences of RetrieveEntity apply.'],
    inferred: ['Timestamp has the form of ServerVersionStamp.'],
  },
  matches: isFunction(NAME),
  handle: (request, { organization, operations }) => {
    const filters = readWholeTableFilters(functionArguments(request, wholeTableParameters));
    return json({
      '@odata.context': contextUrl(request.serviceRoot, `Microsoft.Dynamics.CRM.${NAME}Response`),
      Timestamp: organization.changes.issueToken(),
      EntityMetadata: operations.retrieveAllTables(organization, filters).map(complexTable),
    });
  },
};
