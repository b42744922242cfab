import { bookColumns, type BookRow, SAMPLE_BOOK } from './books';
import type { Change } from '../dataverse/change-feed/change';
import type { Entity } from '../dataverse/organization-service/values/values';
import type { Executor } from '../dataverse/organization-service/organization-service-client';
import {
  type EntityChange,
  type EntityChangesPage,
  retrieveEntityChanges,
} from '../dataverse/organization-service/messages/retrieve-entity-changes';
import type { AttributeValue } from '../dataverse/organization-service/values/values';

/** A retrieval of the sample's changes, told as the Web API tells them: the two can be compared. */
export type BookChanges = {
  readonly pages: readonly EntityChangesPage[];
  readonly changes: readonly Change<BookRow>[];
  readonly dataToken: string;
};

/** Reads every book, or those that changed since `dataVersion`. Throws as {@link retrieveEntityChanges} does. */
export async function readBookChanges(
  client: Executor,
  { dataVersion, pageSize }: { dataVersion?: string | undefined; pageSize: number },
): Promise<BookChanges> {
  const { pages, changes, dataToken } = await retrieveEntityChanges(client, {
    entityName: SAMPLE_BOOK,
    columns: bookColumns,
    pageSize,
    ...(dataVersion !== undefined && { dataVersion }),
  });
  return { pages, changes: changes.map(asChange), dataToken };
}

/** A removed item carries no reason: to be removed is one. */
function asChange(change: EntityChange): Change<BookRow> {
  if (change.type === 'deleted') return { type: 'deleted', id: change.reference.id, reason: 'deleted' };
  const { rowVersion } = change.entity;
  const row = bookRowOf(change.entity);
  return { type: 'upserted', row: rowVersion === undefined ? row : { ...row, '@odata.etag': `W/"${rowVersion}"` } };
}

/** A book as the Web API would send it. */
export const bookRowOf = ({ id = '', attributes }: Entity): BookRow => ({
  sample_bookid: id,
  sample_name: textOf(attributes['sample_name']),
  sample_bookcode: textOf(attributes['sample_bookcode']),
  sample_author: textOf(attributes['sample_author']),
});

/** A column without a value is absent. */
const textOf = (value: AttributeValue | undefined): string | null => (typeof value === 'string' ? value : null);
