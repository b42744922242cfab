import { metadataDocument } from '../csdl/metadata-document';
import { xml } from '../front/response/odata-response';
import { type Operation } from '../front/operation';

/** The service described in XML: tables, columns, relationships, functions and actions. */
export const getMetadata: Operation = {
  operation: 'GET $metadata',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#csdl-metadata-document',
  differs: {
    notServed: [
      'It describes what the emulator serves.',
      'The types expando and activity are missing, as are entity types of the metadata service beyond tables, columns and keys.',
      'The only annotations are alternate keys, change tracking and descriptions.',
    ],
    differs: ['Keys are declared as not nullable.'],
  },
  matches: ({ method, path }) => method === 'GET' && path.length === 1 && path[0]?.raw === '$metadata',
  query: ['annotations'],
  produces: 'xml',
  handle: ({ query, prefer }, { organization }) => {
    const all = query.flag('annotations');
    return xml(metadataDocument(organization, term => all || prefer.annotations.includes(term)));
  },
};
