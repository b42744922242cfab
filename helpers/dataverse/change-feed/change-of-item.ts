import type { EntityChange } from '../organization-service/messages/retrieve-entity-changes';
import type { Entity } from '../organization-service/values/values';
import type { Change } from './change';

/** An item of RetrieveEntityChanges as a change. A removed item carries no reason: to be removed is one. */
export function changeOfItem<Row>(item: EntityChange, rowOf: (entity: Entity) => Row): Change<Row> {
  if (item.type === 'deleted') return { type: 'deleted', id: item.reference.id.toLowerCase(), reason: 'deleted' };
  const { rowVersion } = item.entity;
  const version = rowVersion === undefined ? {} : { '@odata.etag': `W/"${rowVersion}"` };
  return { type: 'upserted', row: { ...rowOf(item.entity), ...version } };
}
