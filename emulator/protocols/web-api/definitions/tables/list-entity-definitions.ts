import { isMetadata } from '../../front/match';
import { entityMetadata } from '../../../../definitions/types/entity-metadata';
import { parseMetadataExpand, renderExpansions } from '../metadata/expand';
import { parseMetadataSelect, renderMetadata } from '../metadata/entity-type';
import { metadataFilter } from '../metadata/metadata-filter';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';

/** The definitions of all tables. */
export const listEntityDefinitions: Operation = {
  operation: 'GET EntityDefinitions',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: {
    notServed: [
      'Only part of the properties is served; asking for another one is refused with 501.',
      '$expand knows columns, keys and relationships only; many-to-many relationships do not exist.',
    ],
  },
  matches: isMetadata('EntityDefinitions'),
  query: ['$select', '$filter', '$expand'],
  handle: ({ query, serviceRoot }, { organization }) => {
    const names = parseMetadataSelect(entityMetadata, query.get('$select'));
    const expansions = parseMetadataExpand(query.get('$expand'), query.aliases);
    const passes = metadataFilter(entityMetadata, query.get('$filter'), query.aliases);
    const shown = [...(names ?? []), ...expansions.map(({ fragment }) => fragment)];
    return json({
      '@odata.context': contextUrl(
        serviceRoot,
        shown.length === 0 ? 'EntityDefinitions' : `EntityDefinitions(${shown.join(',')})`,
      ),
      value: organization.tables
        .all()
        .filter(passes)
        .map(table => ({
          ...renderMetadata(entityMetadata, table, names),
          ...renderExpansions(organization, table, expansions),
        })),
    });
  },
};
