import { functionArguments } from '../front/request/function-arguments';
import { isFunction } from '../front/match';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

/** Who the caller is. Needs no role. */
export const whoAmI: Operation = {
  operation: 'GET WhoAmI',
  name: 'WhoAmI',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/whoami',
  differs: {},
  matches: isFunction('WhoAmI'),
  handle: (request, { organization }) => {
    functionArguments(request, []);
    return json({
      '@odata.context': contextUrl(request.serviceRoot, 'Microsoft.Dynamics.CRM.WhoAmIResponse'),
      BusinessUnitId: organization.businessUnitId,
      UserId: request.caller.userId,
      OrganizationId: organization.id,
    });
  },
};
