import { metadataDocument, tablesInCsdlOrder } from '../csdl/metadata-document';
import { matchesResource } from '../front/match';
import { type Operation } from '../front/operation';
import { jsonResponse, xmlResponse } from '../front/response/odata-response';

/** The names of all entity sets. */
export const getServiceDocument: Operation = {
  operation: 'GET / (the service document)',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#service-document',
  differs: [],
  matches: matchesResource('GET', ''),
  handle: ({ serviceRoot }, { organization }) => {
    const names = [...tablesInCsdlOrder(organization).map(table => table.entitySetName), 'EntityDefinitions'];
    return jsonResponse({
      '@odata.context': `${serviceRoot}/$metadata`,
      value: names.map(name => ({ name, kind: 'EntitySet', url: name })),
    });
  },
};

/** The service described in XML: tables, columns, relationships, functions and actions. */
export const getMetadata: Operation = {
  operation: 'GET $metadata',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#csdl-metadata-document',
  notServed: [
    'It describes what the emulator serves.',
    'The types expando and activity are missing, as are entity types of the metadata service beyond tables, columns and keys.',
    'The only annotations are alternate keys, change tracking and descriptions.',
  ],
  differs: ['Keys are declared as not nullable.'],
  matches: matchesResource('GET', '$metadata'),
  query: ['annotations'],
  produces: 'xml',
  handle: ({ query, prefer }, { organization }) => {
    const all = query.flag('annotations');
    return xmlResponse(metadataDocument(organization, term => all || prefer.annotations.includes(term)));
  },
};
