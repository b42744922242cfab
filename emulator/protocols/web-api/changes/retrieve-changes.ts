import { isEntitySet, requireTable } from '../front/match';
import { type ODataRequest } from '../front/request/odata-request';
import { json, preferenceApplied } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { appliedAnnotations, appliedPageSize } from '../rows/query/applied-preferences';
import { contextFragment, contextUrl, parseSelection } from '../rows/render/selection';
import { countChangesSince } from './count-changes-since';
import { deltaLink, trackedNextLink } from './links';
import { refuseTrackedOptions } from './refused-options';
import { renderChange } from './render-change';
import { readTrackedPage } from './tracked-page';
import { isTrackedPage } from './tracking-cookie';

const isTracked = ({ query, prefer }: ODataRequest): boolean =>
  prefer.trackChanges || query.has('$deltatoken') || isTrackedPage(query.get('$skiptoken'));

/** Change tracking: the initial read with `Prefer: odata.track-changes`, deltas by `$deltatoken`, and their pages. */
export const retrieveChanges: Operation = {
  operation: 'GET {entity set} with Prefer: odata.track-changes or $deltatoken',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems',
  differs: {
    inferred: [
      'Refused query options answer HTTP 400 with the code 0x80060888.',
      'Status and code for a malformed token are not public.',
      'An expired token answers HTTP 400.',
      'The form of next links is not public.',
      'A token covers what was written until the first page was asked for.',
      'Rows written while paging come on a later page and in the next delta.',
      '$count=true is not capped.',
    ],
  },
  matches: (request, context) => isEntitySet('GET')(request, context) && isTracked(request),
  query: ['$select', '$count', '$deltatoken', '$skiptoken', '$filter', '$orderby', '$expand', '$top'],
  reads: ['odata.track-changes'],
  handle: (request, context) => {
    const { query, prefer, serviceRoot } = request;
    const { organization, defects } = context;
    if (!defects.has('ignored-options')) refuseTrackedOptions(query);
    const table = requireTable(request, context);
    const asked = parseSelection(table, query.get('$select'));
    const page = readTrackedPage(request, context, table);
    const selection = page.isDelta && defects.has('delta-of-all-columns') ? parseSelection(table, undefined) : asked;

    const reason = defects.has('wrong-reason') ? 'changed' : 'deleted';
    const extras = { organization, annotations: prefer.annotations };
    const link = { serviceRoot, table, selection, counts: query.flag('$count') };
    const hasToken = page.next === undefined || defects.has('token-on-every-page');
    const fragment = contextFragment(table, selection);
    return json(
      {
        '@odata.context': contextUrl(
          serviceRoot,
          page.isDelta && !defects.has('delta-without-context') ? `${fragment}/$delta` : fragment,
        ),
        ...(link.counts && { '@odata.count': countChangesSince(context, table.logicalName, page.since) }),
        ...(hasToken && { '@odata.deltaLink': deltaLink(link, page.token) }),
        value: page.changes.map(change => renderChange(change, { serviceRoot, table, selection, extras, reason })),
        ...(page.next !== undefined && { '@odata.nextLink': trackedNextLink(link, page.next) }),
      },
      {
        headers: preferenceApplied(
          prefer.trackChanges ? 'odata.track-changes' : undefined,
          appliedPageSize(prefer.maxPageSize),
          appliedAnnotations(request),
        ),
      },
    );
  },
};
