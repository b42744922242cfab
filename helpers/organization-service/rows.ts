import { ProtocolError } from '../errors';
import { columnSet } from './column-set';
import { type Attributes, type Entity, entityMembers, keyPairs, readEntity } from './entity';
import type { OrganizationRequest } from './envelope';
import { namespaces } from './namespaces';
import type { Executor } from './organization-service-client';
import { type AttributeValue, emptyGuid, readValue, referenceMembers, writeValue } from './values';
import { element, nil, type QName, text, typed, type XmlNode } from './write-xml';
import type { XmlElement } from './xml-element';

/** A row, named by its id or by the columns of an alternate key. */
export type RowName = { readonly logicalName: string } & (
  { readonly id: string } | { readonly keyAttributes: Attributes }
);

/** Creates a row and returns its id. Sent once: a create whose answer was lost is not repeated. */
export async function createRow(client: Executor, entity: Entity): Promise<string> {
  const request = message('Create', 'a:CreateRequest', { Target: entityValue(entity) });
  const results = await client.execute(request, { repeatable: false, title: `Create ${entity.logicalName}` });
  return readGuid(need(results.get('id'), 'Create', 'id'));
}

/** Updates the columns that are given. */
export async function updateRow(client: Executor, name: RowName, attributes: Attributes): Promise<void> {
  const request = message('Update', 'a:UpdateRequest', { Target: entityValue({ ...name, attributes }) });
  await client.execute(request, { repeatable: true, title: `Update ${name.logicalName}` });
}

export async function deleteRow(client: Executor, name: RowName): Promise<void> {
  const request = message('Delete', 'a:DeleteRequest', { Target: referenceValue(name) });
  await client.execute(request, { repeatable: false, title: `Delete ${name.logicalName}` });
}

export async function retrieveRow(client: Executor, name: RowName, columns: readonly string[]): Promise<Entity> {
  const request = message('Retrieve', 'a:RetrieveRequest', {
    Target: referenceValue(name),
    ColumnSet: columnSet(columns),
  });
  const results = await client.execute(request, { repeatable: true, title: `Retrieve ${name.logicalName}` });
  return readEntity(need(results.get('Entity'), 'Retrieve', 'Entity'));
}

/** Rows whose columns all have the given values: the first page of a QueryByAttribute. */
export async function retrieveRowsWhere(
  client: Executor,
  logicalName: string,
  where: Readonly<Record<string, AttributeValue>>,
  columns: readonly string[],
): Promise<Entity[]> {
  const query = typed('b:value', 'a:QueryByAttribute', [
    element('a:Attributes', ...Object.keys(where).map(column => text('arr:string', column))),
    { ...columnSet(columns), name: 'a:ColumnSet' },
    text('a:EntityName', logicalName),
    element('a:Orders'),
    nil('a:PageInfo'),
    element('a:Values', ...Object.values(where).map(value => writeValue('arr:anyType', value))),
    nil('a:TopCount'),
  ]);
  const request = message('RetrieveMultiple', 'a:RetrieveMultipleRequest', { Query: query });
  const results = await client.execute(request, { repeatable: true, title: `RetrieveMultiple ${logicalName}` });
  const collection = need(results.get('EntityCollection'), 'RetrieveMultiple', 'EntityCollection');
  return collection.get(namespaces.a, 'Entities').children.map(readEntity);
}

const message = (name: string, type: QName, parameters: Readonly<Record<string, XmlNode>>): OrganizationRequest => ({
  name,
  type,
  parameters,
});

const entityValue = (entity: Entity): XmlNode => typed('b:value', 'a:Entity', entityMembers(entity));

function referenceValue(name: RowName): XmlNode {
  const id = 'id' in name ? name.id : emptyGuid;
  const keys = 'keyAttributes' in name ? keyPairs(name.keyAttributes) : [];
  return typed('b:value', 'a:EntityReference', referenceMembers(name.logicalName, id, keys));
}

function readGuid(node: XmlElement): string {
  const value = readValue(node);
  if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'guid') return value.value;
  throw new ProtocolError('Create was answered with an id that is no GUID', 'open the exchange in the report.');
}

function need(found: XmlElement | undefined, name: string, key: string): XmlElement {
  if (found) return found;
  throw new ProtocolError(`${name} was answered without "${key}"`, 'open the exchange in the report.');
}
