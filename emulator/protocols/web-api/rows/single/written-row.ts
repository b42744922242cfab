import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Row } from '../../../../engine/values/values';
import { etagOf } from '../../front/request/conditions';
import { type ODataRequest } from '../../front/request/odata-request';
import { empty, json, type ODataResponse, preferenceApplied } from '../../front/response/odata-response';
import { appliedAnnotations } from '../query/read-options';
import { renderRow } from '../render/render-row';
import { contextFragment, contextUrl, parseSelection, type Selection } from '../render/selection';

/** Reads `$select` of a write, before anything is written. */
export const writeSelection = (table: TableDefinition, { query }: ODataRequest): Selection =>
  parseSelection(table, query.get('$select'));

type Written = {
  readonly organization: OrganizationView;
  readonly table: TableDefinition;
  readonly row: Row;
  readonly selection: Selection;
  /** The URL that OData-EntityId names. */
  readonly entityUrl: string;
  readonly created: boolean;
};

/** 204 with OData-EntityId, or with `Prefer: return=representation` 201 or 200 with the row. */
export function writtenRow(
  request: ODataRequest,
  { organization, table, row, selection, entityUrl, created }: Written,
): ODataResponse {
  const { serviceRoot, prefer } = request;
  if (!prefer.returnRepresentation) return empty({ 'odata-entityid': entityUrl });
  return json(
    {
      '@odata.context': contextUrl(serviceRoot, `${contextFragment(table, selection)}/$entity`),
      ...renderRow(row, selection, { organization, annotations: prefer.annotations }),
    },
    {
      status: created ? 201 : 200,
      headers: {
        etag: etagOf(row.version),
        ...preferenceApplied('return=representation', appliedAnnotations(request)),
      },
    },
  );
}

/** `https://host/api/data/v9.2/accounts(00aa…)` */
export const rowUrl = (serviceRoot: string, table: TableDefinition, id: string): string =>
  `${serviceRoot}/${table.entitySetName}(${id})`;
