import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type OrganizationView } from '../../../../engine/organization-view';
import { ActionParameters } from '../../front/request/action-parameters';
import { isJsonObject, type JsonObject } from '../../front/request/json';
import { badPayload, badRequest } from '../../front/response/odata-error';
import { readRowBody, type RowBody } from '../request/read-row-body';
import { readAddress, type RowAddress } from '../request/key-predicate';
import { parseRowUrl } from '../request/row-url';

export type BulkTarget = RowBody & {
  /** The row that `@odata.id` names. */
  readonly address: RowAddress | undefined;
};

/**
 * Reads the parameter Targets of a bulk message: rows of one table, each with its `@odata.type`. Throws 400 for anything else.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations
 */
export function readTargets(
  organization: OrganizationView,
  table: TableDefinition,
  action: string,
  body: JsonObject,
): readonly BulkTarget[] {
  const parameters = new ActionParameters(action, body, ['Targets']);
  const targets = parameters.require('Targets', parameters.list('Targets'));
  return targets.map(target => {
    if (!isJsonObject(target)) throw badPayload(action, 'Each of the Targets must be an object.');
    if (target['@odata.type'] === undefined) {
      throw badPayload(
        action,
        "The annotation '@odata.type' must be specified for every item of the parameter 'Targets'.",
      );
    }
    const { '@odata.id': url, ...properties } = target;
    const address = url === undefined ? undefined : readTargetAddress(organization, table, url);
    return { ...readRowBody(organization, table, properties), address };
  });
}

function readTargetAddress(organization: OrganizationView, table: TableDefinition, url: unknown): RowAddress {
  if (typeof url !== 'string')
    throw badPayload(table.entitySetName, "The value of '@odata.id' must be the URL of a row.");
  const named = parseRowUrl(organization, url);
  if (named.table !== table) throw badRequest(`'${url}' does not address a row of '${table.entitySetName}'.`);
  return readAddress(table, named.args);
}
