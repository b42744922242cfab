import { metadataDocument } from '../csdl/metadata-document';
import { xml } from '../front/response/odata-response';
import { type Operation } from '../front/operation';

/** The service described in XML: tables, columns, relationships, functions and actions. */
export const getMetadata: Operation = {
  operation: 'GET $metadata',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#csdl-metadata-document',
  fidelity: 'partial',
  differs:
    'Describes what the emulator serves; without the types expando and activity, without entity types of the metadata service beyond tables, columns and keys. Of the annotations there are alternate keys, change tracking and descriptions. Keys are declared as not nullable.',
  matches: ({ method, path }) => method === 'GET' && path.length === 1 && path[0]?.raw === '$metadata',
  query: ['annotations'],
  produces: 'xml',
  handle: ({ query, prefer }, { organization }) => {
    const all = query.flag('annotations');
    return xml(metadataDocument(organization, term => all || prefer.annotations.includes(term)));
  },
};
