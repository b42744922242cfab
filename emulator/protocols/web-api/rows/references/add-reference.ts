import { methodNotAllowed } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { resolveBinding } from '../request/row-url';
import { isReference, referencedUrl, requireReference } from './reference';

/** Adds a row to a one-to-many relationship: its lookup points here from then on. */
export const addReference: Operation = {
  operation: 'POST {entity set}({key})/{collection-valued navigation property}/$ref',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api',
  differs: { notServed: ['Many-to-many relationships do not exist.'] },
  matches: isReference('POST'),
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const { caller } = request;
    const { table, row, kind, navigation } = requireReference(request, context);
    if (kind === 'single') throw methodNotAllowed('POST');
    const url = referencedUrl(table, request.body(table.entitySetName));
    const { id } = resolveBinding(organization, url, [navigation.table.logicalName]);
    const values = new Map([[navigation.column.logicalName, { table: table.logicalName, id: row.id }]]);
    operations.updateRow(organization, { table: navigation.table, address: { kind: 'id', id }, values, caller });
    return empty();
  },
};
