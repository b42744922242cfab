import { sortedTables } from '../csdl/metadata-document';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';

/** The names of all entity sets. */
export const getServiceDocument: Operation = {
  operation: 'GET / (the service document)',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#service-document',
  differs: {},
  matches: ({ method, path }) => method === 'GET' && path.length === 1 && path[0]?.raw === '',
  handle: ({ serviceRoot }, { organization }) => {
    const names = [...sortedTables(organization).map(table => table.entitySetName), 'EntityDefinitions'];
    return json({
      '@odata.context': `${serviceRoot}/$metadata`,
      value: names.map(name => ({ name, kind: 'EntitySet', url: name })),
    });
  },
};
