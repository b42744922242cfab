import { pointsTo } from '../../../../query/related-rows';
import { notImplemented } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { resolveBinding } from '../request/row-url';
import { isReference, requireReference } from './reference';
import { requireRow, type RowAddress } from '../../../../query/row-address';
import { readKeyPredicate } from '../request/key-predicate';

/** Empties a lookup, from the side of its row or from the side of the row it points to. */
export const removeReference: Operation = {
  operation:
    'DELETE {entity set}({key})/{navigation property}/$ref, …/{navigation property}({key})/$ref and …/$ref?$id={url}',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api',
  differs: {
    notServed: ['Many-to-many relationships do not exist.'],
    inferred: ['A row that is not related stays as it is, and the answer is 204.'],
  },
  matches: isReference('DELETE'),
  query: ['$id'],
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const { caller } = request;
    const { table, row, kind, navigation } = requireReference(request, context);
    const values = new Map([[navigation.column.logicalName, null]]);
    const keyArgs = request.path[1]?.args;
    if (kind === 'single') {
      if (request.query.has('$id')) throw notImplemented('$id for a single-valued reference');
      operations.updateRow(organization, { table, address: { kind: 'id', id: row.id }, values, caller });
      return empty();
    }
    const id =
      keyArgs === undefined
        ? resolveBinding(organization, request.query.get('$id') ?? '', [navigation.table.logicalName]).id
        : requireRow(organization, navigation.table, readKeyPredicate(navigation.table, keyArgs)).id;
    const address: RowAddress = { kind: 'id', id };
    const isRelated = pointsTo(navigation.column.logicalName, row);
    if (isRelated(operations.retrieveRow(organization, { table: navigation.table, address }))) {
      operations.updateRow(organization, { table: navigation.table, address, values, caller });
    }
    return empty();
  },
};
