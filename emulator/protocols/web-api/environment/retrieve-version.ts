import { functionArguments } from '../front/request/function-arguments';
import { isFunction } from '../front/match';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

/** The version of the environment, four numbers. */
export const retrieveVersion: Operation = {
  operation: 'GET RetrieveVersion()',
  name: 'RetrieveVersion',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveversion',
  differs: {},
  matches: isFunction('RetrieveVersion'),
  handle: (request, { organization }) => {
    functionArguments(request, []);
    return json({
      '@odata.context': contextUrl(request.serviceRoot, 'Microsoft.Dynamics.CRM.RetrieveVersionResponse'),
      Version: organization.version,
    });
  },
};
