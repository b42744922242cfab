import { functionArguments } from '../../front/request/function-arguments';
import { isFunction } from '../../front/match';
import { complexTable } from '../query/complex-table';
import { readWholeTableFilters, wholeTableParameters } from './whole-table';
import { badRequest } from '../../front/response/odata-error';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';

const NAME = 'RetrieveEntity';

/** The whole definition of one table. */
export const retrieveEntity: Operation = {
  operation: `GET ${NAME}(EntityFilters=@p1,MetadataId=@p2,RetrieveAsIfPublished=@p3)`,
  name: NAME,
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveentity',
  differs: {
    notServed: ['EntityFilters All and Privileges are refused with 501.'],
    differs: ['Part of the properties is null.'],
    inferred: ['A LogicalName beside the MetadataId decides.'],
  },
  matches: isFunction(NAME),
  handle: (request, { organization, operations }) => {
    const given = functionArguments(request, [...wholeTableParameters, 'MetadataId'], ['LogicalName']);
    const [id, name] = [given.get('MetadataId'), given.get('LogicalName')];
    if (id?.type !== 'guid') throw badRequest('MetadataId must be a Guid.');
    if (name !== undefined && name.type !== 'string') throw badRequest('LogicalName must be a text.');
    const filters = readWholeTableFilters(given);
    const table = operations.retrieveTable(organization, { logicalName: name?.value, metadataId: id.value, filters });
    return json({
      '@odata.context': contextUrl(request.serviceRoot, `Microsoft.Dynamics.CRM.${NAME}Response`),
      EntityMetadata: complexTable(table),
    });
  },
};
