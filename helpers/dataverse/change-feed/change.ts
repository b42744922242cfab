/** A row as the Web API sends it, with the annotation that names its version. */
export type TrackedRow<Row> = Row & { readonly '@odata.etag'?: string };

/** A row that is gone. `id` is in lower case, and `reason` is `deleted` where the endpoint gives none. */
export type Deletion = { readonly type: 'deleted'; readonly id: string; readonly reason: string };

/**
 * One change. Dataverse does not say whether an upserted row was created or updated.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export type Change<Row> = { readonly type: 'upserted'; readonly row: TrackedRow<Row> } | Deletion;
