import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { actionParameters } from '../../front/request/action-parameters';
import { type WebApiContext } from '../../front/context';
import { type ODataRequest } from '../../front/request/odata-request';
import { isJsonObject } from '../../front/request/json';
import { badPayload, badODataRequest } from '../../front/response/odata-error';
import { readRowBody } from '../body/read-row-body';
import { type RowWrite } from '../../../../operations/rows/write-row';
import { type RowAddress } from '../../../../operations/rows/row-address';
import { readKeyPredicate } from '../address/key-predicate';
import { parseRowUrl } from '../address/row-url';

export type BulkTarget = RowWrite & {
  /** The row that `@odata.id` names. */
  readonly address: RowAddress | undefined;
};

/**
 * Reads the parameter Targets of a bulk message: rows of one table, each with its `@odata.type`. Throws 400 for anything else.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations
 */
export function readBulkTargets(
  request: ODataRequest,
  { organization }: WebApiContext,
  table: TableDefinition,
): readonly BulkTarget[] {
  const parameters = actionParameters(request, ['Targets']);
  const targets = parameters.require('Targets', parameters.list('Targets'));
  return targets.map(target => {
    if (!isJsonObject(target)) throw badPayload(parameters.subject, 'Each of the Targets must be an object.');
    if (target['@odata.type'] === undefined) {
      throw badPayload(
        parameters.subject,
        "The annotation '@odata.type' must be specified for every item of the parameter 'Targets'.",
      );
    }
    const { '@odata.id': url, ...properties } = target;
    const address = url === undefined ? undefined : readBulkTargetUrl(organization, table, url);
    return { table, caller: request.caller, ...readRowBody(organization, table, properties), address };
  });
}

function readBulkTargetUrl(organization: OrganizationView, table: TableDefinition, url: unknown): RowAddress {
  if (typeof url !== 'string')
    throw badPayload(table.entitySetName, "The value of '@odata.id' must be the URL of a row.");
  const named = parseRowUrl(organization, url);
  if (named.table !== table) throw badODataRequest(`'${url}' does not address a row of '${table.entitySetName}'.`);
  return readKeyPredicate(table, named.args);
}
