import { isMetadata } from '../match';
import { requireEntity } from '../metadata/entity-address';
import { metadataFilter, parseMetadataSelect, renderMetadata } from '../metadata/metadata-type';
import { manyToOneOf, oneToManyOf, relationshipMetadata } from '../metadata/relationship-metadata';
import { json } from '../odata-response';
import { type Operation } from '../operation';
import { contextUrl } from '../rows/selection';

const collections = ['ManyToOneRelationships', 'OneToManyRelationships'] as const;

/** The relationships of a table, by its own lookups or by the lookups to it. */
export const listRelationships: Operation = {
  operation: 'GET EntityDefinitions({key})/ManyToOneRelationships and …/OneToManyRelationships',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  fidelity: 'partial',
  differs:
    "Part of the properties; the others are refused with 501. Names of the relationships of platform tables are partly the emulator's own; ids follow from the names.",
  matches: (request, context) =>
    collections.some(collection => isMetadata('EntityDefinitions()', collection)(request, context)),
  query: ['$select', '$filter'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const table = requireEntity(organization, path[0]?.args);
    const names = parseMetadataSelect(relationshipMetadata, query.get('$select'));
    const passes = metadataFilter(relationshipMetadata, query.get('$filter'), query.aliases);
    const name = path[1]?.name ?? '';
    const all = name === 'ManyToOneRelationships' ? manyToOneOf(table) : oneToManyOf(organization, table);
    const shown = names === undefined ? '' : `(${names.join(',')})`;
    return json({
      '@odata.context': contextUrl(serviceRoot, `EntityDefinitions('${table.logicalName}')/${name}${shown}`),
      value: all.filter(passes).map(item => renderMetadata(relationshipMetadata, item, names)),
    });
  },
};
