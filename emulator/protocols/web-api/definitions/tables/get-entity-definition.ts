import { isMetadata } from '../../front/match';
import { requireEntity } from './entity-address';
import { entityMetadata } from '../../../../definitions/types/entity-metadata';
import { parseMetadataExpand, renderExpansions } from '../metadata/expand';
import { parseMetadataSelect, renderMetadata } from '../metadata/entity-type';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';

/** The definition of one table. */
export const getEntityDefinition: Operation = {
  operation: "GET EntityDefinitions(LogicalName='…') and EntityDefinitions({MetadataId})",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: {
    differs: ['The differences of GET EntityDefinitions apply.'],
    inferred: ['Code and text of the 404 for an unknown table are not documented.'],
  },
  matches: isMetadata('EntityDefinitions()'),
  query: ['$select', '$expand'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const table = requireEntity(organization, path[0]?.args);
    const names = parseMetadataSelect(entityMetadata, query.get('$select'));
    const expansions = parseMetadataExpand(query.get('$expand'), query.aliases);
    const shown = [...(names ?? []), ...expansions.map(({ fragment }) => fragment)];
    const fragment = shown.length === 0 ? 'EntityDefinitions' : `EntityDefinitions(${shown.join(',')})`;
    return json({
      '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`),
      ...renderMetadata(entityMetadata, table, names),
      ...renderExpansions(organization, table, expansions),
    });
  },
};
