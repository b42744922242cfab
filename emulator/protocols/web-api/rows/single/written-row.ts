import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type WrittenRow } from '../../../../operations/rows/row-write';
import { etagOf } from '../../front/request/conditions';
import { type ODataRequest } from '../../front/request/odata-request';
import { empty, json, type ODataResponse, preferenceApplied } from '../../front/response/odata-response';
import { appliedAnnotations } from '../query/applied-preferences';
import { renderRow } from '../render/render-row';
import { contextFragment, contextUrl, parseSelection, type Selection } from '../render/selection';

/** Reads `$select` of a write, before anything is written. */
export const writeSelection = (table: TableDefinition, { query }: ODataRequest): Selection =>
  parseSelection(table, query.get('$select'));

type Written = {
  readonly organization: OrganizationView;
  readonly table: TableDefinition;
  readonly written: WrittenRow;
  readonly selection: Selection;
  /** The URL that OData-EntityId names. */
  readonly entityUrl: string;
};

/** 204 with OData-EntityId, or with `Prefer: return=representation` 201 or 200 with the row. */
export function renderWritten(
  request: ODataRequest,
  { organization, table, written, selection, entityUrl }: Written,
): ODataResponse {
  const { serviceRoot, prefer } = request;
  const { row, before } = written;
  if (!prefer.returnRepresentation) return empty({ 'odata-entityid': entityUrl });
  return json(
    {
      '@odata.context': contextUrl(serviceRoot, `${contextFragment(table, selection)}/$entity`),
      ...renderRow(row, selection, { organization, annotations: prefer.annotations }),
    },
    {
      status: before === undefined ? 201 : 200,
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
