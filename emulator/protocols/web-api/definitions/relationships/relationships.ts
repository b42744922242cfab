import { relationshipId } from '../../../../engine/tables/table-definition';
import { manyToOneDefinitionsOf, type TableRelationship } from '../../../../definitions/definition-items';
import { isAddressedDefinition, definitionNotFound } from '../../../../definitions/find-definition';
import { relationshipMetadata } from '../../../../definitions/metadata-types/relationship-metadata';
import { matchesMetadata, matchesMetadataWrite } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type ODataRequest } from '../../front/request/odata-request';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { contextUrl, emptyResponse, jsonResponse } from '../../front/response/odata-response';
import { type Argument } from '../../front/url/resource-path';
import { parseDefinitionSelect, renderDefinition, selectedNamesFragment } from '../json/entity-type';
import { listDefinitionCollection } from '../list/list-definition-collection';
import { definitionFilter } from '../list/definition-filter';
import { readDefinitionAddress } from '../tables/entity-address';
import { readRelationshipDefinition } from './read-relationship-definition';

const relationshipCollections = ['ManyToOneRelationships', 'OneToManyRelationships', 'ManyToManyRelationships'];

/** The relationships of a table, by its own lookups or by the lookups to it. */
export const listRelationships: Operation = {
  operation:
    'GET EntityDefinitions({key})/ManyToOneRelationships, …/OneToManyRelationships and …/ManyToManyRelationships',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  notServed: [
    'Only part of the properties is served; asking for another one is refused with 501.',
    'Many-to-many relationships do not exist.',
  ],
  differs: [
    "Names of the relationships of platform tables are partly the emulator's own; ids are derived from the names.",
  ],
  matches: (request, context) =>
    relationshipCollections.some(collection => matchesMetadata('EntityDefinitions()', collection)(request, context)),
  query: ['$select', '$filter'],
  handle: listDefinitionCollection,
};

const CAST = 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata';

/** Relationships of all tables, or one of them. */
export const listRelationshipDefinitions: Operation = {
  operation: "GET RelationshipDefinitions, RelationshipDefinitions({id}) and RelationshipDefinitions(SchemaName='…')",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: [
    'The differences of GET EntityDefinitions({key})/ManyToOneRelationships apply.',
    'All relationships are one-to-many, and have the properties of that type even without a cast.',
  ],
  matches: ({ method, path }) => {
    const [set, cast, ...rest] = path;
    const isCast = cast === undefined || (cast.name === CAST && cast.args === undefined);
    return method === 'GET' && set?.name === 'RelationshipDefinitions' && isCast && rest.length === 0;
  },
  query: ['$select', '$filter'],
  handle: (request, { organization }) => {
    const { path, query, serviceRoot } = request;
    const names = parseDefinitionSelect(relationshipMetadata, query.get('$select'));
    const passes = definitionFilter(relationshipMetadata, query.get('$filter'), query.aliases);
    const render = (item: TableRelationship) => ({
      ...(path.length === 1 && { '@odata.type': `#${CAST}` }),
      ...renderDefinition(relationshipMetadata, item, names),
    });
    const fragment = relationshipFragment(request, names);
    const all = organization.tables.all().flatMap(table => manyToOneDefinitionsOf(organization.tables, table));
    const args = path[0]?.args;
    if (args === undefined) {
      return jsonResponse({
        '@odata.context': contextUrl(serviceRoot, fragment),
        value: all.filter(passes).map(render),
      });
    }
    if (query.has('$filter')) throw notImplementedInWebApi('$filter for one relationship');
    const found = all.find(isAddressedRelationship(args));
    if (found === undefined) throw definitionNotFound('relationship', 'any table');
    return jsonResponse({ '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`), ...render(found) });
  },
};

function relationshipFragment({ path }: ODataRequest, names: readonly string[] | undefined): string {
  const cast = path.length === 1 ? '' : `/${CAST}`;
  return `RelationshipDefinitions${cast}${selectedNamesFragment(names)}`;
}

function isAddressedRelationship(args: readonly Argument[]): (item: TableRelationship) => boolean {
  const isThisOne = isAddressedDefinition(readDefinitionAddress(args, 'RelationshipMetadataBase', 'SchemaName'));
  return ({ relationship }) =>
    isThisOne({ logicalName: relationship.schemaName, metadataId: relationshipId(relationship) });
}

/** Adds a lookup to a table, with the one-to-many relationship behind it. */
export const createRelationshipDefinition: Operation = {
  operation: 'POST RelationshipDefinitions',
  privilege: 'prvCreateEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-relationships-using-web-api',
  notServed: ['Many-to-many relationships are refused with 501.'],
  differs: [
    'Menus, and what cascades besides deletions and assignments, are read and have no effect.',
    'Which cascades go together is not checked: a table may have several parents.',
  ],
  inferred: [
    'NoCascade for deletions, which is not documented as one of the options, removes the link.',
    'Other values for deletions and assignments than the documented ones are refused with 0x80040203.',
    'A row that goes with the deleted one restricts nothing.',
  ],
  matches: matchesMetadataWrite('POST', 'RelationshipDefinitions'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const { relationship } = operations.createRelationship(organization, {
      draft: readRelationshipDefinition(body('OneToManyRelationshipMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return emptyResponse({
      'odata-entityid': `${serviceRoot}/RelationshipDefinitions(${relationshipId(relationship)})`,
    });
  },
};
