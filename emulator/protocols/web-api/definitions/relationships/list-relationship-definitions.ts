import { manyToOneOf, type TableRelationship } from '../../../../definitions/definition-items';
import { metadataNotFound } from '../../../../definitions/find-definition';
import { relationshipMetadata } from '../../../../definitions/types/relationship-metadata';
import { relationshipId } from '../../../../engine/tables/relationship-id';
import { type ODataRequest } from '../../front/request/odata-request';
import { parseMetadataSelect, renderMetadata, selectedNames } from '../metadata/entity-type';
import { metadataFilter } from '../metadata/metadata-filter';
import { notAKey, notImplemented } from '../../front/response/odata-error';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';
import { type Argument, keyLiterals } from '../../front/url/resource-path';

const CAST = 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata';

/** Relationships of all tables, or one of them. */
export const listRelationshipDefinitions: Operation = {
  operation: "GET RelationshipDefinitions, RelationshipDefinitions({id}) and RelationshipDefinitions(SchemaName='…')",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: {
    differs: [
      'The differences of GET EntityDefinitions({key})/ManyToOneRelationships apply.',
      'All relationships are one-to-many, and have the properties of that type even without a cast.',
    ],
  },
  matches: ({ method, path }) => {
    const [set, cast, ...rest] = path;
    const isCast = cast === undefined || (cast.name === CAST && cast.args === undefined);
    return method === 'GET' && set?.name === 'RelationshipDefinitions' && isCast && rest.length === 0;
  },
  query: ['$select', '$filter'],
  handle: (request, { organization }) => {
    const { path, query, serviceRoot } = request;
    const names = parseMetadataSelect(relationshipMetadata, query.get('$select'));
    const passes = metadataFilter(relationshipMetadata, query.get('$filter'), query.aliases);
    const render = (item: TableRelationship) => ({
      ...(path.length === 1 && { '@odata.type': `#${CAST}` }),
      ...renderMetadata(relationshipMetadata, item, names),
    });
    const fragment = relationshipFragment(request, names);
    const all = organization.tables.all().flatMap(manyToOneOf);
    const args = path[0]?.args;
    if (args === undefined) {
      return json({ '@odata.context': contextUrl(serviceRoot, fragment), value: all.filter(passes).map(render) });
    }
    if (query.has('$filter')) throw notImplemented('$filter for one relationship');
    const found = all.find(isAddressedRelationship(args));
    if (found === undefined) throw metadataNotFound('relationship', 'any table');
    return json({ '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`), ...render(found) });
  },
};

function relationshipFragment({ path }: ODataRequest, names: readonly string[] | undefined): string {
  const cast = path.length === 1 ? '' : `/${CAST}`;
  return `RelationshipDefinitions${cast}${selectedNames(names)}`;
}

function isAddressedRelationship(args: readonly Argument[]): (item: TableRelationship) => boolean {
  const [first, ...rest] = keyLiterals(args);
  if (first === undefined || rest.length > 0) throw notAKey('RelationshipMetadataBase');
  const { name, literal } = first;
  if (name === 'SchemaName' && literal.type === 'string') {
    return ({ relationship }) => relationship.schemaName === literal.value;
  }
  if ((name === null || name === 'MetadataId') && literal.type === 'guid') {
    return ({ relationship }) => relationshipId(relationship) === literal.value;
  }
  throw notAKey('RelationshipMetadataBase');
}
