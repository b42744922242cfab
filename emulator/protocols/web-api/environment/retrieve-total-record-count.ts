import { unknownTable } from '../../../engine/dataverse-fault';
import { functionArguments } from '../front/request/function-arguments';
import { isFunction } from '../front/match';
import { badRequest } from '../front/response/odata-error';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

const FUNCTION = 'RetrieveTotalRecordCount';

/** How many rows tables have, uncapped. */
export const retrieveTotalRecordCount: Operation = {
  operation: "GET RetrieveTotalRecordCount(EntityNames=['…'])",
  name: FUNCTION,
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievetotalrecordcount',
  differs: { differs: ['It counts at once, where Dataverse answers from a snapshot of the last 24 hours.'] },
  matches: isFunction(FUNCTION),
  handle: (request, { organization }) => {
    const names = functionArguments(request, ['EntityNames']).get('EntityNames');
    if (names?.type !== 'list') throw badRequest("EntityNames must be a list of logical names: ['account','contact'].");
    const counts = names.value.map(name => {
      if (organization.tables.byName(name) === undefined) throw unknownTable(name);
      return organization.rows.count(name);
    });
    return json({
      '@odata.context': contextUrl(request.serviceRoot, `Microsoft.Dynamics.CRM.${FUNCTION}Response`),
      EntityRecordCountCollection: { Count: counts.length, IsReadOnly: false, Keys: names.value, Values: counts },
    });
  },
};
