import { z } from 'zod';
import { ProtocolError } from '../errors';
import { readShape } from '../web-api/read-shape';
import type { Change, TrackedRow } from './change';
import type { FeedPage } from './change-feed';

type WireRow = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Looked at as they are: zod would make a copy of each. */
const rows = z.custom<readonly WireRow[]>(value => Array.isArray(value) && value.every(isRow), {
  error: 'Invalid input: expected array of rows',
});

const pageShape = z.object({
  '@odata.context': z.string(),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
  value: rows,
});

/** One page of a tracked read. Its token is the delta link. Links are opaque: they are followed as they came. */
export type WebApiPage<Row> = FeedPage<Row> & {
  /** `@odata.context`: ends in `/$delta` when the page answers a delta link. */
  readonly context: string;
  readonly nextLink: string | undefined;
  /** The reply's `Preference-Applied` header. */
  readonly preferenceApplied: string | undefined;
};

/**
 * Reads one page of a tracked read.
 *
 * A deletion is the OData 4.0 form that Dataverse documents: a row whose `@odata.context` ends in `/$deletedEntity`,
 * with a bare GUID as `id` and a `reason`. The 4.01 form (`@removed` beside `@id`) is understood as well, so that a
 * deletion is never taken for a changed row.
 *
 * Throws UnexpectedReplyError when the body is not a page of rows, ProtocolError when a deletion does not say what was
 * deleted, or why.
 */
export function parseTrackedPage<Row>(body: unknown, headers: Headers): WebApiPage<Row> {
  const page = readShape(pageShape, body, 'a tracked read');
  const nextLink = page['@odata.nextLink'];
  return {
    changes: page.value.map(row => parseChange<Row>(row)),
    size: page.value.length,
    token: page['@odata.deltaLink'],
    hasMore: nextLink !== undefined,
    context: page['@odata.context'],
    nextLink,
    preferenceApplied: headers.get('preference-applied') ?? undefined,
  };
}

function parseChange<Row>(row: WireRow): Change<Row> {
  const context = row['@odata.context'];
  if (typeof context === 'string' && context.endsWith('/$deletedEntity')) {
    return { type: 'deleted', id: deletedId(row, row['id']), reason: deletionReason(row, row['reason']) };
  }

  const removed = row['@removed'] ?? row['@odata.removed'];
  if (typeof removed === 'object' && removed !== null) {
    const id = row['@id'] ?? row['@odata.id'] ?? row['id'];
    return {
      type: 'deleted',
      id: deletedId(row, id),
      reason: deletionReason(row, 'reason' in removed && removed.reason),
    };
  }

  // The JSON border: which columns a row has is what the caller selected.
  return { type: 'upserted', row: row as TrackedRow<Row> };
}

/** A bare GUID, or the GUID at the end of an entity's URL as the OData standard has it. */
function deletedId(row: WireRow, id: unknown): string {
  const guid = typeof id === 'string' ? /(?:^|\()([0-9a-f-]{36})\)?$/i.exec(id)?.[1] : undefined;
  if (guid !== undefined) return guid.toLowerCase();
  throw incomplete(row, 'which row was deleted (property id, a GUID)');
}

function deletionReason(row: WireRow, reason: unknown): string {
  if (typeof reason === 'string') return reason;
  throw incomplete(row, 'why (property reason)');
}

const incomplete = (row: WireRow, what: string): ProtocolError =>
  new ProtocolError(
    `A deletion in a tracked read does not say ${what}: ${JSON.stringify(row)}`,
    'compare the reply in the report with the documented shape of a deleted entity.',
  );
