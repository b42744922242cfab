import { isCount, matchesEntitySet, requireRequestedTable } from '../front/match';
import { type ODataRequest } from '../front/request/odata-request';
import {
  appliedPageSize,
  contextUrl,
  jsonResponse,
  plainTextResponse,
  preferenceApplied,
} from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { rowContextFragment, parseRowSelection } from '../rows/render/selection';
import { readChangesRequest, refuseTrackedOptions } from './changes-request';
import { deltaLink, renderChangedRow, trackedNextLink } from './render-changes';
import { isTrackedPage } from './tracking-cookie';

const asksForTrackedChanges = ({ query, prefer }: ODataRequest): boolean =>
  prefer.trackChanges || query.has('$deltatoken') || isTrackedPage(query.get('$skiptoken'));

/** Change tracking: the initial read with `Prefer: odata.track-changes`, deltas by `$deltatoken`, and their pages. */
export const getChanges: Operation = {
  operation: 'GET {entity set} with Prefer: odata.track-changes or $deltatoken',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems',
  differs: [],
  inferred: [
    'Refused query options answer HTTP 400 with the code 0x80060888.',
    'Status and code for a malformed token are not public.',
    'An expired token answers HTTP 400.',
    'The form of next links is not public.',
    'A token covers what was written until the first page was asked for.',
    'Rows written while paging come on a later page and in the next delta.',
    '$count=true is not capped.',
  ],
  matches: (request, context) => matchesEntitySet('GET')(request, context) && asksForTrackedChanges(request),
  query: ['$select', '$count', '$deltatoken', '$skiptoken', '$filter', '$orderby', '$expand', '$top'],
  reads: ['odata.track-changes'],
  handle: (request, context) => {
    const { query, prefer, serviceRoot } = request;
    const { organization, operations } = context;
    refuseTrackedOptions(query);
    const table = requireRequestedTable(request, context);
    const selection = parseRowSelection(table, query.get('$select'));
    const { pageNumber, ...asked } = readChangesRequest(request, table);
    const { isDelta, since, changes, token, next } = operations.readChanges(organization, asked);

    const extras = { organization, annotations: prefer.annotations };
    const shown = { serviceRoot, table, selection, extras, counts: query.flag('$count') };
    const fragment = rowContextFragment(table, selection);
    return jsonResponse(
      {
        '@odata.context': contextUrl(serviceRoot, isDelta ? `${fragment}/$delta` : fragment),
        ...(shown.counts && {
          '@odata.count': operations.countChanges(organization, { table: table.logicalName, since }),
        }),
        ...(token !== undefined && { '@odata.deltaLink': deltaLink(shown, token) }),
        value: changes.map(change => renderChangedRow(shown, change)),
        ...(next !== undefined && {
          '@odata.nextLink': trackedNextLink(shown, { pageNumber: pageNumber + 1, position: next }),
        }),
      },
      {
        headers: preferenceApplied(
          prefer,
          prefer.trackChanges ? 'odata.track-changes' : undefined,
          appliedPageSize(prefer),
        ),
      },
    );
  },
};

/** How many changes there are since a token. */
export const getChangesCount: Operation = {
  operation: 'GET {entity set}/$count?$deltatoken=…',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems',
  differs: [],
  inferred: ['The body is a bare number.', 'The number is not capped.'],
  matches: (request, context) => isCount(request, context) && request.query.has('$deltatoken'),
  query: ['$deltatoken', '$filter', '$orderby', '$expand', '$top'],
  handle: (request, context) => {
    const { query } = request;
    refuseTrackedOptions(query);
    const { logicalName: table } = requireRequestedTable(request, context);
    const since = query.get('$deltatoken') ?? '';
    return plainTextResponse(String(context.operations.countChanges(context.organization, { table, since })));
  },
};
