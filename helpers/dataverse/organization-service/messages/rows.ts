import { DataverseError } from '../../errors';
import { emptyGuid } from '../../guid';
import { columnSet } from './query-members';
import { duplicateRowCodes, missingRowCodes } from '../../refusals/row-codes';
import { resultOf } from '../soap/envelope';
import type { Executor } from '../organization-service-client';
import { readGuid } from '../values/read-scalar';
import { readEntity } from '../values/read-value';
import { type Attributes, type Entity } from '../values/values';
import { entityMembers, keyAttributePairs, referenceMembers } from '../values/write-value';
import { typedElement } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** A row, named by its id or by the columns of an alternate key. */
export type RowName = { readonly logicalName: string } & (
  { readonly id: string } | { readonly keyAttributes: Attributes }
);

/**
 * Creates a row and returns its id. With an id made by the caller a create whose answer was lost is sent again, and
 * looked up when the service then calls it a duplicate; without one it is sent once.
 */
export async function createRow(client: Executor, entity: Entity): Promise<string> {
  const { id, logicalName } = entity;
  const title = `Create ${logicalName}`;
  const request = {
    name: 'Create',
    type: 'a:CreateRequest',
    parameters: { Target: targetParameter(entity) },
  } as const;
  const results = await client.execute(request, {
    repeatable: id !== undefined,
    doneAlready: duplicateRowCodes,
    title,
  });
  if (results.size > 0 || id === undefined) return readGuid(resultOf(results, 'Create', 'id'));
  if (await isThere(client, { logicalName, id })) return id;
  // Another row is the duplicate, and the refusal of this one was the answer that was lost.
  return readGuid(resultOf(await client.execute(request, { repeatable: false, title }), 'Create', 'id'));
}

async function isThere(client: Executor, name: RowName): Promise<boolean> {
  try {
    await retrieveRow(client, name, []);
    return true;
  } catch (error) {
    if (error instanceof DataverseError && missingRowCodes.has(error.code)) return false;
    throw error;
  }
}

/** Updates the columns that are given. Throws DataverseError when there is no such row. */
export async function updateRow(client: Executor, name: RowName, attributes: Attributes): Promise<void> {
  const target = targetParameter({ ...name, attributes });
  await client.execute(
    { name: 'Update', type: 'a:UpdateRequest', parameters: { Target: target } },
    { repeatable: true, title: `Update ${name.logicalName}` },
  );
}

/** Deletes a row. It may be gone already when an earlier attempt of the same call was left without an answer. */
export async function deleteRow(client: Executor, name: RowName): Promise<void> {
  await client.execute(
    { name: 'Delete', type: 'a:DeleteRequest', parameters: { Target: targetReferenceParameter(name) } },
    { repeatable: true, doneAlready: missingRowCodes, title: `Delete ${name.logicalName}` },
  );
}

/** Reads one row. Throws DataverseError when there is no such row. */
export async function retrieveRow(client: Executor, name: RowName, columns: readonly string[]): Promise<Entity> {
  const parameters = { Target: targetReferenceParameter(name), ColumnSet: columnSet(columns) };
  const results = await client.execute(
    { name: 'Retrieve', type: 'a:RetrieveRequest', parameters },
    { repeatable: true, title: `Retrieve ${name.logicalName}` },
  );
  return readEntity(resultOf(results, 'Retrieve', 'Entity'));
}

const targetParameter = (entity: Entity): XmlElement => typedElement('b:value', 'a:Entity', entityMembers(entity));

function targetReferenceParameter(name: RowName): XmlElement {
  const id = 'id' in name ? name.id : emptyGuid;
  const keys = 'keyAttributes' in name ? keyAttributePairs(name.keyAttributes) : [];
  return typedElement('b:value', 'a:EntityReference', referenceMembers(name.logicalName, id, keys));
}
