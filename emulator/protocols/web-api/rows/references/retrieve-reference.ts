import { type Row } from '../../../../engine/values/values';
import { type WebApiContext } from '../../front/context';
import { empty, json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { relatedRow, rowsPointingTo } from '../../../../query/related-rows';
import { isReference, requireReference } from './reference';
import { contextUrl } from '../render/selection';
import { rowUrl } from '../single/written-row';

/** The URLs of related rows, without their columns. */
export const retrieveReference: Operation = {
  operation: 'GET {entity set}({key})/{navigation property}/$ref',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api',
  differs: { notServed: ['There is no paging.'] },
  matches: isReference('GET'),
  handle: (request, context) => {
    const { organization } = context;
    const { row, kind, navigation } = requireReference(request, context);
    const url = (related: Row): string => urlOf(request.serviceRoot, context, related);
    if (kind === 'collection') {
      const related = rowsPointingTo(organization, navigation.table, navigation.column.logicalName, row);
      return json({
        '@odata.context': contextUrl(request.serviceRoot, 'Collection($ref)'),
        value: related.map(one => ({ '@odata.id': url(one) })),
      });
    }
    const { column, targets } = navigation;
    const related = relatedRow(organization, row, column.logicalName, targets.length === 1 ? targets[0] : undefined);
    if (related === undefined) return empty();
    return json({ '@odata.context': contextUrl(request.serviceRoot, '$ref'), '@odata.id': url(related) });
  },
};

const urlOf = (serviceRoot: string, { organization }: WebApiContext, row: Row): string =>
  rowUrl(serviceRoot, organization.tables.require(row.table), row.id);
