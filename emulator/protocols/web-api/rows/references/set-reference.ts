import { methodNotAllowed } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { resolveBinding } from '../request/row-url';
import { isReference, referencedUrl, requireReference } from './reference';

/** Points a lookup to another row. */
export const setReference: Operation = {
  operation: 'PUT {entity set}({key})/{single-valued navigation property}/$ref',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api',
  differs: {},
  matches: isReference('PUT'),
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const { caller } = request;
    const { table, row, kind, navigation } = requireReference(request, context);
    if (kind === 'collection') throw methodNotAllowed('PUT');
    const url = referencedUrl(table, request.body(table.entitySetName));
    const value = resolveBinding(organization, url, navigation.targets);
    const values = new Map([[navigation.column.logicalName, value]]);
    operations.updateRow(organization, { table, address: { kind: 'id', id: row.id }, values, caller });
    return empty();
  },
};
